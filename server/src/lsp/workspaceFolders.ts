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
		const uris = [...(workspaceFolders ?? []).map(({ uri }) => uri), rootUri ?? ''];
		this.#uris = new Map(uris.filter((uri) => uri !== '').map((uri) => [keyOf(uri), uri]));
		connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
			for (const { uri } of event.removed) this.#uris.delete(keyOf(uri));
			for (const { uri } of event.added) this.#uris.set(keyOf(uri), uri);
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

function keyOf(uri: string): string {
	return uriKey(uri).replace(/\/$/, '');
}
