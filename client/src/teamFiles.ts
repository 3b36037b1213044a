/** Reads the files that a team shares for the server, in whatever file system the workspace lies. */
import { type Disposable, FileSystemError, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ReadFileParams, readFileMethod } from '../../server/src/lsp/protocol.js';

/** What tells the server that it may ask. */
export const readsFiles = { readFile: true } as const;

/** Answers for `.driver-plist.json` and no other file. */
export function serveTeamFiles(client: BaseLanguageClient): Disposable {
	return client.onRequest(readFileMethod, async ({ uri }: ReadFileParams) => {
		if (!uri.endsWith('/.driver-plist.json')) return null;
		try {
			const bytes = await workspace.fs.readFile(client.protocol2CodeConverter.asUri(uri));
			return new TextDecoder().decode(bytes);
		} catch (error) {
			if (isAbsent(error)) return null;
			throw error;
		}
	});
}

/** No such file, or a file system that VS Code can't reach, which then has no team file either. */
function isAbsent(error: unknown): boolean {
	return (
		error instanceof FileSystemError &&
		['FileNotFound', 'Unavailable', 'Unknown'].includes(error.code)
	);
}
