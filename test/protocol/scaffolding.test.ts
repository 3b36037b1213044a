/** Scaffolding over the wire: what the commands of an editor get from the bundled server. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type {
	FoundDevices,
	PlistText,
	RenderedTemplate,
	Scaffolding,
	TemplateSummary,
} from '../../server/src/scaffold/scaffolding.js';
import type { Judgement, Question } from '../../server/src/scaffold/templateQuestions.js';
import { pull } from './languageClient.js';
import { dext } from './samples.js';
import { type ServerProcess, startServerProcess } from './serverProcess.js';

const method = 'driverPlist/scaffolding';
const names = 'vscode-vfs://extension/names';
const plist: PlistText = { uri: 'untitled:Info.plist', text: dext('') };
const lsusb = readFileSync(new URL('../unit/devices/dumps/lsusb-v.txt', import.meta.url), 'utf8');

let server: ServerProcess;
let reads: string[];

beforeEach(async () => {
	reads = [];
	server = startServerProcess();
	server.client.answer('driverPlist/readFile', (params) => {
		const { uri } = params as { uri: string };
		reads.push(uri);
		return uri === `${names}/usb.txt` ? '046d Logitech\n\tc216 Dual Action\n' : null;
	});
	await server.client.initialize(pull, { readFile: true, nameLists: names });
});

afterEach(async () => {
	await server.client.shutdown();
	expect(await server.ended()).toBe(0);
});

function ask<R>(name: keyof Scaffolding, ...args: readonly unknown[]): Promise<R> {
	return server.client.request<R>(method, { method: name, arguments: args });
}

it('goes from the list of templates to the files of a project', async () => {
	const templates = await ask<readonly TemplateSummary[]>('templates');
	expect(templates.map(({ id }) => id)).toContain('codeless-dext');
	const answers = { parent: 'usb-hid', vendorId: '0x046d', productId: '0xc216' };
	const questions = await ask<readonly Question[]>('questions', 'codeless-dext', answers);
	expect(questions.find(({ prompt }) => prompt.key === 'productName')?.preset).toBe('Dual Action');
	const { files, opens } = await ask<RenderedTemplate>('render', 'codeless-dext', answers);
	const first = files.find(({ path }) => path === opens);
	expect(first?.text).toContain('<integer>49686</integer>');
});

it('judges an answer while it is typed', async () => {
	const judge = (key: string, text: string): Promise<Judgement> =>
		ask('judge', 'codeless-dext', key, text, { parent: 'usb-hid' });
	expect(await judge('vendorId', '0x10000')).toMatchObject({
		fault: expect.stringMatching(/65535/),
	});
	expect(await judge('vendorId', '0x046d')).toEqual({ remark: '0x046d is Logitech' });
});

it('reads the lists of names once, and only when they are needed', async () => {
	await ask('templates');
	expect(reads).toEqual([]);
	await ask('questions', 'codeless-dext', {});
	await ask('questions', 'codeless-dext', {});
	expect(reads.sort()).toEqual([`${names}/pci.txt`, `${names}/usb.txt`]);
});

it('goes from a dump to the place of a personality', async () => {
	const { devices, fault } = await ask<FoundDevices>('devices', [lsusb]);
	expect(fault).toBeNull();
	const { body } = await ask<{ body: string }>('personality', plist, devices[0]?.device, 0);
	const edit = await ask<{ newText: string; range: { start: number } }>('insertion', plist, body);
	expect(plist.text.slice(0, edit.range.start)).toMatch(/<\/dict>$/);
	expect(edit.newText).toMatch(/<key>\$\{1:\w+\}<\/key>/);
});

it('answers what a plist can be given', async () => {
	expect(await ask('kindOf', plist)).toBe('dext');
	expect(await ask('kindOf', { ...plist, text: '<plist><array/></plist>' })).toBeNull();
	expect(await ask('entitlements', plist)).toContain('com.apple.developer.driverkit');
	expect(await ask('migrate', plist)).toMatchObject({ refused: expect.stringMatching(/already/) });
	expect(await ask('skeletons', 'dext')).not.toEqual([]);
});

it('knows no other methods', async () => {
	for (const name of ['constructor', 'toString', 'write', undefined]) {
		const asked = server.client.request(method, { method: name, arguments: [] });
		await expect(asked).rejects.toThrow(`no method '${name}'`);
	}
	await expect(server.client.request(method, null)).rejects.toThrow('no method');
});

it('goes on after what it was asked for is not there', async () => {
	await expect(ask('render', 'nothing', {})).rejects.toThrow('The server failed');
	const { params } = await server.client.next('window/logMessage');
	expect(params).toMatchObject({ message: expect.stringMatching(/no template 'nothing'/) });
	expect(await ask('templates')).not.toEqual([]);
});

it('gives up a request that was cancelled', async () => {
	const source = new CancellationTokenSource();
	server.client.answer('driverPlist/readFile', () => {
		source.cancel();
		return null;
	});
	const answers = { parent: 'usb-hid', vendorId: '0x046d', productId: '0xc216' };
	const params = { method: 'questions', arguments: ['codeless-dext', answers] };
	const asked = server.client.cancellable(method, params, source.token);
	await expect(asked).rejects.toThrow('cancelled');
});
