/** The quick fixes that run commands of the client, and the conversion that one of them requests. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { pull } from './languageClient.js';
import { dext, duplicate } from './samples.js';
import { expectCleanEnd, type ServerProcess, startServerProcess } from './serverProcess.js';

const uri = 'file:///work/My.dext/Info.plist';
const allCommands = ['driverPlist.showRule', 'driverPlist.convertToXml'];

let server: ServerProcess;

beforeEach(() => {
	server = startServerProcess();
});

afterEach(() => expectCleanEnd(server));

/** The titles of the quick fixes that run a command, with its arguments. */
async function commandsFor(
	text: string,
	commands?: readonly string[],
): Promise<readonly unknown[]> {
	await server.client.initialize(pull, { commands });
	await server.client.open(uri, text);
	const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
	const context = { diagnostics: [] };
	const actions = await server.client.ask<CodeAction[]>('codeAction', uri, { range, context });
	return actions.flatMap(({ title, command }) => (command ? [[title, command.arguments]] : []));
}

it('show the pages of the rules', async () => {
	expect(await commandsFor(duplicate, allCommands)).toContainEqual([
		"Show documentation of 'duplicate-key'",
		['duplicate-key'],
	]);
});

it('convert a binary property list', async () => {
	expect(await commandsFor('bplist00\ufffd\u0001', allCommands)).toEqual([
		['Convert to XML', [uri]],
		["Show documentation of 'binary-plist'", ['binary-plist']],
	]);
});

it('are not offered to clients without the commands', async () => {
	expect(await commandsFor(duplicate)).toEqual([]);
});

/** `{ A = "B"; }`: objects, their offsets, and 32 bytes that describe both. */
const binary = Buffer.from([
	...Buffer.from('bplist00'),
	...[0xd1, 1, 2, 0x51, 0x41, 0x51, 0x42],
	...[8, 11, 13],
	...[0, 0, 0, 0, 0, 0, 1, 1],
	...[0, 0, 0, 0, 0, 0, 0, 3],
	...[0, 0, 0, 0, 0, 0, 0, 0],
	...[0, 0, 0, 0, 0, 0, 0, 15],
]);

it.each([
	['a binary property list', binary, { xml: expect.stringContaining('<string>B</string>') }],
	['a damaged one', binary.subarray(0, 20), { refused: expect.stringContaining('incomplete') }],
	['a text', Buffer.from(dext('')), { refused: expect.stringContaining('not a binary') }],
])('the XML form of %s', async (_, bytes, expected) => {
	await server.client.initialize(pull);
	const params = { base64: bytes.toString('base64') };
	const result = await server.client.request('driverPlist/xmlOfBinary', params);
	expect(result).toMatchObject(expected);
});
