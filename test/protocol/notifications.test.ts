/** Notifications that do not have the parameters that they require change nothing, and the log has a sentence about them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { notificationShapes } from '../../server/src/lsp/notificationShapes.js';
import { pulls, RawClient } from './rawClient.js';
import { duplicate } from './samples.js';

const uri = 'file:///work/Sample/Info.plist';
const cancel = 'window/workDoneProgress/cancel';
let client: RawClient;

beforeEach(async () => {
	client = new RawClient();
	const folders = [{ uri: 'file:///work', name: 'work' }];
	await client.initialize(
		{ ...pulls, window: { workDoneProgress: true } },
		{ workspaceFolders: folders },
	);
	client.open(uri, duplicate);
});

afterEach(() => client.kill());

/** What the server has logged as faults by the time it has answered a request. */
async function loggedFaults(): Promise<readonly string[]> {
	expect(await client.codes(uri)).toEqual(['duplicate-key']);
	return client.loggedFaults.map(({ params }) => (params as { message: string }).message);
}

const textDocument = { uri };
const change = { text: 'x' };

it.each<readonly [method: string, params: unknown, fault: string]>([
	['textDocument/didOpen', { textDocument: null }, "'textDocument' must be an object."],
	['textDocument/didOpen', { textDocument }, "'textDocument.text' must be a string."],
	['textDocument/didOpen', [uri, 'x'], 'The parameters must be an object.'],
	['textDocument/didChange', null, 'The parameters must be an object.'],
	['textDocument/didChange', undefined, 'The parameters must be an object.'],
	['textDocument/didChange', { textDocument }, "'contentChanges' must be an array."],
	[
		'textDocument/didChange',
		{ textDocument: { uri: 7 }, contentChanges: [change] },
		"'textDocument.uri' must be a string.",
	],
	[
		'textDocument/didChange',
		{ textDocument, contentChanges: [null, change, null] },
		"'contentChanges.2' must be an object.",
	],
	[
		'textDocument/didChange',
		{ textDocument, contentChanges: [{ range: { start: 1 }, text: '' }] },
		"'contentChanges.0.range.start' must be an object.",
	],
	['textDocument/didClose', {}, "'textDocument' must be an object."],
	['textDocument/didClose', { textDocument: uri }, "'textDocument' must be an object."],
	['workspace/didChangeConfiguration', 7, 'The parameters must be an object.'],
	['workspace/didChangeWatchedFiles', { changes: [null] }, "'changes.0' must be an object."],
	[
		'workspace/didChangeWatchedFiles',
		{ changes: [{ uri: null, type: 1 }] },
		"'changes.0.uri' must be a string.",
	],
	['workspace/didChangeWatchedFiles', {}, "'changes' must be an array."],
	['workspace/didChangeWorkspaceFolders', { event: null }, "'event' must be an object."],
	[
		'workspace/didChangeWorkspaceFolders',
		{ event: { added: [], removed: [{ uri: 'file:///work' }, {}] } },
		"'event.removed.1.uri' must be a string.",
	],
	['$/setTrace', null, 'The parameters must be an object.'],
	['$/setTrace', { value: 9 }, "'value' must be a string."],
	[cancel, null, 'The parameters must be an object.'],
	['driverPlist/foldersChanged', { created: [7] }, "'created.0' must be a string."],
])('%s with %j is rejected', async (method, params, fault) => {
	client.notify(method, params);
	expect(await loggedFaults()).toEqual([`${method} was rejected. ${fault}`]);
});

it.each(
	[...notificationShapes.keys()].filter((method) => !['exit', 'initialized'].includes(method)),
)('%s with any parameters never fails', async (method) => {
	for (const params of [undefined, null, 7, 'x', [], [null], [[], {}], {}, { value: null }]) {
		client.notify(method, params);
	}
	for (const fault of await loggedFaults()) expect(fault).toMatch(/ was rejected\. (?:The|').*\.$/);
});

it.each<readonly [method: string, params: unknown]>([
	['workspace/didChangeConfiguration', undefined],
	['workspace/didChangeConfiguration', { settings: null }],
	['workspace/didChangeWorkspaceFolders', { event: { added: null } }],
	['workspace/didChangeWatchedFiles', { changes: [] }],
	['textDocument/didChange', { textDocument, contentChanges: [] }],
	['textDocument/didSave', null],
	['textDocument/didSave', { textDocument }],
	['driverPlist/plistsChanged', null],
	['$/setTrace', { value: 'off' }],
	['$/cancelRequest', null],
	['$/cancelRequest', { id: 'none' }],
	['$/progress', null],
	[cancel, { token: 'none' }],
	['made/up', { any: 'thing' }],
])('%s with %j is accepted or ignored', async (method, params) => {
	client.notify(method, params);
	expect(await loggedFaults()).toEqual([]);
});
