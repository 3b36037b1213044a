/** `driver-plist lsp --stdio`: the bundle contains a working server. */
import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { cliPath, runCli } from './runCli.js';

function frame(message: object): string {
	const body = JSON.stringify({ jsonrpc: '2.0', ...message });
	return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** What the server prints until it has answered the last request. */
async function converse(...requests: readonly object[]): Promise<string> {
	const child = spawn(process.execPath, [cliPath, 'lsp', '--stdio']);
	const ended = new Promise<number | null>((done) => child.on('close', done));
	const params = { processId: null, rootUri: null, capabilities: {} };
	child.stdin.write(frame({ id: 0, method: 'initialize', params }));
	for (const request of requests) child.stdin.write(frame(request));
	child.stdin.write(frame({ id: 'last', method: 'shutdown' }));
	let printed = '';
	for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
		printed += chunk.toString();
		if (printed.includes('"id":"last"')) break;
	}
	child.stdin.write(frame({ method: 'exit' }));
	expect(await ended).toBe(0);
	return printed;
}

it('answers initialize and ends on exit', async () => {
	expect(await converse()).toContain('"capabilities"');
});

it('names devices', async () => {
	const uri = 'file:///work/Sample/Info.plist';
	const text =
		'<plist version="1.0"><dict><key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOUserServerName</key><string>a.b</string><key>idVendor</key><integer>1133</integer></dict></dict></dict></plist>';
	const position = { line: 0, character: text.indexOf('1133') + 1 };
	const printed = await converse(
		{
			method: 'textDocument/didOpen',
			params: { textDocument: { uri, languageId: 'xml', version: 1, text } },
		},
		{ id: 1, method: 'textDocument/hover', params: { textDocument: { uri }, position } },
	);
	expect(printed).toContain('Logitech');
});

it('reports the missing option when started by hand', async () => {
	const { status, stderr } = await runCli(['lsp']);
	expect(status).toBe(2);
	expect(stderr).toContain('--stdio');
});
