/** The files near a document in the server: read through the client or from the disk, and noticed when they change. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
	CodeAction,
	TextDocumentEdit,
	WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { wholePlist } from '../support/wholePlist.js';
import { pull } from './languageClient.js';
import { type ServerProcess, startServerProcess } from './serverProcess.js';

const top = 'vscode-vfs://github/project';
const folder = `${top}/Widget`;
const info = `${folder}/Info.plist`;
const entitlements = `${folder}/Widget.entitlements`;

/** A kext or a dext, as far as the content shows. */
const personality = wholePlist(
	'<key>IOKitPersonalities</key><dict><key>W</key><dict><key>IOClass</key><string>W</string><key>IOProviderClass</key><string>IOUSBHostDevice</string></dict></dict>',
);
const ofDext = wholePlist('<key>com.apple.developer.driverkit</key><true/>');
const ofOther = wholePlist('<key>com.apple.security.app-sandbox</key><true/>');

let server: ServerProcess;
let files: Record<string, string>;
/** The folders that the server listed. */
let listed: string[];

beforeEach(() => {
	files = { [info]: personality };
	listed = [];
	server = startServerProcess();
	server.client.answer('driverPlist/readFile', (params) => {
		return files[(params as { uri: string }).uri] ?? null;
	});
	server.client.answer('driverPlist/listFolder', (params) => {
		const { uri } = params as { uri: string };
		listed.push(uri);
		return Object.keys(files)
			.filter((file) => file.startsWith(`${uri}/`))
			.map((file) => file.slice(uri.length + 1).split('/'))
			.map(([name = '', ...rest]) => ({ name, isFolder: rest.length > 0 }));
	});
});

afterEach(async () => {
	await server.client.shutdown();
	expect(await server.ended()).toBe(0);
});

async function openInfo(options: object, workspace?: string): Promise<void> {
	await server.client.initialize(pull, options, workspace);
	await server.client.open(info, personality);
}

async function kindOf(uri: string): Promise<string> {
	const params = { textDocument: { uri } };
	const description = await server.client.request<{ kind: string }>(
		'driverPlist/describeDocument',
		params,
	);
	return description.kind;
}

const throughClient = { readFile: true, listFolder: true };

it('are evidence of the kind', async () => {
	files[entitlements] = ofDext;
	await openInfo(throughClient, top);
	expect(await kindOf(info)).toBe('dext');
	// For commands, too.
	const plist = { uri: info, text: personality };
	expect(await server.client.request('driverPlist/kind', { plist })).toBe('dext');
});

describe('a project that makes a dext with a file whose text does not show it', () => {
	const other = `${top}/Other/Info.plist`;
	const unlike = wholePlist('<key>CFBundleName</key><string>Widget</string>');
	const missing = "Missing 'IOKitPersonalities'. Nothing matches the dext, so it never starts.";

	beforeEach(async () => {
		files = { [info]: unlike, [other]: unlike };
		files[`${top}/project.yml`] =
			'targets:\n  Widget:\n    type: driver-extension\n    info:\n      path: Widget/Info.plist\n';
		server.client.answer('driverPlist/findPlists', () => [info, other]);
		const workspace = { ...pull.workspace, didChangeWatchedFiles: { dynamicRegistration: true } };
		const options = { ...throughClient, findPlists: true };
		await server.client.initialize({ ...pull, workspace }, options, top);
		await server.client.next('client/registerCapability');
	});

	it('has the file checked while it is open', async () => {
		await server.client.open(info, unlike);
		const report = await server.client.pullDiagnostics(info);
		const messages = report.kind === 'full' ? report.items.map(({ message }) => message) : [];
		expect(messages).toContain(missing);
		expect(await kindOf(info)).toBe('dext');
	});

	it('has it checked while it is not open, and no others', async () => {
		const { items } = await server.client.request<WorkspaceDiagnosticReport>(
			'workspace/diagnostic',
			{ previousResultIds: [] },
		);
		expect(items.map(({ uri }) => uri)).toEqual([info]);
	});

	it.each([
		['created', 1],
		['changed', 2],
	])('has it checked after the project file is %s', async (_, type) => {
		const project = `${top}/project.yml`;
		const text = files[project] ?? '';
		if (type === 1) delete files[project];
		else files[project] = 'targets: {}\n';
		const checked = async () => {
			const { items } = await server.client.request<WorkspaceDiagnosticReport>(
				'workspace/diagnostic',
				{ previousResultIds: [] },
			);
			return items.map(({ uri }) => uri);
		};
		expect(await checked()).toEqual([]);
		files[project] = text;
		const changes = [{ uri: project, type }];
		await server.client.notify('workspace/didChangeWatchedFiles', { changes });
		await server.client.next('workspace/diagnostic/refresh');
		expect(await checked()).toEqual([info]);
	});

	it('is known to clients that open drivers only', async () => {
		const ask = (uri: string) => server.client.request('driverPlist/isOfDriver', { uri });
		expect([await ask(info), await ask(other), await ask('file:///elsewhere.plist')]).toEqual([
			true,
			false,
			false,
		]);
	});
});

