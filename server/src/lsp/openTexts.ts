/** The texts of the open documents, changed as the client describes. */
import {
	type Connection,
	type DidChangeTextDocumentParams,
	type DidOpenTextDocumentParams,
	Emitter,
	type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { array, nullable, object, range, type Shape, string } from './parameters.js';

const allChanges = array(object({ range: nullable(range), text: string }));

/** Changes of a document, all of them or none: one that is half changed is wrong for good. What is before a whole text does not matter. */
export const contentChanges: Shape<readonly TextDocumentContentChangeEvent[]> = {
	faultOf: (value, name) => {
		if (!Array.isArray(value)) return allChanges.faultOf(value, name);
		const first = firstThatMatters(value);
		return allChanges.faultOf(
			value.map((change, index) => (index < first ? { text: '' } : change)),
			name,
		);
	},
};

export class OpenTexts {
	readonly #byUri = new Map<string, TextDocument>();
	readonly #didOpen = new Emitter<string>();
	readonly #didChange = new Emitter<string>();
	readonly #didClose = new Emitter<string>();

	/** Fires with the URI of a document that was opened, before `onDidChange`. */
	readonly onDidOpen = this.#didOpen.event;
	/** Fires with the URI of a document that was opened or changed. */
	readonly onDidChange = this.#didChange.event;
	/** Fires with the URI of a document that was closed. */
	readonly onDidClose = this.#didClose.event;

	listen(connection: Connection): void {
		connection.onDidOpenTextDocument((params) => this.#open(params));
		connection.onDidChangeTextDocument((params) => this.#change(params));
		connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
			if (this.#byUri.delete(uri)) this.#didClose.fire(uri);
		});
	}

	get(uri: string): TextDocument | undefined {
		return this.#byUri.get(uri);
	}

	uris(): readonly string[] {
		return [...this.#byUri.keys()];
	}

	/** A document that is already open gets the new text. */
	#open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): void {
		this.#byUri.set(uri, TextDocument.create(uri, languageId, versionOr(0, version), text));
		this.#didOpen.fire(uri);
		this.#didChange.fire(uri);
	}

	#change({ textDocument, contentChanges }: DidChangeTextDocumentParams): void {
		const document = this.#byUri.get(textDocument.uri);
		if (!document) return;
		const changes = contentChanges.slice(firstThatMatters(contentChanges)).map(readChange);
		const version = versionOr(document.version, textDocument.version);
		for (const change of changes)
			TextDocument.update(document, [clamped(document, change)], version);
		TextDocument.update(document, [], version);
		if (changes.length > 0) this.#didChange.fire(document.uri);
	}
}

/** Clients without versions send none, or null. */
function versionOr(known: number, version: unknown): number {
	return typeof version === 'number' ? version : known;
}

/** The index of the last change that replaces the whole text; 0 if none does. */
function firstThatMatters(changes: readonly unknown[]): number {
	return Math.max(0, changes.map(isWholeText).lastIndexOf(true));
}

function isWholeText(change: unknown): boolean {
	const { text, range } = (change ?? {}) as Readonly<Record<'text' | 'range', unknown>>;
	return typeof text === 'string' && (range === undefined || range === null);
}

/** A change without what is deprecated or null. */
function readChange(change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent {
	const { text } = change;
	const range = 'range' in change ? (change.range ?? undefined) : undefined;
	return range === undefined ? { text } : { range, text };
}

/** The change with its range inside the document, in order. `TextDocument` loses count of the lines for one after the end. */
function clamped(
	document: TextDocument,
	change: TextDocumentContentChangeEvent,
): TextDocumentContentChangeEvent {
	if (!('range' in change)) return change;
	const one = document.offsetAt(change.range.start);
	const other = document.offsetAt(change.range.end);
	const start = document.positionAt(Math.min(one, other));
	const end = document.positionAt(Math.max(one, other));
	return { range: { start, end }, text: change.text };
}
