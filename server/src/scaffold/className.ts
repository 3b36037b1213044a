/** Class names made of the names of devices and personalities. */
import { withoutAccents } from '../service/index.js';

/** Long enough for the words that identify a device; names in the public lists are up to four times as long. */
const readableLength = 32;

/** A remark in a name of the public lists: `82371MX Mobile PCI (MPIIX)`. */
const remark = /\([^()]*\)|\[[^[\]]*\]/g;

/** The class name to propose for a device: a name without remarks, cut at words to a readable length. */
export function proposedClassName(text: string, limit = readableLength): string {
	return classNameOf(text.replace(remark, ' '), Math.min(limit, readableLength));
}

/**
 * The words of `text` as one name of at most `limit` characters. If they are too long, whole words are left out before
 * the last one, which is usually `Driver`.
 */
export function classNameOf(text: string, limit: number): string {
	const all = wordsOf(text);
	const words = all.length > limit ? [...all.slice(0, limit), ...all.slice(-1)] : all;
	const last = words.pop() ?? '';
	while (words.length > 1 && nameOf([...words, last]).length > limit) words.pop();
	if (words.length === 0) return nameOf(last === 'Driver' ? ['My', last] : [last]).slice(0, limit);
	const first = nameOf(words).slice(0, Math.max(limit - last.length, 0));
	return `${first}${last}`.slice(0, limit);
}

/** Words of ASCII letters and digits, each with a capital letter and none twice in a row. */
function wordsOf(text: string): string[] {
	return withoutAccents(text)
		.replaceAll('I/O', 'IO')
		.split(/[^A-Za-z0-9]+/)
		.filter((word) => word !== '')
		.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
		.filter((word, index, all) => word !== all[index - 1]);
}

/** C++ names do not start with a digit, and names that start with `IO`, `OS` or `Apple` belong to Apple. */
function nameOf(words: readonly string[]): string {
	const name = words.join('');
	return /^\d/.test(name) || isNameOfApple(name) ? `My${name}` : name;
}

/** Whether a name begins like those of Apple's classes. */
export function isNameOfApple(name: string): boolean {
	return /^(?:IO|OS)(?:[A-Z]|$)|^Apple[A-Z]/.test(name);
}
