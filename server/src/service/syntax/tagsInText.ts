/** Tags in a leaf whose own end tag follows, so that they are text: `use <dict>`, `the <b>USB</b> device`. */
import { indentationBefore, nameEnd } from './characters.js';
import type { LeafName } from './elementNames.js';
import type { ForwardSearch } from './forwardSearch.js';
import { startTagEnd } from './startTag.js';

export interface TagsInText {
	/** The offset after the last of them. */
	readonly tagsEnd: number;
	/** The offset of the end tag of the leaf. */
	readonly closeStart: number;
}

/** How many tags are read, so that the time stays linear. */
const mostTags = 20;

/**
 * The tags from `at` to the end tag of the leaf `name`, if none of them begins a line or is that of another leaf with this
 * name: in `<string>Red<key>B</key><string>C</string>`, an end tag is missing. `isAlone`: another one can't be directly
 * after the leaf.
 */
export function tagsInText(
	text: string,
	name: LeafName,
	at: number,
	isAlone: boolean,
): TagsInText | undefined {
	const endTag = `</${name}>`;
	let repeated = 0;
	let tagsEnd = at;
	let mayRepeat = isAlone;
	let next = at;
	for (let count = 0; count < mostTags && next >= 0; count++) {
		if (text.startsWith(endTag, next)) {
			const after = text.indexOf('<', next + endTag.length);
			// One that is text has an end tag that is text.
			const isPair = repeated > 0 && text.startsWith(endTag, after);
			if (!isPair) return { tagsEnd, closeStart: next };
			repeated--;
		}
		if (/[!?]/.test(text.charAt(next + 1)) || indentationBefore(text, next) >= 0) return undefined;
		const isSame = text.startsWith(`<${name}`, next);
		if (isSame && !mayRepeat) return undefined;
		mayRepeat &&= isSame;
		if (isSame) repeated++;
		tagsEnd = endOfTag(text, next);
		next = text.indexOf('<', tagsEnd);
	}
	return undefined;
}

/** Whether a start tag, of whatever element, is at the `<` at `at`. At the beginning of a line, it is that of another element. */
export function isStartTag(text: string, at: number, search: ForwardSearch): boolean {
	if (!/[A-Za-z]/.test(text.charAt(at + 1)) || indentationBefore(text, at) >= 0) return false;
	return startTagEnd(text, nameEnd(text, at + 1), search) > 0;
}

/** The end of the tag at `at`; the offset after its `<` if another one begins before a `>`. */
function endOfTag(text: string, at: number): number {
	const end = text.indexOf('>', at) + 1;
	const next = text.indexOf('<', at + 1);
	return end > 0 && (next < 0 || end <= next) ? end : at + 1;
}
