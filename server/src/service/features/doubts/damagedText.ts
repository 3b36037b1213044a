/**
 * Values that may not be those of their keys. A value without a key can be that of the key before it, whose own value is then that
 * of another key; a `<` in a value can be the start of a tag that is exchanged with its end tag.
 */

import type { DriverPlist } from '../../document/driverPlist.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { onceFor } from '../../once.js';
import { skipWhiteSpace } from '../../syntax/characters.js';
import { parentAt } from '../../syntax/nodeAt.js';
import type { SyntaxCode } from '../../syntax/syntaxFault.js';
import type { ParseResult } from '../../syntax/syntaxTree.js';
import { countWhile } from '../../text/ordered.js';
import type { TextRange } from '../../text/textRange.js';
import { dictsWithEditedKeys } from './editedDicts.js';

/** Whether an edit changes such a value, or an entry that contains one, or adds, removes, or renames an entry next to one. */
export function changesDoubtfulValue({ text, syntax }: DriverPlist, edit: PlistEdit): boolean {
	const { offsets, dicts, hasCommentMark } = doubtsIn(syntax);
	if (hasCommentMark) return true;
	if (offsets.length === 0) return false;
	if (dictsWithEditedKeys(edit).some((dict) => dicts.has(dict.range.start))) return true;
	const range = rangeOf(edit);
	if (!range) return false;
	const end = skipWhiteSpace(text, range.end, text.length);
	const next = offsets[countWhile(offsets.length, (at) => (offsets[at] ?? 0) < range.start)];
	return next !== undefined && next <= end;
}

function rangeOf(edit: PlistEdit): TextRange | undefined {
	if ('value' in edit && typeof edit.value === 'object' && 'range' in edit.value) {
		return edit.value.range;
	}
	if (edit.kind === 'insertEntry' || edit.kind === 'insertXml') return edit.into.range;
	if (edit.kind === 'renameKey') return edit.entry.keyRange;
	return 'entry' in edit ? edit.entry.range : undefined;
}

interface Doubts {
	/** Where the values without keys, each `<` in a value, and each unfinished tag begin, in order. */
	readonly offsets: readonly number[];
	/** Where the dictionaries begin in which a key or a value is missing. */
	readonly dicts: ReadonlySet<number>;
	/** Whether there is a mark of a comment that is none in XML, or the end of one that contains another: what it is about is not to be read. */
	readonly hasCommentMark: boolean;
}

const doubtsIn = onceFor(findDoubts);

function findDoubts(result: ParseResult): Doubts {
	const { faults, root } = result;
	const missing = faults.filter((fault) => missingParts.has(fault.code) && !('before' in fault));
	const others = faults.filter(
		({ code }) => code === 'bare-less-than' || code === 'unfinished-tag',
	);
	return {
		offsets: [...missing, ...others].map(({ range }) => range.start).sort((a, b) => a - b),
		dicts: new Set(missing.map(({ range }) => parentAt(root, range.start).start)),
		hasCommentMark: hasCommentMark(result),
	};
}

/** Of programming languages, of templates, and of XML with a slip. */
const commentMark = /--|[-–—]>|\/\*|\*\/|\/\/|#|<!/;

/** The end of a comment, which can be there twice. */
const commentEnd = /^(?:--|[-–—]) ?!?>$/;

function hasCommentMark({ text, faults, comments }: ParseResult): boolean {
	const marks = faults.flatMap((each) =>
		each.code === 'unexpected-text' && commentMark.test(each.text) ? [each.text.trim()] : [],
	);
	if (marks.some((mark) => !commentEnd.test(mark))) return true;
	const isNested = ({ start, end }: TextRange): boolean => {
		const inner = text.indexOf('<!--', start + 1);
		return inner >= 0 && inner < end;
	};
	return marks.length > 0 && comments.some(isNested);
}

const missingParts: ReadonlySet<SyntaxCode> = new Set(['key-without-value', 'value-without-key']);
