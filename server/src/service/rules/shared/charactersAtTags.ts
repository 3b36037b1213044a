/** Characters between the text of a leaf and one of its tags, which can be left over from that tag, or a part of the text. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { changeTextFix, removeTextFix } from './textFixes.js';

/** The fix for a character in a text, which must be written as `by`; next to a tag, two of which a person chooses one. */
export function characterFixes(
	range: TextRange,
	by: string,
	plist: DriverPlist,
	isCertain = true,
): readonly Fix[] {
	const { text } = plist;
	const { start, end } = range;
	const isFirst = text.charAt(start - 1) === '>';
	const isLast = text.startsWith('</', end);
	// The only character is the text.
	if (isFirst === isLast) return [changeTextFix(range, by, isCertain)];
	const escaped = changeTextFix(range, by, false);
	const removed = removeTextFix(plist, range, text.slice(start, end), false);
	const isAtName = /[\p{L}\p{M}\p{N}_$]/u.test(text.charAt(isFirst ? end : start - 1));
	return isAtName ? [removed, escaped] : [escaped, removed];
}
