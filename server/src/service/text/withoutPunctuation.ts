/** A text between quotes, brackets, and the punctuation of code, which people copy with a name. */
import { trimmedEnd } from './trimmedEnd.js';

const before = /^[\s"'`“”‘’«()[\]{}<>;:,=\p{Cf}]+/u;
const after = /[\s"'`“”‘’»)\]}>;:,=?!\p{Cf}]/u;

/** The text without what is around it, invisible characters included. Other characters before a name, such as `#`, turn it off. */
export function withoutPunctuation(text: string): string {
	return trimmedEnd(text, (character) => after.test(character)).replace(before, '');
}
