/**
 * Values that may not be those of their keys. A value without a key can be that of the key before it, whose own value is then that
 * of another key; a `<` in a value can be the start of a tag that is exchanged with its end tag.
 */
import type { DriverPlist } from '../document/driverPlist.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { skipWhiteSpace } from '../syntax/characters.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';

/** Whether an edit changes such a value, or an entry that contains one, or adds an entry next to one, which can be its value. */
export function changesDoubtfulValue({ text, syntax }: DriverPlist, edit: PlistEdit): boolean {
	const doubts = doubtsIn(syntax);
	const range = rangeOf(edit);
	if (doubts.length === 0 || !range) return false;
	const end = skipWhiteSpace(text, range.end, text.length);
	const next = doubts[countWhile(doubts.length, (at) => (doubts[at] ?? 0) < range.start)];
	return next !== undefined && next <= end;
}

function rangeOf(edit: PlistEdit): TextRange | undefined {
	if ('value' in edit && typeof edit.value === 'object' && 'range' in edit.value) {
		return edit.value.range;
	}
	if (edit.kind === 'insertEntry' || edit.kind === 'insertXml') return edit.into.range;
	return 'entry' in edit && edit.kind !== 'renameKey' ? edit.entry.range : undefined;
}

const known = new WeakMap<ParseResult, readonly number[]>();

/** Where the values without keys, and each `<` in a value, begin, in order. */
function doubtsIn(syntax: ParseResult): readonly number[] {
	const found =
		known.get(syntax) ??
		syntax.faults.flatMap(({ code, range, ...fault }) =>
			(code === 'value-without-key' && !('before' in fault)) || code === 'bare-less-than'
				? [range.start]
				: [],
		);
	known.set(syntax, found);
	return found;
}
