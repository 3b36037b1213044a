/** The names of vendors and devices, in hovers and completions of the bundled server. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CompletionList, Hover } from 'vscode-languageserver-protocol';
import { readFileRequest } from '../../server/src/lsp/protocol.js';
import { pull } from './languageClient.js';
import { caret } from './marked.js';
import { expectCleanEnd, type ServerProcess, startServerProcess } from './serverProcess.js';

const uri = 'file:///work/Sample/Info.plist';
const names = 'vscode-vfs://extension/names';
const lists: Readonly<Record<string, string>> = {
	[`${names}/usb.txt`]:
		'046d Logitech *Inc*\n\tc216 Dual Action\n\t315 Receiver\n1209 Generic\n1234 Brain\n',
	[`${names}/pci.txt`]: '1234 Technical\n\t1111 Display\n8086 Intel\n\t1234 Network\n',
};

let server: ServerProcess;
let reads: string[];

beforeEach(async () => {
	reads = [];
	server = startServerProcess();
	server.client.answer(readFileRequest.method, (params) => {
		const { uri: read } = params as { uri: string };
		if (read.startsWith(names)) reads.push(read);
		return lists[read] ?? null;
	});
	await server.client.initialize(pull, { readFile: true, nameLists: names });
});

afterEach(() => expectCleanEnd(server));

/** A personality with `keys`; `|` is the cursor. */
async function openAt(keys: string): Promise<ReturnType<typeof caret>['position']> {
	const { text, position } = caret(
		`<plist version="1.0"><dict><key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOUserServerName</key><string>a.b</string>${keys}</dict></dict></dict></plist>`,
	);
	await server.client.open(uri, text);
	return position;
}

async function hoverOn(keys: string): Promise<unknown> {
	const position = await openAt(keys);
	const hover = await server.client.askAt<Hover | null>('hover', uri, position);
	return (hover?.contents as { value?: string } | undefined)?.value;
}

const vendor = '<key>idVendor</key><integer>1133</integer>';

it.each([
	['<key>idVendor</key><integer>11|33</integer>', 'Vendor `0x046d`: Logitech \\*Inc\\*'],
	[`${vendor}<key>idProduct</key><integer>496|86</integer>`, 'Device `0xc216`: Dual Action'],
	[
		`${vendor}<key>idProductArray</key><array><integer>50|475</integer></array>`,
		'Device `0xc52b`: Receiver',
	],
	['<key>IOPCIMatch</key><string>0x1234|8086</string>', 'Device `0x1234`: Network'],
])('name the device in a hover on %s', async (keys, name) => {
	expect(await hoverOn(keys)).toContain(name);
});

it.each([
	'<key>idVendor</key><integer>46|60</integer>',
	'<key>IOPCIMatch</key><string>0x5678|1234</string>',
])('do not name the placeholder in a hover on %s', async (keys) => {
	expect(await hoverOn(keys)).not.toMatch(/Brain|Technical/);
});

it('name a device whose vendor is a placeholder elsewhere', async () => {
	const keys = '<key>IOPCIMatch</key><string>0x1111|1234</string>';
	expect(await hoverOn(keys)).toContain('Device `0x1111`: Display');
});

it('are not read for other values', async () => {
	expect(await hoverOn('<key>IOProbeScore</key><integer>11|33</integer>')).not.toContain(
		'Logitech',
	);
	expect(reads).toEqual([]);
});

it.each([
	['a part of a name', '<key>idVendor</key><integer>log|</integer>', ['0x046d'], '1133'],
	['hexadecimal digits', '<key>idVendor</key><integer>0x12|</integer>', ['0x1209'], '4617'],
	[
		'hexadecimal digits without a zero',
		'<key>idVendor</key><integer>46d|</integer>',
		['0x046d'],
		'1133',
	],
	['nothing', '<key>idVendor</key><integer>|</integer>', ['0x046d', '0x1209'], '1133'],
	['a vendor', '<key>idVendor</key><integer>4617|</integer>', ['0x1209'], '4617'],
	[
		'a part of a vendor, with that vendor first',
		'<key>idVendor</key><integer>|4617</integer>',
		['0x1209', '0x046d'],
		'4617',
	],
	[
		'a part of a vendor without a name, with that vendor first',
		'<key>idVendor</key><integer>|4618</integer>',
		['0x120a', '0x046d', '0x1209'],
		'4618',
	],
	[
		'the 0 that is inserted with the key',
		'<key>idVendor</key><integer>|0</integer>',
		['0x046d', '0x1209'],
		'1133',
	],
	[
		'a part of a product, with that product first',
		`${vendor}<key>idProduct</key><integer>|50475</integer>`,
		['0xc52b', '0xc216'],
		'50475',
	],
	[
		'a part of the name of a product',
		`${vendor}<key>idProduct</key><integer>rec|</integer>`,
		['0xc52b'],
		'50475',
	],
	[
		'a part of the name of a PCI device',
		'<key>IOPCIMatch</key><string>0x56781b21 netw|</string>',
		['0x12348086'],
		'0x12348086',
	],
	[
		'the digits of a PCI device',
		'<key>IOPCIPrimaryMatch</key><string>0x12|</string>',
		['0x12348086'],
		'0x12348086',
	],
])('complete an ID after %s', async (_typed, keys, labels, inserted) => {
	const position = await openAt(keys);
	const { items } = await server.client.askAt<CompletionList>('completion', uri, position);
	expect(items.map(({ label }) => label)).toEqual(labels);
	expect(items[0]?.textEdit?.newText).toBe(inserted);
});