describe('the entitlements next to an Info.plist that does not show its kind', () => {
	const unlike = wholePlist(
		'<key>CFBundleName</key><string>Widget</string><key>CFBundleName</key><string>W</string>',
	);
	it.each([
		['of a dext', ofDext, true],
		['of another program', ofOther, false],
	])('%s', async (_, signed, isDriver) => {
		files = { [info]: unlike, [entitlements]: signed };
		await server.client.initialize(pull, throughClient, top);
		await server.client.open(info, unlike);
		expect(await server.client.request('driverPlist/isOfDriver', { uri: info })).toBe(isDriver);
		const params = { textDocument: { uri: info } };
		const report = await server.client.request<{ items: readonly { code: string }[] }>(
			'textDocument/diagnostic',
			params,
		);
		expect(report.items.map(({ code }) => code).includes('duplicate-key')).toBe(isDriver);
	});
});

it('are the entitlements of a document, whatever their name', async () => {
	const other = `${top}/Widget/Signing.entitlements`;
	files[other] = ofDext;
	await openInfo(throughClient, top);
	const params = { textDocument: { uri: info } };
	expect(await server.client.request('driverPlist/entitlementsFiles', params)).toEqual([other]);
});

it('are the Info.plist of entitlements', async () => {
	files[info] = personality.replace(
		'<dict>',
		'<dict><key>CFBundlePackageType</key><string>DEXT</string>',
	);
	await server.client.initialize(pull, throughClient, top);
	await server.client.open(entitlements, ofDext);
	const params = { textDocument: { uri: entitlements } };
	expect(await server.client.request('driverPlist/infoPlistFile', params)).toBe(info);
});

it('have the version of the editor in fixes, or none if they are not open', async () => {
	const listed = wholePlist(
		'<key>com.apple.developer.driverkit</key><true/><key>com.apple.developer.driverkit.transport.usb</key><array><dict><key>idVendor</key><integer>2</integer></dict></array>',
	);
	const driver = wholePlist(
		'<key>CFBundlePackageType</key><string>DEXT</string><key>IOKitPersonalities</key><dict><key>W</key><dict><key>IOClass</key><string>IOUserService</string><key>IOProviderClass</key><string>IOUSBHostDevice</string><key>IOUserClass</key><string>W</string><key>idVendor</key><integer>1</integer></dict></dict>',
	);
	files[entitlements] = listed;
	const capabilities = {
		...pull,
		workspace: { ...pull.workspace, workspaceEdit: { documentChanges: true } },
	};
	await server.client.initialize(capabilities, throughClient, top);
	await server.client.open(info, driver);
	const edited = async () => {
		const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
		const actions = await server.client.request<readonly CodeAction[]>('textDocument/codeAction', {
			textDocument: { uri: info },
			range: whole,
			context: { diagnostics: [] },
		});
		const fix = actions.find(({ title }) => title.endsWith("in 'Widget.entitlements'"));
		const changes = (fix?.edit?.documentChanges ?? []) as readonly TextDocumentEdit[];
		return changes.map(({ textDocument }) => textDocument);
	};
	expect(await edited()).toEqual([{ uri: entitlements, version: null }]);
	await server.client.open(entitlements, listed);
	await server.client.next('workspace/diagnostic/refresh');
	expect(await edited()).toEqual([{ uri: entitlements, version: 1 }]);
	await server.client.change(entitlements, { text: `${listed}\n` });
	await server.client.next('workspace/diagnostic/refresh');
	expect(await edited()).toEqual([{ uri: entitlements, version: 2 }]);
});

