/** Serves `.driver-plist.json` files: reads and watches them, and publishes their problems. */
import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';

import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TeamFile } from '../configuration/teamFile.js';
import { teamFileName } from '../configuration/teamFileName.js';
import { TeamFiles } from '../configuration/teamFiles.js';
import type { FileReader } from './fileReader.js';
import { guardTask } from './guard.js';
import { source, toLspRange } from './toLsp.js';
import type { WatchedFiles } from './watchedFiles.js';
import type { WorkspaceFolders } from './workspaceFolders.js';

export interface ServedTeamFiles {
	readonly files: TeamFiles;
	/** Calls `listener` when a team file was created, changed or deleted, and when folders were opened or closed. */
	onDidChange(listener: () => void): void;
}

export function serveTeamFiles(
	connection: Connection,
	folders: WorkspaceFolders,
	watched: WatchedFiles,
	read: FileReader,
): ServedTeamFiles {
	const faulty = new Set<string>();
	const files = new TeamFiles({
		read,
		isTop: (folder) => folders.has(folder),
		onRead: (file) => {
			connection.console.info(`${file.uri}: Read as the settings of the team.`);
			if (file.problems.length > 0) faulty.add(file.uri);
			else if (!faulty.delete(file.uri)) return;
			publish(connection, file.uri, diagnosticsOf(file));
		},
	});
	/** If a file still has problems, they are published again when it is read. */
	const takeBack = (uris: Iterable<string>): void => {
		for (const uri of [...uris]) if (faulty.delete(uri)) publish(connection, uri, []);
	};
	return {
		files,
		onDidChange: (listener) => {
			const changedFolders = (): void => {
				takeBack(faulty);
				listener();
			};
			folders.onDidChange(changedFolders);
			watched.onDidChangeFolders(changedFolders);
			watched.add(`**/${teamFileName}`, (changes) => {
				const changed = changes.filter(({ uri }) => uri.endsWith(`/${teamFileName}`));
				takeBack(changed.map(({ uri }) => uri));
				if (changed.length > 0) listener();
			});
		},
	};
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
