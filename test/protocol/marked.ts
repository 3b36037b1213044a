/** Texts with a cursor `|`, and positions in them. */
import type { Position, Range, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readCaret } from '../support/markers.js';

/** The text without its cursor, and the position of the cursor. */
export function caret(marked: string): { readonly text: string; readonly position: Position } {
	const { text, offset } = readCaret(marked);
	return { text, position: documentOf(text).positionAt(offset) };
}

export function textIn(text: string, range: Range): string {
	return documentOf(text).getText(range);
}

export function edited(text: string, edits: readonly TextEdit[]): string {
	return TextDocument.applyEdits(documentOf(text), [...edits]);
}

/** The position of the first occurrence of `part`. */
export function positionOf(text: string, part: string): Position {
	return documentOf(text).positionAt(text.indexOf(part));
}

export function rangeOf(text: string, part: string): Range {
	const start = text.indexOf(part);
	const document = documentOf(text);
	return { start: document.positionAt(start), end: document.positionAt(start + part.length) };
}

function documentOf(text: string): TextDocument {
	return TextDocument.create('file:///x.plist', 'xml', 1, text);
}
