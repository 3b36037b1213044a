/** Distinguishes an identifier with a typo from that of a sibling, such as `com.example.WidgetB` for `com.example.WidgetA`. */
import { commonEnd, commonStart, editDistance, spellingOf } from './spelling.js';

/** Whether an identifier certainly is another one in another case, or with one typo within a word. */
export function isTypoOfIdentifier(written: string, identifier: string): boolean {
	if (written === identifier) return false;
	if (written.toLowerCase() === identifier.toLowerCase()) return true;
	if (editDistance(written, identifier, 1) > 1) return false;
	const start = commonStart(written, identifier);
	const end = commonEnd(written, identifier, start);
	const parts = [written, identifier].map((each) => each.slice(start, each.length - end));
	const after = identifier.slice(identifier.length - end);
	// Other letters at the end of a word, in capitals, or digits make another name of the same vendor.
	const isSwap = parts.every((part) => part.length === 2);
	if (!parts.every((part) => /^[a-z]*$/.test(part))) return false;
	if (!isSwap && !/^[a-z]/.test(after)) return false;
	// Short words of the same vendor can differ in one letter: `com.example.cat.driver`.
	const words = [written, identifier].map((each) => wordAt(each, start));
	const isLong = words.every(({ length }) => length >= fewestLetters);
	return after.includes('.')
		? isSwap || isLong
		: spellingOf(written, [identifier])?.certain === true;
}

/** The letters of a word in which one that is other makes it a misspelling, and not another word. */
const fewestLetters = 6;

/** The part of a dotted name around an offset. */
function wordAt(name: string, offset: number): string {
	const end = name.indexOf('.', offset);
	return name.slice(name.lastIndexOf('.', offset - 1) + 1, end < 0 ? name.length : end);
}
