/** Whether a name looks like a misspelling of another. */

/** What a name was most likely meant to be. */
export interface Spelling {
	readonly meant: string;
	/** Different in case, blanks and separators alone, or by one slip in a word long enough to tell. */
	readonly certain: boolean;
}

/** The name in `known` that `written` most likely stands for; undefined where none is near enough. */
export function spellingOf(written: string, known: Iterable<string>): Spelling | undefined {
	const plain = plainForm(written);
	let nearest: Spelling | undefined;
	for (const key of known) {
		if (key === written) return undefined;
		if (mayBeAlike(key, plain) && plainForm(key) === plain) return { meant: key, certain: true };
		if (!nearest?.certain) {
			const slips = slipsIn(written, key);
			const certain = slips?.certain ?? false;
			if (slips && (certain || !nearest)) nearest = { meant: key, certain };
		}
	}
	return nearest;
}

/** `spellingOf`, however sure that is. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
	return spellingOf(written, known)?.meant;
}

/** The names that begin with all the words of `written`, of which there are several: the rest was left out. */
export function longerNames(written: string, known: Iterable<string>): readonly string[] {
	if (!/\w[\s.]\w/.test(written)) return [];
	const start = written.toLowerCase();
	return [...known].filter(
		(key) => key.toLowerCase().startsWith(start) && /[\s.]/.test(key.charAt(start.length)),
	);
}

/** Case, blanks and separators are what people get wrong without noticing. */
function plainForm(key: string): string {
	return key.replace(/[\s_\-.]/g, '').toLowerCase();
}

/** No described key has more blanks and separators. */
const MOST_SEPARATORS = 16;

/** Tells most keys apart without their plain forms, which a file full of unknown keys would ask for by the million. */
function mayBeAlike(key: string, plain: string): boolean {
	const separators = key.length - plain.length;
	if (separators < 0 || separators > MOST_SEPARATORS) return false;
	return key.charAt(0).toLowerCase() === plain.charAt(0) || /^[\s_\-.]/.test(key);
}

/**
 * Whether two names are one with slips in it. The parts of a dotted name are compared each for itself: what all names
 * of a family begin with says nothing about `family.hid` and `family.midi`.
 */
function slipsIn(written: string, key: string): { readonly certain: boolean } | undefined {
	if (Math.abs(written.length - key.length) > 2) return undefined;
	const parts = written.split('.');
	const others = key.split('.');
	if (parts.length !== others.length) return undefined;
	const isDotted = parts.length > 1;
	let certain = true;
	let count = 0;
	for (const [index, part] of parts.entries()) {
		const other = others[index] ?? '';
		if (part === other) continue;
		const slips = slipsInWord(part, other, isDotted);
		if (slips === 0) return undefined;
		count += slips;
		if (Math.min(part.length, other.length) < leastLength) certain = false;
	}
	return count > 2 ? undefined : { certain: certain && count === 1 };
}

/** Shorter words are too many others with one letter changed, unless what they are a part of is the same. */
const leastLength = 6;
const leastPartLength = 3;
/** Words of this length are told by all but two of their letters. */
const longLength = 12;

/** How many slips make one word of the other: one, or two in long words; 0 where they are two words. */
function slipsInWord(written: string, key: string, isPart: boolean): number {
	const shorter = Math.min(written.length, key.length);
	if (shorter < (isPart ? leastPartLength : leastLength)) return 0;
	if (written.replace(/\d/g, '') === key.replace(/\d/g, '')) return 0;
	if (written.endsWith(key) || key.endsWith(written)) return 0;
	if (written.startsWith(key)) return isOneLetterMore(written, key, isPart) ? 1 : 0;
	if (key.startsWith(written)) return key.length - written.length === 1 ? 1 : 0;
	if (extremes(written) === extremes(key) || isOtherAcronym(written, key)) return 0;
	const slips = editDistance(written, key, 2);
	return slips === 1 || (slips === 2 && shorter >= longLength) ? slips : 0;
}

/** The last letter twice, or a plural; plurals are names of their own unless only Apple has names that begin so. */
function isOneLetterMore(written: string, key: string, isPart: boolean): boolean {
	if (written.length - key.length !== 1) return false;
	if (written.at(-1) === key.at(-1)) return true;
	return written.endsWith('s') && (isPart || /^(?:CF|IO|NS|OS|id[A-Z])/.test(key));
}

/** A minimum is the opposite of the maximum, not a slip. */
function extremes(word: string): string {
	return word.replace(/Min(?=imum|[A-Z])/g, 'Max');
}

/** `AppleUSBOHCIPCI` is not meant to be `AppleUSBXHCIPCI`: capitals for others make another thing's name. */
function isOtherAcronym(written: string, key: string): boolean {
	if (!/[a-z]/.test(key)) return false;
	const [left, right] = differing(written, key);
	if (!/^[A-Z]+$/.test(left) || !/^[A-Z]+$/.test(right)) return false;
	return [...left].sort().join('') !== [...right].sort().join('');
}

/** What is left of two words without what both begin and end with. */
function differing(a: string, b: string): readonly [string, string] {
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let endA = a.length;
	let endB = b.length;
	while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
		endA--;
		endB--;
	}
	return [a.slice(start, endA), b.slice(start, endB)];
}

/** Damerau-Levenshtein distance (neighbours swapped count once); `limit + 1` where it is more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
	const [left, right] = differing(a, b);
	if (Math.max(left.length, right.length) > limit + 8) return limit + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let i = 1; i <= left.length; i++) {
		const row = [i];
		for (let j = 1; j <= right.length; j++) {
			const same = left[i - 1] === right[j - 1] ? 0 : 1;
			let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
				cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
			}
			row.push(cost);
		}
		beforeLast = last;
		last = row;
	}
	return Math.min(last[right.length] ?? 0, limit + 1);
}
