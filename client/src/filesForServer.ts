/** Reads files for the server, in whatever file system the workspace or the extension lies. */
import { type Disposable, FileSystemError, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	type InitializationOptions,
	type ReadFileParams,
	readFileMethod,
} from '../../server/src/lsp/protocol.js';

/** What tells the server that it may ask. */
export function filesFor(extensionUri: Uri): InitializationOptions {
	return { readFile: true, nameLists: namesIn(extensionUri) };
}

/** Answers for `.driver-plist.json` and the lists of names, and no other file. */
export function serveFiles(client: BaseLanguageClient, extensionUri: Uri): Disposable {
	const lists = namesIn(extensionUri);
	return client.onRequest(readFileMethod, async ({ uri }: ReadFileParams) => {
		if (!uri.endsWith('/.driver-plist.json') && !uri.startsWith(`${lists}/`)) return null;
		try {
			const bytes = await workspace.fs.readFile(client.protocol2CodeConverter.asUri(uri));
			return new TextDecoder().decode(bytes);
		} catch (error) {
			if (isAbsent(error)) return null;
			throw error;
		}
	});
}

function namesIn(extensionUri: Uri): string {
	return Uri.joinPath(extensionUri, 'data', 'names').toString();
}

/** No such file, or a file system that VS Code can't reach, which then has no such file either. */
function isAbsent(error: unknown): boolean {
	return (
		error instanceof FileSystemError &&
		['FileNotFound', 'Unavailable', 'Unknown'].includes(error.code)
	);
}
