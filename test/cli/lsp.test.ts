/** `driver-plist lsp --stdio`: the bundle contains a working server. */
import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { cliPath, runCli } from './runCli.js';

function frame(message: object): string {
	const body = JSON.stringify({ jsonrpc: '2.0', ...message });
	return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

it('answers initialize and ends on exit', async () => {
	const child = spawn(process.execPath, [cliPath, 'lsp', '--stdio']);
	const ended = new Promise<number | null>((done) => child.on('close', done));
	let printed = '';
	child.stdin.write(
		frame({
			id: 1,
			method: 'initialize',
			params: { processId: null, rootUri: null, capabilities: {} },
		}),
	);
	for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
		printed += chunk.toString();
		if (printed.includes('"id":1')) break;
	}
	expect(printed).toContain('"capabilities"');
	child.stdin.write(frame({ id: 2, method: 'shutdown' }) + frame({ method: 'exit' }));
	expect(await ended).toBe(0);
});

it('reports the missing option when started by hand', async () => {
	const { status, stderr } = await runCli(['lsp']);
	expect(status).toBe(2);
	expect(stderr).toContain('--stdio');
});
