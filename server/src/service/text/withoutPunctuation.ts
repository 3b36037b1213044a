/** A text between quotes, brackets, and the punctuation of code, which people copy with a name. */

const before = /^[\s"'`“”‘’«([{<\p{Cf}]+/u;
const inside = /[^\s"'`“”‘’»)\]}>;:,=?!\p{Cf}]/u;

/** The text without what is around it, invisible characters included. Other characters before a name, such as `#`, turn it off. */
export function withoutPunctuation(text: string): string {
	let end = text.length;
	// A pattern for the end would be tried at each character before it.
	while (end > 0 && !inside.test(text.charAt(end - 1))) end--;
	return text.slice(0, end).replace(before, '');
}
