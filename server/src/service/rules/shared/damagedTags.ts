/** A tag without its `<`, or a start tag that is missing or written as an end tag, so that the text after it is a fault, too. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { skipSpaces, skipWhiteSpace } from '../../syntax/characters.js';
import { elementNames } from '../../syntax/elementNames.js';
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

/** A tag without its first character, or with another one. */
const restOfTag = new RegExp(`^(?:[^\\s<>/]|&lt;)?(/?(?:${elementNames.join('|')})[ \\t]*/?>)`);

const nearestRest = nearestBy((fault) =>
	fault.code === 'unexpected-text' ? restOfTag.exec(fault.text)?.[1] : undefined,
);

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
		return fixOf(content, end.name, mistyped);
	}
	return fault.code === 'unexpected-end-tag'
		? otherTagFix(fault, faults, -1, `${fault.name}>`)
		: undefined;
}

/** The fix for an element without an end tag if its end tag is there without its `<`. */
export function damagedEndTagFix(
	fault: SyntaxFault<'unclosed-element'>,
	{ syntax: { faults } }: DriverPlist,
): Fix | undefined {
	return otherTagFix(fault, faults, 1, `/${fault.element}>`);
}

/** The fix of the nearest text in a direction that is a tag without its `<`. */
function otherTagFix(
	fault: SyntaxFault,
	faults: readonly SyntaxFault[],
	step: 1 | -1,
	rest: string,
): Fix | undefined {
	const other = nearestRest(faults, fault, step, rest);
	return other && restoredTagFix(other);
}

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
	const fix = insertTextFix(range.start + (multiline.has(name) ? 0 : startOfLastLine(text)), tag);
	// A part of a tag is not a value.
	return { ...fix, preferred: !text.includes(`${name}>`) };
}

function startOfLastLine(text: string): number {
	return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
}

/** The fix of a text that begins with a tag without its `<`. */
function restoredTagFix(fault: SyntaxFault): Fix | undefined {
	const [written, rest] =
		fault.code === 'unexpected-text' ? (restOfTag.exec(fault.text) ?? []) : [];
	if (written === undefined || rest === undefined) return undefined;
	const { start } = fault.range;
	return changeTextFix({ start, end: start + written.length }, `<${rest}`);
}
