/** Reads files that are not open: with a request to the client if it supports that, or else from the file system of the host. */
import type { Connection } from 'vscode-languageserver';
import { type InitializationOptions, readFileRequest } from './protocol.js';
import type { ServerHost } from './serverHost.js';

/** The text of a file of at most `maxBytes`; undefined where it does not exist. Rejects where it can't be read. */
export type FileReader = (uri: string, maxBytes?: number) => Promise<string | undefined>;

export function fileReader(
	connection: Connection,
	options: InitializationOptions | undefined,
	host: ServerHost,
): FileReader {
	if (options?.readFile !== true) return async (uri, maxBytes) => host.readFile?.(uri, maxBytes);
	return async (uri, maxBytes) => {
		const params = { uri, ...(maxBytes !== undefined && { maxBytes }) };
		return (
			(await connection.sendRequest<string | null>(readFileRequest.method, params)) ?? undefined
		);
	};
}
