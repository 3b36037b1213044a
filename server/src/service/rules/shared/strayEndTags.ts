/** Wrong end tags in a leaf, as in `<integer>1</dict>2</integer>`: the text after them is a part of the leaf. In strings and keys, the tags can be text, too. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { leaves } from './damagedTags.js';
import { fixTitles } from './entryFixes.js';
import { mostLength, textElements } from './markupInText.js';
import { indexOfFault } from './nearestFault.js';

/** How many faults before another one belong to its leaf, so that the time stays linear. */
const mostFaults = 10;

type LeafFault = SyntaxFault<'unclosed-element' | 'mismatched-end-tag'>;

type Caused = LeafFault | SyntaxFault<'unexpected-text' | 'unexpected-end-tag'>;

interface Stray {
	readonly element: string;
	readonly tags: readonly TextRange[];
	/** The end of the leaf. */
	readonly end: number;
}

/** The fixes, each for all faults, of a leaf that has wrong end tags, with text after them, before its own one on the same line. */
export function strayEndTagFixes(
	fault: Caused,
	{ text, syntax: { faults } }: DriverPlist,
): readonly Fix[] | undefined {
	const own = indexOfFault(fault, faults);
	const last = fault.code === 'unclosed-element' ? own + mostFaults : own;
	for (let at = last; at > own - mostFaults; at--) {
		const leaf = faults[at];
		if (leaf?.code !== 'unclosed-element' && leaf?.code !== 'mismatched-end-tag') continue;
		const stray = strayEndTags(leaf, text);
		if (stray && isCaused(fault, leaf, stray, text)) return fixesOf(stray, text);
	}
	return undefined;
}

/** Whether the fault is in the leaf, around it, or a later end tag of one of the containers that a wrong end tag closes. */
function isCaused(fault: Caused, leaf: LeafFault, { tags, end }: Stray, text: string): boolean {
	const at = endOfText(fault);
	if (endOfText(leaf) <= at && at < end) return true;
	if (fault.code !== 'unexpected-end-tag' || leaves.has(fault.name)) return false;
	return tags.some((tag) => closesContainer.test(text.slice(tag.start, tag.end)));
}

const closesContainer = /^<\/(?:dict|array|plist)>$/;

function endOfText(fault: Caused): number {
	return fault.code === 'unclosed-element' ? fault.contentEnd : fault.range.start;
}

/** The wrong end tags of a leaf; undefined if there are none, or if they are not text: no text is after them, or a space before. */
function strayEndTags(leaf: LeafFault, text: string): Stray | undefined {
	const name = leaf.code === 'unclosed-element' ? leaf.element : leaf.expected;
	if (!leaves.has(name)) return undefined;
	const start = endOfText(leaf);
	const wrongEndTags = new RegExp(
		`^([ \\t]*(?:</(?!${name}>)[^<>\\r\\n]*>[^<>\\r\\n]*)+)</${name}>`,
	);
	const found = wrongEndTags.exec(text.slice(start, start + mostLength));
	const [all = '', wrong = ''] = found ?? [];
	const isInText = textElements.has(name) && /[ \t]</.test(text.charAt(start - 1) + wrong);
	if (!isInText && wrong.replace(/<[^<>]*>/g, '').trim() === '') return undefined;
	const tags = [...wrong.matchAll(/<[^<>]*>/g)].map(({ 0: tag, index }) => ({
		start: start + index,
		end: start + index + tag.length,
	}));
	return { element: name, tags, end: start + all.length };
}

/** In numbers and data, the tags are superfluous. In a text, a person decides. */
function fixesOf({ element, tags }: Stray, text: string): readonly Fix[] {
	const written = tags.map(({ start, end }) => text.slice(start, end)).join('');
	const mayBeText = textElements.has(element);
	const removed: Fix = {
		title: fixTitles.remove({ key: written }),
		edits: tags.map((range) => ({ kind: 'replaceText', range, by: '' })),
		preferred: !mayBeText,
	};
	if (!mayBeText) return [removed];
	const escaped: Fix = {
		title: fixTitles.change({ value: written.replaceAll('<', '&lt;') }),
		edits: tags.map(({ start }) => {
			return { kind: 'replaceText', range: { start, end: start + 1 }, by: '&lt;' };
		}),
	};
	return element === 'key' ? [removed, escaped] : [escaped, removed];
}
