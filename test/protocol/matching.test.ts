/** The requests of the view that compares drivers with the devices of a dump, on the bundle. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type {
	CodeAction,
	CodeLens,
	InlayHint,
	WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { MatchRow, OpenedDump } from '../../server/src/lsp/protocol.js';
import { pull } from './languageClient.js';
import { dext } from './samples.js';
import { expectCleanEnd, type ServerProcess, startServerProcess } from './serverProcess.js';

const uri = 'file:///work/Sample.dext/Info.plist';
const dump = readFileSync(new URL('../../examples/registry.txt', import.meta.url), 'utf8');

/** A personality for the thermometer of the dump, with the vendor of another one. */
const otherVendor = dext('')
	.replace('IOUserResources', 'IOUSBHostDevice')
	.replace(
		'<key>IOResourceMatch</key>\n\t\t\t<string>IOKit</string>',
		'<key>idProduct</key>\n\t\t\t<integer>2</integer>\n\t\t\t<key>idVendor</key>\n\t\t\t<integer>1133</integer>',
	);

let server: ServerProcess;

beforeEach(async () => {
	server = startServerProcess();
	await server.client.initialize(pull);
});

afterEach(() => expectCleanEnd(server));

function rows(parent?: string): Promise<readonly MatchRow[]> {
	return server.client.request('driverPlist/matchRows', parent === undefined ? {} : { parent });
}

it.each([
	['whole', 0],
	['cut off', 30],
])('reads a dump that gzip compressed, %s', async (_, missing) => {
	const bytes = gzipSync(dump);
	const base64 = bytes.subarray(0, bytes.length - missing).toString('base64');
	const opened = await server.client.request<OpenedDump>('driverPlist/openDump', {
		name: 'registry.txt.gz',
		base64,
	});
	expect(opened.summary).toMatch(/^registry\.txt\.gz, \d+ entries$/);
});

it('a row of a personality that does not match leads to the edit', async () => {
	await server.client.open(uri, otherVendor);
	expect(await rows()).toEqual([]);
	const opened = await server.client.request<OpenedDump>('driverPlist/openDump', {
		name: 'registry.txt',
		text: dump,
	});
	expect(opened).toEqual({
		summary: expect.stringMatching(/^registry\.txt, \d+ entries$/),
		remarks: [],
	});
	const [personality] = await rows();
	expect(personality).toMatchObject({ label: 'Sample', result: 'noMatch', place: { uri } });
	const [device] = await rows(personality?.id);
	expect(device).toMatchObject({
		label: 'Aurora Thermometer',
		fix: "Set 'idVendor' to 4617 (0x1209) to match the device",
	});
	const change = { row: device?.id, fix: device?.fix };
	const edit = await server.client.request<WorkspaceEdit>('driverPlist/matchFix', change);
	expect(Object.values(edit.changes ?? {}).flat()).toMatchObject([{ newText: '4617' }]);
	// After an edit, the change is no longer offered.
	await server.client.change(uri, { text: otherVendor.replace('>1133<', '>4617<') });
	expect(await server.client.request('driverPlist/matchFix', change)).toBeNull();
});

it('a code action anywhere in a personality is the change that the view offers, and is not preferred', async () => {
	await server.client.open(uri, otherVendor);
	const at = (text: string, only: readonly string[]): Promise<CodeAction[]> => {
		const line = otherVendor.slice(0, otherVendor.indexOf(text)).split('\n').length - 1;
		const range = { start: { line, character: 5 }, end: { line, character: 5 } };
		return server.client.ask<CodeAction[]>('codeAction', uri, {
			range,
			context: { diagnostics: [], only },
		});
	};
	const changes = async (text: string): Promise<CodeAction[]> =>
		(await at(text, ['quickfix'])).filter(({ title }) => title.endsWith('to match the device'));
	expect(await changes('<key>idVendor')).toEqual([]);
	await server.client.request('driverPlist/openDump', { name: 'registry.txt', text: dump });
	for (const text of ['<key>idVendor', '<key>Sample']) {
		const [change, ...others] = await changes(text);
		expect(others).toEqual([]);
		expect(change).toMatchObject({
			title: "Set 'idVendor' to 4617 (0x1209) to match the device",
			kind: 'quickfix',
		});
		expect(change?.isPreferred).toBeUndefined();
		expect(Object.values(change?.edit?.changes ?? {}).flat()).toMatchObject([{ newText: '4617' }]);
	}
	expect(await changes('<plist')).toEqual([]);
	const all = await at('<key>idVendor', ['source.fixAll']);
	expect(JSON.stringify(all)).not.toContain('4617');
});

