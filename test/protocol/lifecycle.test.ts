/** The server accepts requests between `initialize` and `shutdown`, and ends with its client. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requests } from '../../server/src/lsp/startServer.js';
import { within } from './languageClient.js';
import { pulls, RawClient } from './rawClient.js';
import { duplicate } from './samples.js';

const uri = 'file:///work/Sample/Info.plist';
const methods = [...requests.map(({ method }) => method), 'workspace/symbol', 'made/up'];
const notInitialized = -32002;
const invalidRequest = -32600;
const methodNotFound = -32601;
let client: RawClient;

beforeEach(() => {
	client = new RawClient();
});

afterEach(() => client.kill());

async function codeOf(method: string): Promise<number | undefined> {
	const position = { line: 0, character: 0 };
	const params = { textDocument: { uri }, position, capabilities: {} };
	return (await client.ask(method, params)).error?.code;
}

describe('before initialize', () => {
	it.each(methods)('%s is rejected', async (method) => {
		expect(await codeOf(method)).toBe(notInitialized);
	});

	it('a document is not opened', async () => {
		client.open(uri, duplicate);
		await client.initialize();
		expect(await client.codes(uri)).toEqual([]);
	});

	it('shutdown is rejected, and initialize is possible after it', async () => {
		expect(await codeOf('shutdown')).toBe(notInitialized);
		expect((await client.initialize()).result).toMatchObject({ serverInfo: {} });
	});

	it('exit ends the server with status 1', async () => {
		client.notify('exit');
		expect(await client.ended()).toBe(1);
	});
});

/** The capabilities of a client that has no lists where the protocol requires them. */
const withoutLists = {
	completion: {
		completionItem: { resolveSupport: {}, insertTextModeSupport: {}, documentationFormat: null },
		completionList: { itemDefaults: null },
	},
	hover: { contentFormat: null },
};

describe('initialize', () => {
	it.each<readonly [string, unknown]>([
		['no parameters', undefined],
		['null', null],
		['an array', []],
		['no capabilities', {}],
		['capabilities of the wrong type', { capabilities: 7, processId: 'x' }],
		['null for capabilities', { capabilities: null }],
		['null in capabilities', { capabilities: { workspace: null, textDocument: null } }],
		['capabilities without lists', { capabilities: { textDocument: withoutLists } }],
		['invalid folders', { capabilities: {}, workspaceFolders: [null, { uri: 7 }], rootUri: 7 }],
		['an object of folders', { capabilities: {}, workspaceFolders: {} }],
	])('with %s is answered', async (_, params) => {
		expect(await client.ask('initialize', params)).toMatchObject({ result: { serverInfo: {} } });
		client.notify('initialized', {});
		client.open(uri, duplicate);
		const { error } = await client.ask('textDocument/documentSymbol', { textDocument: { uri } });
		expect(error).toBeUndefined();
	});

	it('is rejected the second time, and documents stay open', async () => {
		await client.initialize();
		client.open(uri, duplicate);
		expect(await codeOf('initialize')).toBe(invalidRequest);
		expect(await client.codes(uri)).toEqual(['duplicate-key']);
	});
});

describe('after shutdown', () => {
	beforeEach(async () => {
		await client.initialize();
		client.open(uri, duplicate);
		expect((await client.ask('shutdown')).result).toBeNull();
	});

	it.each([...methods, 'initialize', 'shutdown'])('%s is rejected', async (method) => {
		expect(await codeOf(method)).toBe(invalidRequest);
	});

	it('exit ends the server with status 0', async () => {
		client.notify('textDocument/didChange', { textDocument: { uri }, contentChanges: [] });
		client.notify('exit');
		expect(await client.ended()).toBe(0);
	});

	it('the end of the input ends it with status 0', async () => {
		client.process.stdin.end();
		expect(await client.ended()).toBe(0);
	});
});

describe('while it runs', () => {
	beforeEach(async () => {
		await client.initialize();
		client.open(uri, duplicate);
	});

	it('a notification with an id gets the answer to an unknown request', async () => {
		expect(await codeOf('textDocument/didOpen')).toBe(methodNotFound);
		expect(await codeOf('exit')).toBe(methodNotFound);
		expect(await client.codes(uri)).toEqual(['duplicate-key']);
	});

	it('a request without an id gets no answer', async () => {
		client.notify('textDocument/hover', { textDocument: { uri } });
		client.notify('shutdown');
		expect(await client.codes(uri)).toEqual(['duplicate-key']);
	});

	it.each(['', 'a', 0, -1, 1e20, 2 ** 53, '__proto__'])('the id %j is returned', async (id) => {
		const response = client.responseTo(id, 'driverPlist/templates');
		client.send({ id, method: 'driverPlist/templates' });
		expect((await response).error).toBeUndefined();
	});

	it('the end of the input ends it with status 1', async () => {
		client.process.stdin.end();
		expect(await client.ended()).toBe(1);
	});

	it('the end of the input ends it in the middle of a message', async () => {
		client.write('Content-Length: 100\r\n\r\n{');
		client.process.stdin.end();
		expect(await client.ended()).toBe(1);
	});
});

it('ends when the process of its client ends', async () => {
	const editor = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
	await client.initialize(pulls, { processId: editor.pid });
	client.open(uri, duplicate);
	expect(await client.codes(uri)).toEqual(['duplicate-key']);
	editor.stdin.end();
	await within('the editor to end', once(editor, 'exit'));
	expect(await client.ended()).toBe(1);
});
