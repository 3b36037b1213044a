/** Input that is not a message costs no message but itself: open documents keep their diagnostics. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { frame, frameOf, RawClient } from './rawClient.js';
import { duplicate } from './samples.js';

const uri = 'file:///work/Sample/Info.plist';
let client: RawClient;

beforeEach(async () => {
	client = new RawClient();
	await client.initialize();
	client.open(uri, duplicate);
});

afterEach(() => client.kill());

const hover = JSON.stringify({
	jsonrpc: '2.0',
	id: 'lost',
	method: 'textDocument/hover',
	params: {},
});

it.each<readonly [string, Buffer | string]>([
	['JSON that ends too early', frameOf('{"jsonrpc":"2.0","id":1,')],
	['text that is not JSON', frameOf('hello')],
	[
		'bytes that are not UTF-8',
		Buffer.concat([Buffer.from('Content-Length: 3\r\n\r\n'), Buffer.from([0xff, 0xfe, 0xc0])]),
	],
	['nothing', 'Content-Length: 0\r\n\r\n'],
	['null', frameOf('null')],
	['a number', frameOf('17')],
	['a string', frameOf('"exit"')],
	['a batch', frameOf(`[${hover},${hover}]`)],
	['an empty batch', frameOf('[]')],
	['a message without a method', frameOf('{"jsonrpc":"2.0"}')],
	['a response that nothing waits for', frameOf('{"jsonrpc":"2.0","id":99,"result":null}')],
	['a response without an id', frameOf('{"jsonrpc":"2.0","id":null,"error":{"code":-32700}}')],
	['a response with an error of the wrong type', frameOf('{"jsonrpc":"2.0","id":1,"error":7}')],
	['a method of the wrong type', frameOf('{"jsonrpc":"2.0","id":5,"method":{}}')],
	[
		'a deeply nested message',
		frameOf(`{"jsonrpc":"2.0","method":"x","params":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
	],
	['a length that is too small', `Content-Length: 9\r\n\r\n${hover}`],
	['a length that is one too large', `Content-Length: ${hover.length + 1}\r\n\r\n${hover}`],
	['a length below zero', `Content-Length: -5\r\n\r\n${hover}`],
	['a length of words', `Content-Length: many\r\n\r\n${hover}`],
	['a length of petabytes', `Content-Length: 9007199254740991\r\n\r\n${hover}`],
	['a header without a length', `Content-Type: application/json\r\n\r\n${hover}`],
	['an empty header', `\r\n\r\n${hover}`],
	['a message without a header', hover],
	['a header without a colon', `Content-Length 5\r\n\r\n`],
	['a header of 1 MB', `X-Header: ${'x'.repeat(1_000_000)}\r\n\r\n`],
	['a header of 1 MB in lines', 'X-Header: x\r\n'.repeat(80_000)],
])('%s', async (_name, bytes) => {
	client.write(bytes);
	// At most the message after the wrong one is lost with it.
	client.notify('$/lost');
	client.notify('$/lost');
	expect(await client.codes(uri)).toEqual(['duplicate-key']);
	expect(await client.quit()).toBe(0);
	expect(client.complaints).toBe('');
});

it('reads headers of any case and order, in pieces of one byte', async () => {
	const body = JSON.stringify({
		jsonrpc: '2.0',
		id: 'bytes',
		method: 'textDocument/foldingRange',
		params: { textDocument: { uri: 'file:///ß😀' } },
	});
	const message = Buffer.from(
		`content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:${Buffer.byteLength(body)}  \r\n\r\n${body}`,
	);
	const response = client.responseTo('bytes', 'textDocument/foldingRange');
	for (const byte of message) client.write(Buffer.from([byte]));
	expect(await response).toEqual({ jsonrpc: '2.0', id: 'bytes', result: [] });
});

it('reads many messages at once, and a message in two pieces', async () => {
	const message = frame({ jsonrpc: '2.0', id: 'halves', method: 'driverPlist/templates' });
	const response = client.responseTo('halves', 'driverPlist/templates');
	client.write(Buffer.concat([frame({ jsonrpc: '2.0', method: '$/x' }), message.subarray(0, 40)]));
	client.write(Buffer.concat([message.subarray(40), frame({ jsonrpc: '2.0', method: '$/x' })]));
	expect((await response).error).toBeUndefined();
});

it('reads a document of 50 MB, reports that it is too large, and serves the others', async () => {
	const large = 'file:///work/Large/Info.plist';
	const entry = '<key>IOKitPersonalities</key><dict/>\n';
	client.open(large, `<plist><dict>${entry.repeat(50_000_000 / entry.length)}</dict></plist>`);
	expect(await client.codes(large)).toEqual(['file-too-large']);
	expect(await client.codes(uri)).toEqual(['duplicate-key']);
	client.close(large);
	expect(await client.quit()).toBe(0);
});
