/**
 * The empty line between the tags of a dictionary that were just inserted. Many press Enter after a start tag, as they do
 * where no end tag is inserted; it adds no second line.
 */
import { Range, type TextDocument, type TextDocumentChangeEvent, window } from 'vscode';
import { editWhileTyping } from './editWhileTyping.js';
import { endOf } from './typedText.js';

export class OpenedLine {
	#last:
		| { readonly document: TextDocument; readonly version: number; readonly line: number }
		| undefined;

	/** Remembers the line until the next change. */
	remember(document: TextDocument, line: number): void {
		this.#last = { document, version: document.version, line };
	}

	/** Removes the line that Enter added. */
	async skipEnter({ document, contentChanges }: TextDocumentChangeEvent): Promise<void> {
		const last = this.#last;
		const [change, ...others] = contentChanges;
		if (document !== last?.document || !change) return;
		this.#last = undefined;
		if (others.length > 0 || document.version !== last.version + 1) return;
		const { start, isEmpty } = change.range;
		const isAtEnd = document.lineAt(start.line).text.length === start.character;
		if (!isEmpty || start.line !== last.line || !isAtEnd) return;
		if (!/^\r?\n[ \t]*$/.test(change.text)) return;
		const added = new Range(start, endOf(change));
		const editor = window.activeTextEditor;
		if (editor?.document !== document) return;
		await editWhileTyping(editor, () => {
			const isThere = window.activeTextEditor === editor && document.getText(added) === change.text;
			return isThere ? (edit) => edit.delete(added) : undefined;
		});
	}
}
