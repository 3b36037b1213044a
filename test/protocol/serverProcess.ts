/** Runs the bundled server like an editor: a Node process on standard input and output. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import {
	createMessageConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { LanguageClient, within } from './languageClient.js';

export const serverPath = fileURLToPath(new URL('../../dist/serverProcess.js', import.meta.url));

export interface ServerProcess {
	readonly client: LanguageClient;
	readonly process: ChildProcessWithoutNullStreams;
	/** The exit status, when the process has ended. */
	ended(): Promise<number | null>;
	/** The text on standard error. */
	complaints(): string;
}

/** `program` is another copy of the server. */
export function startServerProcess(program = serverPath): ServerProcess {
	const child = spawn(process.execPath, [program, '--stdio']);
	let complaints = '';
	child.stderr.on('data', (chunk: Buffer) => {
		complaints += chunk.toString();
	});
	const end = new Promise<number | null>((done) => child.once('close', done));
	const connection = createMessageConnection(
		new StreamMessageReader(child.stdout),
		new StreamMessageWriter(child.stdin),
	);
	// Requests that the process leaves without a response fail instead of waiting forever.
	end.then(() => connection.dispose());
	return {
		client: new LanguageClient(connection),
		process: child,
		ended: () => within('the server to end', end),
		complaints: () => complaints,
	};
}

/** Shuts the server down like an editor. It must end with status 0 and without errors. */
export async function expectCleanEnd(server: ServerProcess): Promise<void> {
	await server.client.shutdown();
	expect(await server.ended()).toBe(0);
	expect(server.complaints()).toBe('');
}
