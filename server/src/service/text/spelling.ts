/** Finds the known name that a misspelled name resembles. */

/** The known name that a misspelled name resembles most. */
export interface Spelling {
	readonly suggestion: string;
	/** Whether the names differ only in case, spaces and separators, or by one typo in a long enough word, except for a digit, or a slash next to it. */
	readonly certain: boolean;
}

/** The name in `known` that `written` resembles most; undefined if none is similar enough, or if `written` is known. */
export function spellingOf(written: string, known: Iterable<string>): Spelling | undefined {
	const plain = plainForm(written);
	let nearest: Spelling | undefined;
	for (const key of known) {
		if (key === written) return undefined;
		if (mayBeSimilar(key, plain) && plainForm(key) === plain)
			return { suggestion: key, certain: true };
		if (hasRepeatedWord(written, key)) return { suggestion: key, certain: true };
		if (!nearest?.certain) {
			const typos = typosIn(written, key);
			const certain = typos?.certain ?? false;
			if (typos && (certain || !nearest)) nearest = { suggestion: key, certain };
		}
	}
	return nearest;
}

/** The suggestion of `spellingOf`, certain or not. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
	return spellingOf(written, known)?.suggestion;
}

/**
 * The identifier in `known`, a complete list, that a dotted name is a misspelling of: of any of its letters, or of all
 * parts before the last (`IOHIDFamily`, `com.apple.IOHIDFamily`, `apple.iokit.IOHIDFamily`).
 */
export function nearestIdentifier(written: string, known: Iterable<string>): string | undefined {
	const names = [...known];
	return (
		nearestName(written, names) ??
		nearestByEdits(written, names, mostIdentifierTypos) ??
		names.find((name) => isWithOtherStart(written.toLowerCase(), name.toLowerCase()))
	);
}

/** Whether an identifier lacks the first parts of a known one, or is of Apple and has the same last part. */
function isWithOtherStart(written: string, known: string): boolean {
	if (known.endsWith(`.${written}`)) return true;
	return written.startsWith('com.apple.') && lastPartOf(written) === lastPartOf(known);
}

/** The part after the last point: `IOHIDFamily` of `com.apple.iokit.IOHIDFamily`. */
export function lastPartOf(identifier: string): string {
	return identifier.slice(identifier.lastIndexOf('.') + 1);
}

/** The first of the names in `known` with the fewest edits between it and `written`; undefined if all have more than `most`. */
export function nearestByEdits(
	written: string,
	known: Iterable<string>,
	most: number,
): string | undefined {
	let nearest: string | undefined;
	let least = most + 1;
	for (const name of known) {
		const distance = editDistance(written, name, least - 1);
		if (distance < least) {
			least = distance;
			nearest = name;
		}
		if (least === 0) break;
	}
	return nearest;
}

/** The names that continue `written` with more words; empty if `written` is a single word. */
export function longerNames(written: string, known: Iterable<string>): readonly string[] {
	if (!/\w[\s.]\w/.test(written)) return [];
	const start = written.toLowerCase();
	return [...known].filter(
		(key) => key.toLowerCase().startsWith(start) && /[\s.]/.test(key.charAt(start.length)),
	);
}

/** More letters than these differ between identifiers of different things, such as `kpi.bsd` and `kpi.mach`. */
export const mostIdentifierTypos = 2;

/** A name without case, spaces and separators, in which people make mistakes without noticing. */
function plainForm(key: string): string {
	return key.replace(/[\s_\-.]/g, '').toLowerCase();
}

/** The maximum of spaces and separators in a described key. */
const MAX_SEPARATORS = 16;

/** Rules most keys out without computing their plain forms, since a file full of unknown keys compares millions. */
function mayBeSimilar(key: string, plain: string): boolean {
	const separators = key.length - plain.length;
	if (separators < 0 || separators > MAX_SEPARATORS) return false;
	return key.charAt(0).toLowerCase() === plain.charAt(0) || /^[\s_\-.]/.test(key);
}

/** Whether `written` is `key` with two or more of its letters written twice: `IOIOUserService`, `network.network.client`. */
function hasRepeatedWord(written: string, key: string): boolean {
	const length = written.length - key.length;
	if (length < 2 || length > key.length || key.length < leastLength) return false;
	const start = commonStart(written, key);
	const isRepeated =
		start >= length &&
		written.slice(start - length, start) === written.slice(start, start + length);
	return isRepeated && written.slice(start + length) === key.slice(start);
}

/**
 * Whether `written` is `key` with one or two typos. The parts of dotted names are compared separately: a common
 * beginning does not make `family.hid` and `family.midi` similar.
 */
function typosIn(written: string, key: string): { readonly certain: boolean } | undefined {
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
		const isInner = isDotted && index < parts.length - 1;
		const typos = isInner ? editDistance(part, other, 2) : typosInWord(part, other, isDotted);
		if (typos === 0 || (isInner && typos > 1)) return undefined;
		count += typos;
		if (Math.min(part.length, other.length) < leastLength || isUncertain(part, other)) {
			certain = false;
		}
	}
	return count > 2 ? undefined : { certain: certain && count === 1 };
}

