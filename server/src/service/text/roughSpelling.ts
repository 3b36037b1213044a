/** Finds names that may be written for another one, with more differences than those that a correction is certain for. */
import { commonEnd, commonStart, editDistance } from './spelling.js';

/** Shorter names are contained in too many others. */
const leastLength = 5;

/** Names of this length may have two typos. */
const longLength = 12;

/**
 * Whether `written` may be intended to be `name`: with a typo, with a digit or a sign, with a part that is cut out or added,
 * twice, with its first word last, or with `No` for `Number`. A name with another number of parts between dots is another
 * one, unless only the first ones are cut off, or it has few typos, such as a missing dot.
 */
export function isRoughlySpelled(written: string, name: string): boolean {
	const [a, b] = [plain(written), plain(name)];
	if (partsOf(written) !== partsOf(name) && !name.endsWith(`.${written}`)) {
		return b.length >= longLength && hasFewTypos(a, b);
	}
	if (a === b || a.replace(/no$/, 'number') === b) return true;
	if (a.length === b.length && a.length >= leastLength && (a + a).includes(b)) return true;
	const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
	// Less than half of a name is another word of it.
	if (shorter.length < leastLength || shorter.length * 2 < longer.length) return false;
	return isPartOf(shorter, longer) || hasFewTypos(a, b);
}

function partsOf(name: string): number {
	return name.split('.').length;
}

/** Letters and digits in lowercase, with the singular of a last word such as `Libraries`. */
function plain(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '')
		.replace(/ies$/, 'y');
}

/** Whether a name is in another one, or is that without a part in the middle. */
function isPartOf(shorter: string, longer: string): boolean {
	if (longer.includes(shorter)) return true;
	const start = commonStart(shorter, longer);
	return start + commonEnd(shorter, longer, start) === shorter.length;
}

function hasFewTypos(a: string, b: string): boolean {
	const limit = b.length >= longLength ? 2 : 1;
	return editDistance(a, b, limit) <= limit;
}
