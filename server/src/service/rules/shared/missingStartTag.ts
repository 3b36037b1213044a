/** A start tag that is missing, damaged, or written as an end tag, so that the text and the end tag after it are faults. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { skipSpaces } from '../../syntax/characters.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import { countWhile } from '../../text/ordered.js';
import type { Fix } from '../rule.js';
import { changeTextFix, insertTextFix } from './textFixes.js';

/** Elements that contain only text. */
const leaves: ReadonlySet<string> = new Set(['key', 'string', 'integer', 'real', 'date', 'data']);

/** The fix for all of these faults if the text or the end tag `fault` is a part of an element without a start tag. */
export function missingStartTagFix(
	fault: SyntaxFault<'unexpected-text' | 'unexpected-end-tag'>,
	{ text, syntax: { faults } }: DriverPlist,
): Fix | undefined {
	const own = countWhile(faults.length, (at) => (faults[at]?.range.start ?? 0) < fault.range.start);
	for (const at of [own - 1, own, own + 1]) {
		const [before, content, end] = [faults[at - 1], faults[at], faults[at + 1]];
		if (content?.code !== 'unexpected-text' || end?.code !== 'unexpected-end-tag') continue;
		if (!leaves.has(end.name) || !isNext(text, content, end)) continue;
		if (/[\r\n]/.test(content.text)) continue;
		const isEndTag = before?.code === 'unexpected-end-tag' && before.name === end.name;
		const mistyped = isEndTag && isNext(text, before, content) ? before : undefined;
		if (![mistyped, content, end].includes(fault)) continue;
		return fixOf(content, end.name, mistyped);
	}
	return undefined;
}

/** Whether only spaces are between two faults. */
function isNext(text: string, { range }: SyntaxFault, next: SyntaxFault): boolean {
	return skipSpaces(text, range.end) === next.range.start;
}

function fixOf(
	{ range: { start }, text }: SyntaxFault<'unexpected-text'>,
	name: string,
	mistyped: SyntaxFault | undefined,
): Fix {
	const tag = `<${name}>`;
	if (mistyped) return changeTextFix(mistyped.range, tag);
	const rest = tag.slice(1);
	return text.startsWith(rest)
		? changeTextFix({ start, end: start + rest.length }, tag)
		: insertTextFix(start, tag);
}
