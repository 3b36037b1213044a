/** The server survives any message of a client, and ends on request. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	CancellationTokenSource,
	type CompletionList,
	ErrorCodes,
} from 'vscode-languageserver-protocol';
import { requests } from '../../server/src/lsp/startServer.js';
import { pull, within } from './languageClient.js';
import { positionOf } from './marked.js';
import { dext, duplicate } from './samples.js';
import { type ServerProcess, startServerProcess } from './serverProcess.js';

const uri = 'file:///work/Sample/Info.plist';
let server: ServerProcess;

beforeEach(async () => {
	server = startServerProcess();
	await server.client.initialize(pull);
});

afterEach(() => {
	server.process.kill('SIGKILL');
});

async function expectAlive(): Promise<void> {
	await server.client.open('file:///alive/Info.plist', duplicate);
	const report = await server.client.pullDiagnostics('file:///alive/Info.plist');
	expect(report).toMatchObject({ items: [{ code: 'duplicate-key' }] });
	expect(server.process.exitCode).toBeNull();
}

/** The methods of all requests that the server answers, so that a new one is included. */
const methods = requests.map(({ method }) => method);

const malformed: readonly (readonly [string, unknown])[] = [
	['no parameters', undefined],
	['null', null],
	['an empty object', {}],
	['an array', [1, 2]],
	['an array that ends with null', [{ textDocument: { uri } }, null]],
	['an array that ends with an object', [1, { isCancellationRequested: true }]],
	['an array in an array', [[1, null]]],
	['null instead of the document', { textDocument: null }],
	['a number instead of the URI', { textDocument: { uri: 7 } }],
	['neither position nor context', { textDocument: { uri } }],
	['a position of words', { textDocument: { uri }, position: { line: 'one', character: {} } }],
	[
		'null instead of each property',
		{ plist: null, answers: null, base64: null, range: null, data: null },
	],
	['a property list without a text', { plist: { uri }, existing: {}, body: 7, kind: 'dext' }],
	['an unknown template', { template: 'none', answers: {}, key: 'name', text: '' }],
	['an answer to an unknown question', { template: 'usb-device', answers: { nam: 'Pad' } }],
	['answers that are not strings', { template: 'usb-device', answers: { name: 7 } }],
	['text that is not Base64', { name: 'dump', base64: '%%%%' }],
	['numbers instead of dumps', { dumps: [1, null] }],
	[
		'a device that lacks its IDs',
		{ template: 'usb-device', plist: { uri, text: '' }, device: { bus: 'usb' }, match: 0 },
	],
	[
		'a match that the device does not have',
		{
			plist: { uri, text: '' },
			device: { bus: 'usb', vendorId: 1, productId: 2, interfaces: [] },
			match: 1e6,
		},
	],
	['an item of nothing', { label: 'IOClass', data: { uri: 7, position: null } }],
	[
		'diagnostics of nothing',
		{ textDocument: { uri }, range: {}, context: { diagnostics: [null] } },
	],
	['a position far outside', { textDocument: { uri }, position: { line: 1e9, character: -5 } }],
];

describe.each(malformed)('parameters with %s', (_name, params) => {
	it('get an answer, for every request', async () => {
		await server.client.open(uri, dext(''));
		for (const method of methods) {
			const outcome = await server.client.request(method, params).then(
				() => undefined,
				({ code, message }: { code: number; message: string }) => ({ code, message }),
			);
			if (!outcome) continue;
			expect(outcome, method).toEqual({
				code: ErrorCodes.InvalidParams,
				message: expect.stringMatching(/^(?:The|Unknown|'[\w.]+') .*[.?]$/),
			});
		}
		// An error in the log would be an unread message.
		await expectAlive();
		server.client.expectNothingUnread();
	});
});

it('survives invalid settings', async () => {
	server.client.settings = { rules: [1], kinds: { '[': 'dext', '': 'kext' }, maxFileSize: 'big' };
	await expectAlive();
	await server.client.next('window/showMessage');
});

it('stops a canceled request, and answers the next one', async () => {
	const source = new CancellationTokenSource();
	// The server requests the settings first, so it has started the request but not finished it.
	server.client.answer('workspace/configuration', () => {
		source.cancel();
		return [{}];
	});
	await server.client.open(uri, dext(''));
	const position = positionOf(dext(''), 'IOClass');
	const params = { textDocument: { uri }, position };
	const late = server.client.cancellable('textDocument/completion', params, source.token);
	await expect(within('the rejection', late)).rejects.toMatchObject({ code: -32800 });
	const list = await server.client.askAt<CompletionList>('completion', uri, position);
	expect(Array.isArray(list.items)).toBe(true);
});

it('ends with status 1 on exit without shutdown', async () => {
	await server.client.notify('exit', undefined);
	expect(await server.ended()).toBe(1);
});

it('ends when the editor disconnects', async () => {
	server.process.stdin.end();
	expect(await server.ended()).not.toBeNull();
});