/** Shorter words are one letter away from too many others, unless the rest of a dotted name is equal. */
const leastLength = 6;
const leastPartLength = 3;
/** Words of this length may have two typos. */
const longLength = 12;

/** The number of typos between two words: one, or two in long words; 0 if they are different words. */
function typosInWord(written: string, key: string, isPart: boolean): number {
	const shorter = Math.min(written.length, key.length);
	if (shorter < (isPart ? leastPartLength : leastLength)) return 0;
	if (isCharacterAppended(written, key, isPart) || isUncertain(written, key)) return 1;
	if (written.replace(/\d/g, '') === key.replace(/\d/g, '')) return 0;
	if (isFirstLetterWrong(written, key)) return 1;
	if (written.endsWith(key) || key.endsWith(written)) return 0;
	if (isPlural(written, key)) return isPart || isReserved.test(key) ? 1 : 0;
	if (endsInIes(key, written)) return isReserved.test(key) && !isProperty.test(written) ? 1 : 0;
	if (written.startsWith(key)) return 0;
	if (key.startsWith(written)) return isEndMissing(key.slice(written.length), written) ? 1 : 0;
	if (withMinAsMax(written) === withMinAsMax(key) || isOtherAcronym(written, key)) return 0;
	const typos = editDistance(written, key, 2);
	return typos === 1 || (typos === 2 && shorter >= longLength) ? typos : 0;
}

/**
 * Whether one letter follows the name, or a digit if only Apple gives such names. A capital can begin a word of another
 * name, and a short part may be another one: `transport.pcie`.
 */
function isCharacterAppended(written: string, key: string, isPart: boolean): boolean {
	if (written.length !== key.length + 1 || !written.startsWith(key)) return false;
	const last = written.slice(-1);
	if (last === key.at(-1)) return /\D/.test(last);
	if (isPart) return /[a-z\d]/.test(last) && key.length >= leastLength;
	return /\d/.test(last) ? isOfApple.test(key) : /[a-z]/.test(last) && isReserved.test(key);
}

/** Whether the slash of a tag is next to the name, or a digit before it, if only Apple gives such names. */
function hasOddNeighbor(written: string, key: string): boolean {
	if (written === `/${key}` || written === `${key}/`) return isReserved.test(key);
	return isOfApple.test(key) && /^\d/.test(written) && written.slice(1) === key;
}

/**
 * Whether one digit is inside a word of the name. Between words it makes a name that others may give: `PRODUCT2_NAME`,
 * `IOUSB3HostDevice`.
 */
function isDigitInserted(written: string, key: string): boolean {
	const start = commonStart(written, key);
	if (written.length !== key.length + 1 || start === key.length) return false;
	if (key.length < leastLength || written.slice(start + 1) !== key.slice(start)) return false;
	const around = key.slice(start - 1, start + 1);
	return (
		/\d/.test(written.charAt(start)) &&
		(/^(?:[a-z]{2}|[A-Z][a-z])$/.test(around) ||
			(start > 1 && isOfApple.test(key)) ||
			(/^[A-Z]{2}$/.test(around) && /^[A-Z_]+$/.test(key)))
	);
}

/** Whether a name has one typo that can be on purpose. */
function isUncertain(written: string, key: string): boolean {
	return isDigitInserted(written, key) || hasOddNeighbor(written, key);
}

/** Names of root keys that only Apple gives. */
const isOfApple = /^(?:CF|LS|NE|NS|OS|IOKit|Network)(?=[A-Z])/;

/**
 * Whether the first letter is lost or doubled, or another one is before it, but not before a word: `bDeviceClass` and
 * `DeviceClass` are two keys. An `x` turns a key off on purpose.
 */
function isFirstLetterWrong(written: string, key: string): boolean {
	const first = key.charAt(0);
	if (written === first + key) return true;
	if (written.slice(1) === key) {
		return /^[a-wyz]/.test(written) && (/^(?:[A-Z]{2}|id[A-Z])/.test(key) || isOfApple.test(key));
	}
	if (first + written !== key) return false;
	return /^[a-z]/.test(written) || /^[A-Z]{2}/.test(key);
}

/** Names of Apple, of descriptors, and of IDs. One letter more makes another name of others, such as `Manufacturers`. */
const isReserved =
	/^(?:Apple|CF|CM|IO|LS|NE|NS|OS|Network|(?:b|bcd|id)[A-Z])|(?:ID|Usage|UsagePage)$/;

function isPlural(written: string, key: string): boolean {
	if (/(?:s|x|ch|sh)$/.test(key)) return written === `${key}es`;
	return written === `${key}s` || endsInIes(written, key);
}

/** The name of a single property can be intended: `singularKey` decides by the value. */
const isProperty = /Property$/;

