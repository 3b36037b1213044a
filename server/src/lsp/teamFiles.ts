/** Serves `.driver-plist.json` files: reads and watches them, and publishes their problems. */
<<<<<<< HEAD

import {
	type Connection,
	DiagnosticSeverity,
	DidChangeWatchedFilesNotification,
	DidChangeWorkspaceFoldersNotification,
	type InitializeParams,
} from 'vscode-languageserver';

=======

import { type Connection, DiagnosticSeverity, type InitializeParams } from 'vscode-languageserver';

>>>>>>> 02a0c4e (Weigh all evidence of a plist's kind, that of the files near it included)

import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TeamFile } from '../configuration/teamFile.js';
import { teamFileName } from '../configuration/teamFileName.js';
import { TeamFiles } from '../configuration/teamFiles.js';
import type { FileReader } from './fileReader.js';
import { guardTask } from './guard.js';
import { source, toLspRange } from './toLsp.js';
import type { WatchedFiles } from './watchedFiles.js';

export interface ServedTeamFiles {
	readonly files: TeamFiles;
<<<<<<< HEAD
	/** Registers for changes, as soon as the client accepts requests. */
	watch(): void;
	/** Calls `listener` when a team file was created, changed or deleted, and when folders were opened or closed. */
=======
	/** Calls `listener` when a team file was created, changed or deleted. */
>>>>>>> 02a0c4e (Weigh all evidence of a plist's kind, that of the files near it included)
	onDidChange(listener: () => void): void;
}

export function serveTeamFiles(
	connection: Connection,
	{ workspaceFolders, rootUri }: InitializeParams,
	watched: WatchedFiles,
	read: FileReader,
): ServedTeamFiles {
	const tops = new Set(
		[...(workspaceFolders ?? []).map(({ uri }) => uri), rootUri ?? ''].map(withoutSlash),
	);
	const faulty = new Set<string>();
	const files = new TeamFiles({
		read,
		isTop: (folder) => tops.has(folder),
		onRead: (file) => {
			if (file.problems.length > 0) faulty.add(file.uri);
			else if (!faulty.delete(file.uri)) return;
			publish(connection, file.uri, diagnosticsOf(file));
		},
	});
	return {
		files,
		onDidChange: (listener) => {
<<<<<<< HEAD
			connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
				for (const { uri } of event.removed) tops.delete(withoutSlash(uri));
				for (const { uri } of event.added) tops.add(withoutSlash(uri));
				listener();
			});
			connection.onDidChangeWatchedFiles(({ changes }) => {
=======
			watched.add(`**/$teamFileName`, (changes) => {
>>>>>>> 02a0c4e (Weigh all evidence of a plist's kind, that of the files near it included)
				const changed = changes.filter(({ uri }) => uri.endsWith(`/$teamFileName`));
				// If the file still has problems, they are published again when it is read.
				for (const { uri } of changed) if (faulty.delete(uri)) publish(connection, uri, []);
				if (changed.length > 0) listener();
			});
		},
	};
}

function withoutSlash(uri: string): string {
	return uri.replace(//$/, '');
}

function diagnosticsOf({ uri, text, problems }: TeamFile) {
	const document = TextDocument.create(uri, 'json', 0, text);
	return problems.map(({ message, range }) => ({
		source,
		severity: DiagnosticSeverity.Error,
		range: toLspRange(document, range),
		message,
	}));
}

function publish(
	connection: Connection,
	uri: string,
	diagnostics: ReturnType<typeof diagnosticsOf>,
): void {
	guardTask(connection, 'diagnostics', () => connection.sendDiagnostics({ uri, diagnostics }));
}
