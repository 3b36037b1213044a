/** Reads files for the server, from any file system that VS Code can access. */
import { type Disposable, FileSystemError, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	type InitializationOptions,
	type ReadFileParams,
	readFileRequest,
	teamFileName,
} from '../../server/src/lsp/protocol.js';

/** The options by which the server knows that it can read files. */
export function filesFor(extensionUri: Uri): InitializationOptions {
	return { readFile: true, nameLists: namesIn(extensionUri) };
}

/** Reads `.driver-plist.json` and the lists of names, and no other files. */
export function serveFiles(client: BaseLanguageClient, extensionUri: Uri): Disposable {
	const lists = namesIn(extensionUri);
	return client.onRequest(readFileRequest.method, async ({ uri }: ReadFileParams) => {
		if (!uri.endsWith(`/${teamFileName}`) && !uri.startsWith(`${lists}/`)) return null;
		try {
			const bytes = await workspace.fs.readFile(client.protocol2CodeConverter.asUri(uri));
			return new TextDecoder().decode(bytes);
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	});
}

function namesIn(extensionUri: Uri): string {
	return Uri.joinPath(extensionUri, 'data', 'names').toString();
}

/** The file does not exist, or VS Code can't reach its file system. */
function isMissing(error: unknown): boolean {
	return (
		error instanceof FileSystemError &&
		['FileNotFound', 'Unavailable', 'Unknown'].includes(error.code)
	);
}
