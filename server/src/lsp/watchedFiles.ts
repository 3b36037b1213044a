/**
 * Watches files that are not open: one registration for all that use them. If the client can't watch, whatever was read is
 * read again after a document is saved.
 */
import {
	type Connection,
	DidChangeWatchedFilesNotification,
	type FileEvent,
} from 'vscode-languageserver';
import type { ClientAbilities } from './clientAbilities.js';
import { guardTask } from './guard.js';

type Listener = (changes: readonly FileEvent[]) => void | Promise<void>;

/** Several documents are saved at once. In milliseconds. */
const saveDelay = 150;

export class WatchedFiles {
	readonly #connection: Connection;
	readonly #client: ClientAbilities;
	readonly #globs: string[] = [];
	readonly #listeners: Listener[] = [];
	readonly #folderListeners: (() => void)[] = [];

	constructor(connection: Connection, client: ClientAbilities) {
		this.#connection = connection;
		this.#client = client;
		connection.onDidChangeWatchedFiles(({ changes }) => {
			for (const listener of this.#listeners)
				guardTask(connection, 'changes of files', async () => listener(changes));
		});
		if (!client.watchedFilesRegistration) {
			let waiting: ReturnType<typeof setTimeout> | undefined;
			connection.onDidSaveTextDocument(() => {
				clearTimeout(waiting);
				waiting = setTimeout(() => this.foldersChanged(), saveDelay);
			});
		}
	}

	/** Adds files. Listeners get the changes of all files, also of those that others added. */
	add(glob: string, listener: Listener): void {
		this.#globs.push(glob);
		this.#listeners.push(listener);
	}

	/** Calls `listener` when folders were created or deleted with files that listeners get no changes of. */
	onDidChangeFolders(listener: () => void): void {
		this.#folderListeners.push(listener);
	}

	foldersChanged(): void {
		for (const listener of this.#folderListeners) listener();
	}

	/** Registers for changes, as soon as the client accepts requests. */
	register(): void {
		if (!this.#client.watchedFilesRegistration) return;
		guardTask(this.#connection, 'registration', async () => {
			await this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
				watchers: this.#globs.map((globPattern) => ({ globPattern })),
			});
		});
	}
}
