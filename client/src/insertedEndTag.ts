/** The end tag that was inserted last. Who types it nevertheless, as in an editor that inserts none, has it once. */
import { Position, Range, type TextDocument, type TextEditor } from 'vscode';
import { editWhileTyping } from './editWhileTyping.js';

export class InsertedEndTag {
	#last: { readonly document: TextDocument; readonly tag: string } | undefined;

	/** `snippet` is what was inserted, with the end tag at its end. */
	remember(document: TextDocument, snippet: string): void {
		const [tag] = /<\/\w+>$/.exec(snippet) ?? [];
		this.#last = tag === undefined ? undefined : { document, tag };
	}

	/** Whether a text would complete the same end tag, which is after the position already. */
	isRestOf(rest: string, document: TextDocument, position: Position): boolean {
		return this.#last?.tag === `</${rest}` && this.#rangeAfter(document, position) !== undefined;
	}

	/** Whether the same end tag ends at a position before it. */
	isTypedBefore(document: TextDocument, position: Position): boolean {
		const before = document.lineAt(position.line).text.slice(0, position.character);
		const isTyped = this.#last !== undefined && before.endsWith(this.#last.tag);
		return isTyped && this.#rangeAfter(document, position) !== undefined;
	}

	/** Removes the end tag after a position. */
	async removeAfter(editor: TextEditor, position: Position): Promise<void> {
		const isRemoved = await editWhileTyping(editor, () => {
			const range = this.#rangeAfter(editor.document, position);
			return range && ((edit) => edit.delete(range));
		});
		if (isRemoved) this.#last = undefined;
	}

	/** The end tag with the whitespace before it; undefined where anything else is between it and the position. */
	#rangeAfter(document: TextDocument, position: Position): Range | undefined {
		if (document !== this.#last?.document) return undefined;
		const after = document.getText(new Range(position, new Position(position.line + 2, 0)));
		const [space = ''] = /^\s*/.exec(after) ?? [];
		if (!after.startsWith(this.#last.tag, space.length)) return undefined;
		const end = document.offsetAt(position) + space.length + this.#last.tag.length;
		return new Range(position, document.positionAt(end));
	}
}
