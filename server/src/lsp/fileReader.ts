/** Reads files that no editor has open: through the client where it can be asked, in the host's own file system elsewhere. */
import type { Connection } from 'vscode-languageserver';
import { type InitializationOptions, readFileRequest } from './protocol.js';
import type { ServerHost } from './serverHost.js';

/** The text of a file; undefined where there is none. Rejects where it can't be read. */
export type FileReader = (uri: string) => Promise<string | undefined>;

export function fileReader(
	connection: Connection,
	options: InitializationOptions | undefined,
	host: ServerHost,
): FileReader {
	if (options?.readFile !== true) return async (uri) => host.readFile?.(uri);
	return async (uri) =>
		(await connection.sendRequest<string | null>(readFileRequest.method, { uri })) ?? undefined;
}
