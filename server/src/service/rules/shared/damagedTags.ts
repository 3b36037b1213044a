/** A tag with wrong brackets, or a start tag that is missing or written as an end tag, so that the text after it is a fault, too. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { skipSpaces, skipWhiteSpace } from '../../syntax/characters.js';
import { mayContainTag } from '../../syntax/damagedTags.js';
import { elementNames } from '../../syntax/elementNames.js';
import { rootTagInText } from '../../syntax/rootTag.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { Fix } from '../rule.js';
import { indexOfFault, nearestBy } from './nearestFault.js';
import { changeTextFix, insertTextFix } from './textFixes.js';

/** Elements that contain only text. */
export const leaves: ReadonlySet<string> = new Set([
	'key',
	'string',
	'integer',
	'real',
	'date',
	'data',
]);

/** Leaves of which line breaks are often a part. Of other text, only the last line is a part of the leaf. */
const multiline: ReadonlySet<string> = new Set(['string', 'data']);

const inTag = `(/?(?:${elementNames.join('|')})[ \\t]*/?)`;

/** A tag without its first character, or with another one, or in brackets of another kind. */
const damagedTag = new RegExp(
	`^(?:(?:[^\\s</]|&lt;)?${inTag}>|(?:&lt;|[({[])${inTag}(?:&gt;|[)}\\]]))`,
);

/** The tag at the beginning of a text: as it is written, and what is in its brackets. */
function tagIn(fault: SyntaxFault): { written: string; inner: string } | undefined {
	if (fault.code !== 'unexpected-text') return undefined;
	const root = rootTagInText(fault.text, 0);
	if (root) return { written: fault.text.slice(0, root.end), inner: root.tag.slice(1, -1) };
	const [written = '', inner, bracketed] = damagedTag.exec(fault.text) ?? [];
	const either = inner ?? bracketed;
	return either === undefined ? undefined : { written, inner: either };
}

const nearestTag = nearestBy((fault) => tagIn(fault)?.inner);

/** The fix for all of these faults if the text or the end tag `fault` is a part of an element without a start tag. */
export function damagedTagFix(
	fault: SyntaxFault<'unexpected-text' | 'unexpected-end-tag'>,
	{ text, syntax: { faults } }: DriverPlist,
): Fix | undefined {
	if (fault.code === 'unexpected-text') {
		const restored = restoredTagFix(fault);
		if (restored) return restored;
	}
	const own = indexOfFault(fault, faults);
	for (const at of [own - 1, own, own + 1]) {
		const [before, content, end] = [faults[at - 1], faults[at], faults[at + 1]];
		if (content?.code !== 'unexpected-text' || end?.code !== 'unexpected-end-tag') continue;
		if (!leaves.has(end.name) || !isEndOf(text, content, end)) continue;
		const isEndTag = before?.code === 'unexpected-end-tag' && before.name === end.name;
		const isWhole = multiline.has(end.name) || !/[\r\n]/.test(content.text);
		const mistyped = isEndTag && isWhole && isNext(text, before, content) ? before : undefined;
		if (![mistyped, content, end].includes(fault)) continue;
		const own = faults.slice(Math.max(0, at - mostFaults), at);
		const isOpen = own.some(
			(each) => each.code === 'unclosed-element' && each.element === end.name,
		);
		const fix = fixOf(content, end.name, mistyped);
		// The start tag can be there, and another element after it.
		return isOpen ? { ...fix, preferred: false } : fix;
	}
	return fault.code === 'unexpected-end-tag'
		? otherTagFix(fault, faults, -1, fault.name)
		: undefined;
}

/** The fix for an element without an end tag if its end tag is there with wrong brackets. */
export function damagedEndTagFix(
	fault: SyntaxFault<'unclosed-element'>,
	{ syntax: { faults } }: DriverPlist,
): Fix | undefined {
	return otherTagFix(fault, faults, 1, `/${fault.element}`);
}

/** The fix of the nearest text in a direction that is a tag with wrong brackets. */
function otherTagFix(
	fault: SyntaxFault,
	faults: readonly SyntaxFault[],
	step: 1 | -1,
	inner: string,
): Fix | undefined {
	const other = nearestTag(faults, fault, step, inner);
	return other && restoredTagFix(other);
}

/** How many faults before an end tag are read for its start tag, so that the time stays linear. */
const mostFaults = 4;

/** Whether an end tag is directly after a text. Data often has its end tag on a line of its own. */
function isEndOf(
	text: string,
	content: SyntaxFault,
	end: SyntaxFault<'unexpected-end-tag'>,
): boolean {
	const skip = end.name === 'data' ? skipWhiteSpace : skipSpaces;
	return skip(text, content.range.end, end.range.start) === end.range.start;
}

/** Whether only spaces are between two faults. */
function isNext(text: string, { range }: SyntaxFault, next: SyntaxFault): boolean {
	return skipSpaces(text, range.end) === next.range.start;
}

function fixOf(
	content: SyntaxFault<'unexpected-text'>,
	name: string,
	mistyped: SyntaxFault | undefined,
): Fix {
	const tag = `<${name}>`;
	if (mistyped) return changeTextFix(mistyped.range, tag);
	const restored = restoredTagFix(content);
	if (restored) return restored;
	const { range, text } = content;
	const inText = multiline.has(name) ? 0 : startOfLastLine(text);
	const start = range.start + inText;
	const rest = restOfTag(text.slice(inText), name);
	if (rest) return changeTextFix({ start, end: start + rest.length }, tag);
	const fix = insertTextFix(start, tag);
	// A part of a tag is not a value.
	return { ...fix, preferred: !mayContainTag(text, name) };
}

/** What is left at the beginning of a text of the start tag of `name`, whose first characters are missing: `tring>`, `>`. */
function restOfTag(text: string, name: string): string | undefined {
	const [rest, end = ''] = /^([a-z]*)>/.exec(text) ?? [];
	return name.endsWith(end) ? rest : undefined;
}

function startOfLastLine(text: string): number {
	return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
}

/** The fix of a text that begins with a tag with wrong brackets. */
function restoredTagFix(fault: SyntaxFault): Fix | undefined {
	const tag = tagIn(fault);
	if (!tag) return undefined;
	const { start } = fault.range;
	return changeTextFix({ start, end: start + tag.written.length }, `<${tag.inner}>`);
}
