/** Follows what is typed at a position, for an edit that is ready only later. */
import {
	type Disposable,
	Position,
	Range,
	type TextDocument,
	type TextDocumentContentChangeEvent,
	workspace,
} from 'vscode';

export class TypedText implements Disposable {
	readonly document: TextDocument;
	readonly #listener: Disposable;
	#range: Range | undefined;

	constructor(document: TextDocument, start: Position) {
		this.document = document;
		this.#range = new Range(start, start);
		this.#listener = workspace.onDidChangeTextDocument((event) => {
			if (event.document !== document) return;
			for (const change of event.contentChanges) this.#follow(change);
		});
	}

	/** From the position to the end of what was typed; undefined once something else has changed. */
	get range(): Range | undefined {
		return this.#range;
	}

	get text(): string {
		return this.#range ? this.document.getText(this.#range) : '';
	}

	dispose(): void {
		this.#listener.dispose();
	}

	#follow(change: TextDocumentContentChangeEvent): void {
		const { start, end } = this.#range ?? {};
		if (!start || !end) return;
		if (change.range.end.isEqual(end) && change.range.start.isAfterOrEqual(start)) {
			this.#range = new Range(start, endOf(change));
		} else if (change.range.end.isBeforeOrEqual(start)) {
			this.#range = new Range(moved(start, change), moved(end, change));
		} else if (change.range.start.isBefore(end)) {
			this.#range = undefined;
		}
	}
}

/** A position after a change, before which it was. */
function moved(position: Position, change: TextDocumentContentChangeEvent): Position {
	const [before, after] = [change.range.end, endOf(change)];
	const { line, character } = position;
	return line === before.line
		? new Position(after.line, after.character + character - before.character)
		: new Position(line + after.line - before.line, character);
}

/** The end of the text that a change inserted. */
export function endOf({ range: { start }, text }: TextDocumentContentChangeEvent): Position {
	const lines = text.split(/\r\n|\r|\n/);
	const last = lines.at(-1) ?? '';
	return lines.length === 1
		? start.translate(0, last.length)
		: new Position(start.line + lines.length - 1, last.length);
}
