/** Whether a key looks like a misspelling of another. */
import type { Dict } from '../value/plistValue.js';

/** The key in `known` that `written` most likely stands for; undefined where none is near enough. */
export function nearestKey(written: string, known: Iterable<string>): string | undefined {
	const plain = plainForm(written);
	let nearest: string | undefined;
	for (const key of known) {
		if (key === written) return undefined;
		if (mayBeAlike(key, plain) && plainForm(key) === plain) return key;
		if (nearest === undefined && isMisspelling(written, key)) nearest = key;
	}
	return nearest;
}

/** Whether the dict has `key`, or in its place what looks like a misspelling of it: one mistake is said once. */
export function hasKeyOrMisspelling(dict: Dict, key: string): boolean {
	return (
		dict.get(key) !== undefined ||
		dict.entries.some((entry) => nearestKey(entry.key, [key]) !== undefined)
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

/** One slip, two in long keys; digits, a plural and a prefix that switches a key off are no slips. */
function isMisspelling(written: string, key: string): boolean {
	const shorter = Math.min(written.length, key.length);
	if (shorter < 6 || Math.abs(written.length - key.length) > 2) return false;
	if (written.replace(/\d/g, '') === key.replace(/\d/g, '')) return false;
	if (written.startsWith(key) || written.endsWith(key) || key.endsWith(written)) return false;
	const slips = editDistance(written, key, 2);
	return slips === 1 || (slips === 2 && shorter >= 12);
}

/** Damerau-Levenshtein distance (neighbours swapped count once); `limit + 1` where it is more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let endA = a.length;
	let endB = b.length;
	while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
		endA--;
		endB--;
	}
	const left = a.slice(start, endA);
	const right = b.slice(start, endB);
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
