/** The folders that are open in the client. */
import {
	type Connection,
	DidChangeWorkspaceFoldersNotification,
	type InitializeParams,
} from 'vscode-languageserver';
import { uriKey } from '../project/projectFiles.js';

export class WorkspaceFolders {
	/** The URIs by their keys. */
	readonly #uris: Map<string, string>;
	readonly #listeners: (() => void)[] = [];

	constructor(connection: Connection, { workspaceFolders, rootUri }: InitializeParams) {
		const uris = [...urisOf(workspaceFolders), ...urisOf([{ uri: rootUri }])];
		const named = uris.filter((uri) => uri !== '');
		this.#uris = new Map(named.map((uri) => [keyOf(uri), uri]));
		connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
			for (const uri of urisOf(event.removed)) this.#uris.delete(keyOf(uri));
			for (const uri of urisOf(event.added)) this.#uris.set(keyOf(uri), uri);
			for (const listener of this.#listeners) listener();
		});
	}

	uris(): readonly string[] {
		return [...this.#uris.values()];
	}

	/** Whether a folder is one of them. */
	has(folder: string): boolean {
		return this.#uris.has(keyOf(folder));
	}

	/** Whether a folder is one of them or in one of them. */
	contain(folder: string): boolean {
		const key = keyOf(folder);
		return [...this.#uris.keys()].some((top) => key === top || key.startsWith(`${top}/`));
	}

	/** Calls `listener` when folders were opened or closed. */
	onDidChange(listener: () => void): void {
		this.#listeners.push(listener);
	}
}

/** The URIs of items from a client, of which invalid ones are skipped. */
function urisOf(items: unknown): readonly string[] {
	const all: readonly unknown[] = Array.isArray(items) ? items : [];
	return all.flatMap((each) => {
		const uri = (each as { readonly uri?: unknown } | null | undefined)?.uri;
		return typeof uri === 'string' ? [uri] : [];
	});
}

function keyOf(uri: string): string {
	return uriKey(uri).replace(/\/$/, '');
}
