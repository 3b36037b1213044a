/** The folders that are open in the client. */
import {
	type Connection,
	DidChangeWorkspaceFoldersNotification,
	type InitializeParams,
} from 'vscode-languageserver';
import { uriKey } from '../project/projectFiles.js';

export class WorkspaceFolders {
	readonly #keys: Set<string>;
	readonly #listeners: (() => void)[] = [];

	constructor(connection: Connection, { workspaceFolders, rootUri }: InitializeParams) {
		const uris = [...(workspaceFolders ?? []).map(({ uri }) => uri), rootUri ?? ''];
		this.#keys = new Set(uris.filter((uri) => uri !== '').map(keyOf));
		connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
			for (const { uri } of event.removed) this.#keys.delete(keyOf(uri));
			for (const { uri } of event.added) this.#keys.add(keyOf(uri));
			for (const listener of this.#listeners) listener();
		});
	}

	/** Whether a folder is one of them. */
	has(folder: string): boolean {
		return this.#keys.has(keyOf(folder));
	}

	/** Whether a folder is one of them or in one of them. */
	contain(folder: string): boolean {
		const key = keyOf(folder);
		return [...this.#keys].some((top) => key === top || key.startsWith(`${top}/`));
	}

	/** Calls `listener` when folders were opened or closed. */
	onDidChange(listener: () => void): void {
		this.#listeners.push(listener);
	}
}

function keyOf(uri: string): string {
	return uriKey(uri).replace(/\/$/, '');
}
