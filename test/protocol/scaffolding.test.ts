/** The scaffolding requests of the bundled server. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CancellationTokenSource, ErrorCodes } from 'vscode-languageserver-protocol/node';
import {
	checkAnswerRequest,
	deviceAnswersRequest,
	devicePersonalityRequest,
	entitlementsRequest,
	insertPersonalityRequest,
	kindRequest,
	migrateKextRequest,
	type PlistText,
	questionsRequest,
	type RequestType,
	readDevicesRequest,
	readFileRequest,
	renderTemplateRequest,
	skeletonsRequest,
	templatesRequest,
} from '../../server/src/lsp/protocol.js';
import { pull } from './languageClient.js';
import { dext } from './samples.js';
import { type ServerProcess, startServerProcess } from './serverProcess.js';

const names = 'vscode-vfs://extension/names';
const plist: PlistText = { uri: 'untitled:Info.plist', text: dext('') };
const lsusb = readFileSync(new URL('../unit/devices/dumps/lsusb-v.txt', import.meta.url), 'utf8');

let server: ServerProcess;
let reads: string[];

beforeEach(async () => {
	reads = [];
	server = startServerProcess();
	server.client.answer(readFileRequest.method, (params) => {
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

function ask<P, R>({ method }: RequestType<P, R>, params: P): Promise<R> {
	return server.client.request<R>(method, params);
}

const template = 'codeless-dext';
const answers = { parent: 'usb-hid', vendorId: '0x046d', productId: '0xc216' };

it('lists templates and renders the files of a project', async () => {
	const templates = await ask(templatesRequest, undefined);
	expect(templates.map(({ id }) => id)).toContain(template);
	const questions = await ask(questionsRequest, { template, answers });
	expect(questions.find(({ prompt }) => prompt.key === 'name')?.preset).toBe('DualActionDriver');
	const { files, opens } = await ask(renderTemplateRequest, { template, answers });
	const first = files.find(({ path }) => path === opens);
	expect(first?.text).toContain('<integer>49686</integer>');
	expect(first?.text).toContain('<!-- Device: Dual Action -->');
});

it('answers questions with a device of a dump', async () => {
	const dumps = ['Bus 001 Device 004: ID 046d:c216 Logitech, Inc. F310'];
	const { devices } = await ask(readDevicesRequest, { dumps });
	const [known] = devices;
	if (!known) throw new Error('no device');
	expect(await ask(deviceAnswersRequest, { template, device: known.device })).toMatchObject({
		vendorId: '0x046d',
		productId: '0xc216',
		vendorName: 'Logitech',
	});
});

it('finds the device of IDs in the clipboard, on each bus that they can be of', async () => {
	const idsIn = async (text: string) => {
		const { devices, fault } = await ask(readDevicesRequest, { dumps: [text] });
		return devices.length > 0 ? devices.map(({ ids }) => ids) : fault;
	};
	expect(await idsIn('VID_046D&PID_C216')).toEqual(['USB 046d:c216']);
	expect(await idsIn('pci8086,1234')).toEqual(['PCI 8086:1234']);
	expect(await idsIn('046d:c216')).toEqual(['USB 046d:c216', 'PCI 046d:c216']);
	expect(await idsIn('046d')).toMatch(
		/^The text is not a list of devices\. Use the vendor ID and /,
	);
});

it('validates an answer during typing', async () => {
	const check = (key: string, text: string) =>
		ask(checkAnswerRequest, { template, key, text, answers: { parent: 'usb-hid' } });
	expect(await check('vendorId', '0x10000')).toMatchObject({
		fault: expect.stringMatching(/65535/),
	});
	expect(await check('vendorId', '0x046d')).toEqual({ remark: '0x046d is Logitech' });
});

it('reads the name lists once, and only when they are required', async () => {
	await ask(templatesRequest, undefined);
	expect(reads).toEqual([]);
	await ask(questionsRequest, { template, answers: {} });
	await ask(questionsRequest, { template, answers: {} });
	expect(reads.sort()).toEqual([`${names}/pci.txt`, `${names}/usb.txt`]);
});

it('reads a device and returns the edit that inserts its personality', async () => {
	const { devices, fault } = await ask(readDevicesRequest, { dumps: [lsusb] });
	expect(fault).toBeNull();
	const [known] = devices;
	if (!known) throw new Error('no device');
	expect(known).toMatchObject({ title: expect.any(String), ids: expect.stringMatching(/^USB /) });
	const { device } = known;
	const { body, bundle } = await ask(devicePersonalityRequest, { plist, device, match: 0 });
	expect(bundle).toBe('dext');
	const insertion = await ask(insertPersonalityRequest, { plist, body });
	if ('refused' in insertion) throw new Error(insertion.refused);
	expect(plist.text.slice(0, insertion.edit.range.start)).toMatch(/<\/dict>$/);
	expect(insertion.edit.newText).toMatch(/<key>\$\{1:\w+\}<\/key>/);
});

it('describes a property list and the personalities that can be added to it', async () => {
	expect(await ask(kindRequest, { plist })).toBe('dext');
	const array = { ...plist, text: '<plist><array/></plist>' };
	expect(await ask(kindRequest, { plist: array })).toBeNull();
	expect(await ask(entitlementsRequest, { plist })).toContain('com.apple.developer.driverkit');
	expect(await ask(migrateKextRequest, { plist })).toMatchObject({
		refused: expect.stringMatching(/already/),
	});
	const [skeleton] = await ask(skeletonsRequest, { plist });
	expect(skeleton?.body).toContain('IOProviderClass');
});

it.each([
	['no parameters', undefined, 'The parameters must be an object.'],
	['null', null, 'The parameters must be an object.'],
	['a list', [template, answers], 'The parameters must be an object.'],
	[
		'an answer that is not a string',
		{ template, answers: { name: 7 } },
		"'answers.name' must be a string.",
	],
	[
		'a template that does not exist',
		{ template: 'nothing', answers: {} },
		"Unknown template 'nothing'.",
	],
	[
		'an answer to an unknown question',
		{ template, answers: { nam: 'Pad' } },
		"The answer 'nam' is invalid. Unknown question 'nam'. Did you mean 'name'?",
	],
	[
		'an invalid answer',
		{ template, answers: { name: 'A/B' } },
		expect.stringMatching(/^The answer 'name' is invalid\. A name can't contain '\/'/),
	],
])('answers %s with an error, and continues', async (_name, params, message) => {
	const request = server.client.request(renderTemplateRequest.method, params);
	await expect(request).rejects.toMatchObject({ code: ErrorCodes.InvalidParams, message });
	expect(await ask(templatesRequest, undefined)).not.toEqual([]);
});

it('cancels a request that is waiting', async () => {
	const source = new CancellationTokenSource();
	server.client.answer(readFileRequest.method, () => {
		source.cancel();
		return null;
	});
	const params = { template, answers };
	const request = server.client.cancellable(questionsRequest.method, params, source.token);
	await expect(request).rejects.toThrow('canceled');
});
