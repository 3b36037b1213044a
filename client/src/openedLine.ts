/**
 * The empty line between the tags of a dictionary that were just inserted. Many press Enter after a start tag, as they do
 * where no end tag is inserted; it adds no second line.
 */
import {
	type Position,
	Range,
	type TextDocument,
	type TextDocumentChangeEvent,
	type TextDocumentContentChangeEvent,
	window,
} from 'vscode';
import { editWhileTyping } from './editWhileTyping.js';
import { endOf } from './typedText.js';

export class OpenedLine {
	/** Where an insertion opens a line. */
	#expected: { readonly document: TextDocument; readonly position: Position } | undefined;
	#last: { readonly document: TextDocument; readonly line: number } | undefined;

	/** Expects the insertion of an end tag at a position, with an empty line before it. */
	expect(document: TextDocument, position: Position): void {
		this.#expected = { document, position };
	}

	/** Remembers the line that a change opens, until the next change, and removes the line that Enter adds to it. */
	async follow(event: TextDocumentChangeEvent): Promise<void> {
		const { document, contentChanges } = event;
		const [expected, last] = [this.#expected, this.#last];
		const [change, ...others] = contentChanges;
		if (!change) return;
		if (document === expected?.document) this.#expected = undefined;
		if (document === last?.document) this.#last = undefined;
		if (others.length > 0) return;
		if (document === expected?.document && opensLine(change, expected.position)) {
			this.#last = { document, line: expected.position.line + 1 };
		} else if (document === last?.document) {
			await skipEnter(event, change, last.line);
		}
	}
}

/** Whether a change inserts an empty line at a position, and an end tag after it. */
function opensLine({ range, text }: TextDocumentContentChangeEvent, position: Position): boolean {
	return range.start.isEqual(position) && /^\r?\n[ \t]*\r?\n[ \t]*<\/\w+>$/.test(text);
}

/** Removes the line that a change adds to the empty line, if the change is Enter at its end. */
async function skipEnter(
	{ document }: TextDocumentChangeEvent,
	change: TextDocumentContentChangeEvent,
	line: number,
): Promise<void> {
	const { range, text } = change;
	const { start, isEmpty } = range;
	const isAtEnd = document.lineAt(start.line).text.length === start.character;
	if (!isEmpty || start.line !== line || !isAtEnd) return;
	if (!/^\r?\n[ \t]*$/.test(text)) return;
	const added = new Range(start, endOf(change));
	const editor = window.activeTextEditor;
	if (editor?.document !== document) return;
	await editWhileTyping(editor, () => {
		const isThere = window.activeTextEditor === editor && document.getText(added) === text;
		return isThere ? (edit) => edit.delete(added) : undefined;
	});
}
