/** Values without keys. One after an entry can be that of its key, whose own value is then that of another key. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { skipWhiteSpace } from '../syntax/characters.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';

/** Whether an edit changes a value that a value without a key follows, or an entry that contains one. */
export function changesNearStray({ text, syntax }: DriverPlist, edit: PlistEdit): boolean {
	const strays = straysIn(syntax);
	const range = rangeOf(edit);
	if (strays.length === 0 || !range) return false;
	const end = skipWhiteSpace(text, range.end, text.length);
	const next = strays[countWhile(strays.length, (at) => (strays[at] ?? 0) < range.start)];
	return next !== undefined && next <= end;
}

function rangeOf(edit: PlistEdit): TextRange | undefined {
	if ('value' in edit && typeof edit.value === 'object' && 'range' in edit.value) {
		return edit.value.range;
	}
	return 'entry' in edit && edit.kind !== 'renameKey' ? edit.entry.range : undefined;
}

const known = new WeakMap<ParseResult, readonly number[]>();

/** Where the values without keys begin, in order. */
function straysIn(syntax: ParseResult): readonly number[] {
	const found =
		known.get(syntax) ??
		syntax.faults.flatMap(({ code, range, ...fault }) =>
			code === 'value-without-key' && !('before' in fault) ? [range.start] : [],
		);
	known.set(syntax, found);
	return found;
}