it('are not read outside the workspace', async () => {
	files[entitlements] = ofDext;
	await openInfo(throughClient, `${top}/Other`);
	expect(await kindOf(info)).toBe('kext');
	expect(listed).toEqual([]);
});

it('have the text that they have in the editor', async () => {
	files[entitlements] = ofOther;
	await openInfo(throughClient, top);
	expect(await kindOf(info)).toBe('kext');
	await server.client.open(entitlements, ofDext);
	await server.client.next('workspace/diagnostic/refresh');
	expect(await kindOf(info)).toBe('dext');
	await server.client.change(entitlements, { text: ofOther });
	await server.client.next('workspace/diagnostic/refresh');
	expect(await kindOf(info)).toBe('kext');
	await server.client.change(entitlements, { text: ofDext });
	await server.client.next('workspace/diagnostic/refresh');
	expect(await kindOf(info)).toBe('dext');
	await server.client.close(entitlements);
	await server.client.next('workspace/diagnostic/refresh');
	expect(await kindOf(info)).toBe('kext');
});

it.each([
	['created', 1],
	['changed', 2],
	['deleted', 3],
])('are noticed when they are %s', async (_, type) => {
	const before = type === 1 ? undefined : type === 2 ? ofOther : ofDext;
	if (before !== undefined) files[entitlements] = before;
	await openInfo(throughClient, top);
	expect(await kindOf(info)).toBe(type === 3 ? 'dext' : 'kext');
	if (type === 3) delete files[entitlements];
	else files[entitlements] = ofDext;
	const changes = [{ uri: entitlements, type }];
	await server.client.notify('workspace/didChangeWatchedFiles', { changes });
	await server.client.next('workspace/diagnostic/refresh');
	expect(await kindOf(info)).toBe(type === 3 ? 'kext' : 'dext');
});

describe('to a client that does not watch files', () => {
	beforeEach(async () => {
		files[entitlements] = ofDext;
		await openInfo(throughClient, top);
		expect(await kindOf(info)).toBe('dext');
		files[entitlements] = ofOther;
	});

	it('are those on the disk once a document is saved', async () => {
		await server.client.notify('textDocument/didSave', { textDocument: { uri: info } });
		// Once for team files, and once for the files near open ones.
		await server.client.next('workspace/diagnostic/refresh');
		await server.client.next('workspace/diagnostic/refresh');
		expect(await kindOf(info)).toBe('kext');
	});

	it('are those on the disk once a document is opened', async () => {
		await server.client.open(`${top}/Other/Info.plist`, personality);
		expect(await kindOf(info)).toBe('kext');
	});

	it.each([
		['workspace/diagnostic', { previousResultIds: [] }],
		[
			'textDocument/codeAction',
			{
				textDocument: { uri: info },
				range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
				context: { diagnostics: [] },
			},
		],
	])('are those on the disk for %s', async (method, params) => {
		await server.client.request(method, params);
		expect(await kindOf(info)).toBe('kext');
	});

	it('still refresh a document that another one was opened next to', async () => {
		await server.client.open(`${top}/Other/Info.plist`, personality);
		await server.client.open(entitlements, ofDext);
		await server.client.next('workspace/diagnostic/refresh');
		expect(await kindOf(info)).toBe('dext');
	});
});

it('are read from the disk for other clients', async () => {
	const disk = mkdtempSync(join(tmpdir(), 'driver-plist-neighbors-'));
	try {
		const own = join(disk, 'Widget');
		mkdirSync(own);
		writeFileSync(join(own, 'Widget.entitlements'), ofDext);
		await server.client.initialize(pull, {}, pathToFileURL(disk).href);
		const uri = pathToFileURL(join(own, 'Info.plist')).href;
		await server.client.open(uri, personality);
		expect(await kindOf(uri)).toBe('dext');
	} finally {
		rmSync(disk, { recursive: true });
	}
});
