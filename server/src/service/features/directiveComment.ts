/** Where comments that control the check are inserted, and how. */
import type { DriverPlist } from '../document/driverPlist.js';
import { layoutOf } from '../edit/xmlText.js';
import { skipSpaces } from '../syntax/characters.js';
import type { TextEdit } from '../text/textEdit.js';
import type { PlistValue } from '../value/plistValue.js';

/** The place of a comment about the whole file: the start of the line of the root; the outermost element, if anything else is before it on that line. */
export function placeInFile({ text, syntax, lines }: DriverPlist, root: PlistValue): number {
	const outermost = syntax.root.firstElement?.start ?? root.range.start;
	const line = lines.startOfLine(root.range.start);
	const first = skipSpaces(text, line, root.range.start);
	return first === outermost || first === root.range.start ? line : outermost;
}

/** Inserts a comment on a line of its own, indented as what follows it. */
export function directiveComment(
	{ text }: DriverPlist,
	offset: number,
	directive: string,
): TextEdit {
	const indent = text.slice(offset, skipSpaces(text, offset));
	const newText = `${indent}<!-- ${directive} -->${layoutOf(text).eol}`;
	return { range: { start: offset, end: offset }, newText };
}
