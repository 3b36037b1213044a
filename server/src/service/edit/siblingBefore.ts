/** Finds the place of a new key among its siblings. */
import type { DictEntry } from '../value/plistValue.js';

/** Prefixes of keys that people keep together. */
const family =
	/^(?:CFBundle|OSBundle|IOUser|IOPCI|IOHID|IO|OS|NS|LS|DT|UI|id|bInterface|bDevice|b)(?=[A-Z]|$)/;

/**
 * The entry after which `key` is inserted. If the entries are in alphabetical order, `key` is, too; otherwise it comes
 * after the last key with the same prefix, or after all others. Undefined for the first place.
 */
export function siblingBefore(entries: readonly DictEntry[], key: string): DictEntry | undefined {
	if (isAlphabetical(entries)) {
		const next = entries.findIndex((entry) => compare(entry.key, key) > 0);
		return next < 0 ? entries.at(-1) : entries[next - 1];
	}
	const name = family.exec(key)?.[0];
	const relatives = entries.filter((entry) => family.exec(entry.key)?.[0] === name);
	return (name === undefined ? undefined : relatives.at(-1)) ?? entries.at(-1);
}

function isAlphabetical(entries: readonly DictEntry[]): boolean {
	return (
		entries.length >= 3 &&
		entries.every((entry, index) => {
			const before = entries[index - 1];
			return !before || compare(before.key, entry.key) <= 0;
		})
	);
}

function compare(a: string, b: string): number {
	const left = a.toLowerCase();
	const right = b.toLowerCase();
	return left < right ? -1 : left > right ? 1 : 0;
}
