/** Wrong end tags in the text of a leaf, as in `<string>Red</dict> light</string>`: the text after them is a part of the leaf. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { leaves } from './damagedTags.js';
import { fixTitles } from './entryFixes.js';
import { hasStartTag, mostLength } from './markupInText.js';
import { indexOfFault } from './nearestFault.js';

/** How many faults before another one belong to its leaf, so that the time stays linear. */
const mostFaults = 10;

type LeafFault = SyntaxFault<'unclosed-element' | 'mismatched-end-tag'>;

type Caused = LeafFault | SyntaxFault<'unexpected-text' | 'unexpected-end-tag'>;

interface Stray {
	readonly tags: readonly TextRange[];
	/** The end of the leaf. */
	readonly end: number;
}

/** The fix for all faults of a leaf that has wrong end tags, with text after them, before its own one on the same line. */
export function strayEndTagFix(
	fault: Caused,
	{ text, syntax: { faults } }: DriverPlist,
): Fix | undefined {
	const own = indexOfFault(fault, faults);
	const last = fault.code === 'unclosed-element' ? own + mostFaults : own;
	for (let at = last; at > own - mostFaults; at--) {
		const leaf = faults[at];
		if (leaf?.code !== 'unclosed-element' && leaf?.code !== 'mismatched-end-tag') continue;
		const stray = strayEndTags(leaf, text);
		if (stray && isCaused(fault, leaf, stray, text)) return removal(stray.tags, text);
	}
	return undefined;
}

/** Whether the fault is in the leaf, around it, or a later end tag of an element that a wrong end tag closes. */
function isCaused(fault: Caused, leaf: LeafFault, { tags, end }: Stray, text: string): boolean {
	const at = endOfText(fault);
	if (endOfText(leaf) <= at && at < end) return true;
	const later = fault.code === 'unexpected-end-tag' ? `</${fault.name}>` : undefined;
	return tags.some((tag) => text.slice(tag.start, tag.end) === later);
}

function endOfText(fault: Caused): number {
	return fault.code === 'unclosed-element' ? fault.contentEnd : fault.range.start;
}

/** The wrong end tags of a leaf; undefined if there are none, or no text after them. */
function strayEndTags(leaf: LeafFault, text: string): Stray | undefined {
	const name = leaf.code === 'unclosed-element' ? leaf.element : leaf.expected;
	if (!leaves.has(name)) return undefined;
	const start = endOfText(leaf);
	const wrongEndTags = new RegExp(
		`^([ \\t]*(?:</(?!${name}>)[^<>\\r\\n]*>[^<>\\r\\n]*)+)</${name}>`,
	);
	const found = wrongEndTags.exec(text.slice(start, start + mostLength));
	const [all = '', wrong = ''] = found ?? [];
	if (wrong.replace(/<[^<>]*>/g, '').trim() === '') return undefined;
	const tags = [...wrong.matchAll(/<[^<>]*>/g)].map(({ 0: tag, index }) => ({
		start: start + index,
		end: start + index + tag.length,
	}));
	return { tags, end: start + all.length };
}

function removal(tags: readonly TextRange[], text: string): Fix {
	const key = tags.map(({ start, end }) => text.slice(start, end)).join('');
	return {
		title: fixTitles.remove({ key }),
		edits: tags.map((range) => ({ kind: 'replaceText', range, by: '' })),
		preferred: !tags.some((tag) => hasStartTag(tag, text)),
	};
}