it('the change comes after the fixes of a finding, and before the comments that turn it off', async () => {
	const misspelled = otherVendor.replace('<key>IOUserServerName', '<key>IOUserServerNam');
	await server.client.open(uri, misspelled);
	await server.client.request('driverPlist/openDump', { name: 'registry.txt', text: dump });
	const line = misspelled.slice(0, misspelled.indexOf('IOUserServerNam')).split('\n').length - 1;
	const position = { line, character: 10 };
	const actions = await server.client.ask<CodeAction[]>('codeAction', uri, {
		range: { start: position, end: position },
		context: { diagnostics: [], only: ['quickfix'] },
	});
	expect(actions.map(({ title }) => title)).toEqual([
		"Rename to 'IOUserServerName'",
		"Set 'idVendor' to 4617 (0x1209) to match the device",
		"Disable 'unknown-key' for this line",
		"Disable 'unknown-key' in this file",
	]);
});

it('the text shows the result and the value of the device, until the dump is closed', async () => {
	await server.client.open(uri, otherVendor);
	await server.client.request('driverPlist/openDump', { name: 'registry.txt', text: dump });
	const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
	const lenses = async (): Promise<readonly CodeLens[]> => {
		const found = await server.client.ask<CodeLens[]>('codeLens', uri, {});
		const resolve = (lens: CodeLens) => server.client.request<CodeLens>('codeLens/resolve', lens);
		return Promise.all(found.map(resolve));
	};
	const hints = () => server.client.ask<InlayHint[]>('inlayHint', uri, { range });
	expect((await lenses()).map(({ command }) => command?.title)).toEqual([
		"Matches no device, and none has the IDs 046d:0002. Nearest: Aurora Thermometer. 'idVendor' is 1133 (0x46d) in the personality, and 4617 (0x1209) in the device.",
	]);
	const [lens] = await lenses();
	const [personality] = await rows();
	expect(lens?.command).toMatchObject({
		command: 'driverPlist.showMatchingRow',
		arguments: [personality?.id],
	});
	expect((await hints()).map(({ label }) => label)).toEqual(['4617 (0x1209) in the device']);
	range.end.line = 1;
	expect(await hints()).toEqual([]);
	await server.client.request('driverPlist/closeDump', null);
	range.end.line = 99;
	expect([await lenses(), await hints(), await rows()]).toEqual([[], [], []]);
});

it.each([
	['no dump', { name: 'notes.txt', text: 'Buy milk' }, /Not a dump of a registry/],
	['an empty text', { name: 'empty', text: '' }, /The dump is empty/],
	['other bytes', { name: 'a', base64: 'AAEC' }, /Not a dump/],
	['no text', { name: 'a' }, /The dump is empty/],
])('reports %s', async (_, params, message) => {
	const opened = await server.client.request<OpenedDump>('driverPlist/openDump', params);
	expect(opened.summary).toBeUndefined();
	expect(opened.remarks.join(' ')).toMatch(message);
});

it('personal data is removed from a dump', async () => {
	const text =
		'+-o A  <class IOService>\n    {\n      "IOPlatformSerialNumber" = "C02XK1ZGJGH5"\n    }\n';
	const redacted = await server.client.request<{ text: string }>('driverPlist/redactDump', {
		name: 'a',
		text,
	});
	expect(redacted.text).toBe(text.replace('C02XK1ZGJGH5', 'REDACTED-1'));
});