/** Whether a name is the plural of one that ends in `y`: `OSBundleLibraries` of `OSBundleLibrary`. */
function endsInIes(plural: string, singular: string): boolean {
	return singular.endsWith('y') && plural === `${singular.slice(0, -1)}ies`;
}

/** Whether the last letter is missing, or the plural of a word such as `Class`. */
function isEndMissing(end: string, written: string): boolean {
	return end.length === 1 || (end === 'es' && /(?:s|x|ch|sh)$/.test(written));
}

/** Makes names of a minimum and a maximum equal, which are opposites and not misspellings. */
function withMinAsMax(word: string): string {
	return word.replace(/Min(?=imum|[A-Z])/g, 'Max');
}

/** Whether the names differ in an acronym, as `AppleUSBOHCIPCI` and `AppleUSBXHCIPCI`, which name different things. */
function isOtherAcronym(written: string, key: string): boolean {
	if (!/[a-z]/.test(key)) return false;
	const [left, right] = differentPart(written, key);
	if (!/^[A-Z]+$/.test(left) || !/^[A-Z]+$/.test(right)) return false;
	return [...left].sort().join('') !== [...right].sort().join('');
}

/** The parts of two words between their common beginning and end. */
function differentPart(a: string, b: string): readonly [string, string] {
	const start = commonStart(a, b);
	const end = commonEnd(a, b, start);
	return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** How many characters at the beginning of two words are equal. */
export function commonStart(a: string, b: string): number {
	let start = 0;
	while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
	return start;
}

/** How many characters at the end of two words are equal, after `start` characters. */
export function commonEnd(a: string, b: string, start: number): number {
	const most = Math.min(a.length, b.length) - start;
	let end = 0;
	while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) {
		end++;
	}
	return end;
}

/** Whether two names have the same letters, in any order and case. */
export function hasSameLetters(name: string, other: string): boolean {
	const [own, known] = [name, other].map((each) => [...each.toLowerCase()].sort().join(''));
	return own === known;
}

/** Whether a text begins with another one, or nearly so. */
export function beginsLike(text: string, start: string): boolean {
	return [-1, 0, 1].some((more) => {
		const own = text.slice(0, start.length + more);
		return editDistance(own, start, fewTypos) <= fewTypos;
	});
}

const fewTypos = 2;

/**
 * The Damerau-Levenshtein distance, in which a swap of two adjacent letters is one edit; `limit + 1` if it exceeds `limit`.
 * Most words differ from most others in all of their characters, so that is found without the table of distances: where
 * only two edits are allowed, one is at each end. A pair around the whole name, such as quotation marks, is another mistake.
 */
export function editDistance(a: string, b: string, limit: number): number {
	const far = limit + 1;
	if (Math.abs(a.length - b.length) > limit) return far;
	const start = commonStart(a, b);
	const end = commonEnd(a, b, start);
	const width = b.length - start - end;
	const height = a.length - start - end;
	if (Math.max(width, height) > limit + 8) {
		const isNear =
			limit === 2 &&
			start + end > 0 &&
			hasTwoEditsAtEnds(a.slice(start, start + height), b.slice(start, start + width));
		return isNear ? 2 : far;
	}
	let beforeLast: number[] = [];
	let last: number[] = [];
	for (let j = 0; j <= width; j++) last.push(j);
	for (let i = 1; i <= height; i++) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= width; j++) {
			const left = a.charCodeAt(start + i - 1);
			const right = b.charCodeAt(start + j - 1);
			const same = left === right ? 0 : 1;
			let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
			const isSwapped =
				i > 1 &&
				j > 1 &&
				left === b.charCodeAt(start + j - 2) &&
				right === a.charCodeAt(start + i - 2);
			if (isSwapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
			row.push(cost);
			least = Math.min(least, cost);
		}
		if (least > limit) return far;
		beforeLast = last;
		last = row;
	}
	return Math.min(last[width] ?? 0, far);
}

/** How many characters one edit replaces, and with how many: added, removed, changed, or swapped. */
const singleEdits = [
	[0, 1],
	[1, 0],
	[1, 1],
	[2, 2],
] as const;

/** Whether one edit at the beginning and one at the end make two long texts equal. */
function hasTwoEditsAtEnds(a: string, b: string): boolean {
	return singleEdits.some(([atStart, inOther]) =>
		singleEdits.some(([atEnd, inOtherEnd]) => {
			if (a.length - atStart - atEnd !== b.length - inOther - inOtherEnd) return false;
			const areSwapsRight =
				(atStart < 2 || isSwap(a.slice(0, 2), b.slice(0, 2))) &&
				(atEnd < 2 || isSwap(a.slice(-2), b.slice(-2)));
			return (
				areSwapsRight &&
				a.slice(atStart, a.length - atEnd) === b.slice(inOther, b.length - inOtherEnd)
			);
		}),
	);
}

function isSwap(a: string, b: string): boolean {
	return a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0);
}
