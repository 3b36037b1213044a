/** What was inserted to close tags. Who types it nevertheless, as in an editor that inserts nothing, has it once. */
import { Position, Range, type TextDocument, type TextEditor } from 'vscode';
import { editWhileTyping } from './editWhileTyping.js';
import type { TypedText } from './typedText.js';

export class InsertedEndTags {
	/** The end tags that were inserted in each document, or could not be. */
	readonly #tags = new WeakMap<TextDocument, Set<string>>();
	/** What was inserted last after the `/` of a tag. */
	#rest: { readonly document: TextDocument; readonly text: string } | undefined;
	#removing: Promise<unknown> = Promise.resolve();

	/** `snippet` is what is inserted: an end tag, with other text before it, or the rest of a tag after its `/`. */
	remember(document: TextDocument, snippet: string): void {
		const [tag] = /<\/\w+>$/.exec(snippet) ?? [];
		if (tag === undefined) this.#rest = { document, text: snippet };
		else this.#tags.set(document, this.#tagsIn(document).add(tag));
	}

	/** Whether a text would complete an end tag that was inserted and is after the position already. */
	isRestOf(rest: string, document: TextDocument, position: Position): boolean {
		const tag = `</${rest}`;
		const isAfter = rangeAfter(document, position, tag) !== undefined;
		return isAfter && this.#tagsIn(document).has(tag) && excessOf(document, tag) >= 0;
	}

	/** Removes what is there twice because it was typed before `typed`, too. Returns whether that was so. */
	removeTwin(editor: TextEditor, typed: TypedText): Promise<boolean> {
		// One that is not removed yet is between the position and the next one.
		const removed = this.#removing.then(() => this.#removeTwin(editor, typed));
		this.#removing = removed.catch(() => undefined);
		return removed;
	}

	async #removeTwin(editor: TextEditor, typed: TypedText): Promise<boolean> {
		if (!this.#twinAt(editor.document, typed)) return false;
		await editWhileTyping(editor, () => {
			const twin = this.#twinAt(editor.document, typed);
			return twin && ((edit) => edit.delete(twin));
		});
		return true;
	}

	/** The end tag after `typed`, before which the same one was typed, or what was typed after the rest that was inserted. */
	#twinAt(document: TextDocument, { range }: TypedText): Range | undefined {
		if (!range) return undefined;
		const position = range.start;
		const before = document.lineAt(position.line).text.slice(0, position.character);
		const rest = this.#rest?.document === document ? this.#rest.text : undefined;
		if (rest !== undefined && before.endsWith(`/${rest}${rest}`))
			return new Range(position.translate(0, -rest.length), position);
		const [tag = ''] = /<\/\w+>$/.exec(before) ?? [];
		if (!this.#tagsIn(document).has(tag)) return undefined;
		const after = rangeAfter(document, range.end, tag);
		return after && excessOf(document, tag) > 0 ? after : undefined;
	}

	#tagsIn(document: TextDocument): Set<string> {
		return this.#tags.get(document) ?? new Set();
	}
}

/** An end tag after a position, with the whitespace before it; undefined where anything else is between them. */
function rangeAfter(document: TextDocument, position: Position, tag: string): Range | undefined {
	const after = document.getText(new Range(position, new Position(position.line + 2, 0)));
	const [space = ''] = /^\s*/.exec(after) ?? [];
	if (!after.startsWith(tag, space.length)) return undefined;
	const end = document.offsetAt(position) + space.length + tag.length;
	return new Range(position, document.positionAt(end));
}

/** How many more end tags than start tags of an element a document has. */
function excessOf(document: TextDocument, endTag: string): number {
	const name = endTag.slice('</'.length, -1);
	const text = document.getText();
	const starts = text.match(new RegExp(`<${name}(?:\\s[^<>]*)?(?<!/)>`, 'g'))?.length ?? 0;
	return text.split(endTag).length - 1 - starts;
}
