/** The diagnostics of property lists that are not open: found, streamed, and followed by the server. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	type CancellationToken,
	CancellationTokenSource,
	type WorkspaceDiagnosticReport,
	type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { wholePlist } from '../support/wholePlist.js';
import { pull } from './languageClient.js';
import { type ServerProcess, startServerProcess } from './serverProcess.js';

const top = 'vscode-vfs://github/project';
const info = `${top}/Widget/Info.plist`;
const app = `${top}/App/Info.plist`;

const faulty = wholePlist(
	'<key>CFBundlePackageType</key><string>DEXT</string><key>OSBundleUsageDescription</key><string>Reads the pedal</string><key>CFBundleVersion</key><string>1</string><key>CFBundleVersion</key><string>2</string>',
);
const right = wholePlist(
	'<key>CFBundlePackageType</key><string>DEXT</string><key>OSBundleUsageDescription</key><string>Reads the pedal</string><key>CFBundleVersion</key><string>1</string>',
);
const foreign = wholePlist(
	'<key>CFBundleName</key><string>A</string><key>CFBundleName</key><string>B</string>',
);

const watching = {
	...pull,
	workspace: { ...pull.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
};
const throughClient = { readFile: true, listFolder: true, findPlists: true };

let server: ServerProcess;
let files: Record<string, string>;
/** The files that the server read. */
let read: string[];
let stop: CancellationTokenSource;
let ended: Promise<unknown>;

beforeEach(() => {
	files = { [info]: faulty, [app]: foreign };
	read = [];
	server = startServerProcess();
	stop = new CancellationTokenSource();
	ended = Promise.resolve();
	server.client.answer('driverPlist/findPlists', () => Object.keys(files));
	server.client.answer('driverPlist/listFolder', () => []);
	server.client.answer('driverPlist/readFile', (params) => {
		const { uri } = params as { uri: string };
		read.push(uri);
		return files[uri] ?? null;
	});
});

afterEach(async () => {
	stop.cancel();
	await ended;
	await server.client.shutdown();
	expect(await server.ended()).toBe(0);
});

async function start(capabilities: object = watching, options: object = throughClient) {
	await server.client.initialize(capabilities, options, top);
	if (capabilities === watching) await server.client.next('client/registerCapability');
}

/** Begins a request that stays open until the end of the test. */
function stream(previousResultIds: readonly object[] = [], token: CancellationToken = stop.token) {
	const params = { previousResultIds, partialResultToken: 'stream' };
	ended = server.client
		.cancellable('workspace/diagnostic', params, token)
		.catch((error: unknown) => String(error));
}

/** The reports that the server sends next. */
async function nextReports(): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
	const { params } = await server.client.next('$/progress');
	const { value } = params as { value: WorkspaceDiagnosticReport };
	return value.items;
}

/** Files with the codes of their problems. */
function codes(reports: readonly WorkspaceDocumentDiagnosticReport[]): readonly string[] {
	return reports.map((report) => {
		const items = report.kind === 'full' ? report.items.map(({ code }) => code) : ['unchanged'];
		return `${report.uri.slice(top.length + 1)}: ${items.join(', ')}`;
	});
}

const once = (previousResultIds: readonly unknown[] = []) =>
	server.client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });

async function change(uri: string, type: 1 | 2 | 3): Promise<void> {
	await server.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
	await server.client.next('workspace/diagnostic/refresh');
}

async function foldersChange(params: object): Promise<void> {
	await server.client.notify('driverPlist/foldersChanged', params);
	// Once for team files, and once for the files near open ones.
	await server.client.next('workspace/diagnostic/refresh');
	await server.client.next('workspace/diagnostic/refresh');
}

describe('the problems of files that are not open', () => {
	it('are reported to a client with invalid results', async () => {
		await start();
		const { items } = await once([null, 7, {}, { uri: 7, value: 'x' }]);
		expect(codes(items)).toEqual(['Widget/Info.plist: duplicate-key']);
	});

	it('are reported for drivers only', async () => {
		await start();
		stream();
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: duplicate-key']);
	});

	it('are removed when the client finds the file no more', async () => {
		await start();
		stream();
		await nextReports();
		delete files[info];
		await server.client.notify('driverPlist/plistsChanged', undefined);
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: ']);
	});

	it('are reported at once to clients without partial results', async () => {
		await start();
		const { items } = await once();
		expect(codes(items)).toEqual(['Widget/Info.plist: duplicate-key']);
		const known = items.map(({ uri, resultId }) => ({ uri, value: resultId }));
		read = [];
		expect(codes((await once(known)).items)).toEqual(['Widget/Info.plist: unchanged']);
		expect(read).toEqual([]);
	});

	it('are removed when the file is right', async () => {
		await start();
		stream();
		await nextReports();
		files[info] = right;
		await change(info, 2);
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: ']);
	});

	it('are removed when the file is deleted, and reported when one is created', async () => {
		await start();
		stream();
		await nextReports();
		delete files[info];
		await change(info, 3);
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: ']);
		files[info] = faulty;
		await change(info, 1);
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: duplicate-key']);
	});

	it('are those of the text in the editor while the file is open', async () => {
		await start();
		stream();
		await nextReports();
		await server.client.open(info, right);
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: ']);
		await server.client.close(info);
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: duplicate-key']);
	});

	it('are removed when a file outside the workspace is closed', async () => {
		await start();
		stream();
		await nextReports();
		const outside = 'file:///elsewhere/Info.plist';
		await server.client.open(outside, faulty);
		await server.client.close(outside);
		expect(await nextReports()).toEqual([{ kind: 'full', uri: outside, version: null, items: [] }]);
	});
});

describe('the problems in a folder that is renamed or deleted', () => {
	it('follow it when it is renamed', async () => {
		await start();
		stream();
		await nextReports();
		files = { [`${top}/Gadget/Info.plist`]: faulty, [app]: foreign };
		await foldersChange({ created: [`${top}/Gadget`], deleted: [`${top}/Widget`] });
		expect([...codes(await nextReports())].sort()).toEqual([
			'Gadget/Info.plist: duplicate-key',
			'Widget/Info.plist: ',
		]);
	});

	it('are removed with it, and are those of the texts in a restored one', async () => {
		await start();
		stream();
		await nextReports();
		delete files[info];
		await foldersChange({ created: [], deleted: [`${top}/Widget`] });
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: ']);
		files[info] = wholePlist(
			'<string>DEXT</string><key>CFBundlePackageType</key><string>DEXT</string>',
		);
		await foldersChange({ created: [`${top}/Widget`], deleted: [] });
		expect(codes(await nextReports())).toEqual([
			'Widget/Info.plist: missing-usage-description, value-without-key',
		]);
	});

	it('are not read again when other files are deleted, or by malformed changes', async () => {
		await start();
		stream();
		await nextReports();
		read = [];
		const deleted = [`${top}/Widget/Info.plist.o`, `${top}/Wid`, `${top}/Build`];
		for (const params of [
			{ created: [], deleted },
			{ created: [7], deleted: [] },
			{ deleted },
			[],
			7,
		])
			await server.client.notify('driverPlist/foldersChanged', params as object);
		for (let fault = 0; fault < 4; fault += 1) {
			const { params } = await server.client.next('window/logMessage');
			expect((params as { message: string }).message).toMatch(/must be/);
		}
		expect((await once()).items.length).toBe(1);
		expect(read).toEqual([info]);
	});
});

describe('the files that are checked', () => {
	it('follow the settings', async () => {
		await start();
		stream();
		await nextReports();
		server.client.settings = { validation: { workspace: false } };
		await server.client.notify('workspace/didChangeConfiguration', { settings: null });
		await server.client.next('workspace/diagnostic/refresh');
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: ']);
		server.client.settings = { rules: { 'duplicate-key': 'hint' } };
		await server.client.notify('workspace/didChangeConfiguration', { settings: null });
		await server.client.next('workspace/diagnostic/refresh');
		expect(codes(await nextReports())).toEqual(['Widget/Info.plist: duplicate-key']);
	});

	it('follow the file of the team', async () => {
		files[`${top}/.driver-plist.json`] = '{ "exclude": ["Widget/**"] }';
		await start();
		expect(codes((await once()).items)).toEqual([]);
	});
});

it('checks a file again that changed while its neighbors were read', async () => {
	server.client.answer('driverPlist/listFolder', async () => {
		const isFirst = files[info] === faulty;
		files[info] = right;
		if (isFirst) await change(info, 2);
		return [];
	});
	await start();
	stream();
	expect(codes(await nextReports())).toEqual(['Widget/Info.plist: duplicate-key']);
	expect(codes(await nextReports())).toEqual(['Widget/Info.plist: ']);
});

it('cancels the request', async () => {
	await start();
	stream();
	await nextReports();
	stop.cancel();
	expect(await ended).toMatch(/canceled/);
});

it('sends nothing after a request is canceled', async () => {
	let answerLate = (_: string): void => {};
	const asked = new Promise<void>((done) => {
		server.client.answer('driverPlist/readFile', (params) => {
			if ((params as { uri: string }).uri !== info) return null;
			done();
			return new Promise((answer) => {
				answerLate = answer;
			});
		});
	});
	await start();
	stream();
	await asked;
	stop.cancel();
	answerLate(faulty);
	expect(await ended).toMatch(/canceled/);
	expect(server.client.unread('$/progress')).toEqual([]);
});

it('searches again for a request that follows a canceled one', async () => {
	let answerLate = (_: readonly string[]): void => {};
	const asked = new Promise<void>((done) => {
		server.client.answer('driverPlist/findPlists', () => {
			done();
			return new Promise((answer) => {
				answerLate = answer;
			});
		});
	});
	await start();
	const canceled = new CancellationTokenSource();
	stream([], canceled.token);
	await asked;
	canceled.cancel();
	const next = once();
	server.client.answer('driverPlist/findPlists', () => Object.keys(files));
	answerLate([]);
	expect(codes((await next).items)).toEqual(['Widget/Info.plist: duplicate-key']);
});

it.each(['driverPlist/findPlists', 'driverPlist/listFolder', 'driverPlist/readFile'])(
	'asks again after %s failed',
	async (method) => {
		let failures = 0;
		server.client.answer(method, () => {
			failures += 1;
			throw new Error('not connected');
		});
		await start();
		expect((await once()).items.length).toBeLessThan(2);
		expect(failures).toBeGreaterThan(0);
		server.client.unread('window/logMessage');
		let answers = 0;
		server.client.answer(method, (params) => {
			answers += 1;
			if (method === 'driverPlist/findPlists') return Object.keys(files);
			return method === 'driverPlist/listFolder' ? [] : files[(params as { uri: string }).uri];
		});
		expect(codes((await once()).items)).toEqual(['Widget/Info.plist: duplicate-key']);
		expect(answers).toBeGreaterThan(0);
	},
);

it('reads nothing when the setting is off', async () => {
	server.client.settings = { validation: { workspace: false } };
	await start();
	expect((await once()).items).toEqual([]);
	expect(read.filter((uri) => !uri.endsWith('.driver-plist.json'))).toEqual([]);
});

describe('in a workspace of many files', () => {
	const many = Array.from({ length: 40 }, (_, index) => `${top}/W${index}.dext/Info.plist`);
	const withProgress = { ...pull, window: { workDoneProgress: true } };

	beforeEach(() => {
		files = Object.fromEntries(many.map((uri) => [uri, faulty]));
	});

	it('sends several partial results', async () => {
		await start();
		stream();
		const reports = [...(await nextReports()), ...(await nextReports()), ...(await nextReports())];
		expect(reports.map(({ uri }) => uri)).toEqual(many);
	});

	it('shows the progress of the first check, and ends it when a person cancels', async () => {
		await start(withProgress);
		const answer = once();
		const { params } = await server.client.next('window/workDoneProgress/create');
		const { token } = params as { token: string };
		await server.client.notify('window/workDoneProgress/cancel', { token });
		const { items } = await answer;
		expect(items.length).toBeLessThan(40);
		const steps: unknown[] = [];
		while (steps.at(-1) !== 'end') {
			const progress = await server.client.next('$/progress');
			steps.push((progress.params as { value: { kind: string } }).value.kind);
		}
		expect(steps[0]).toBe('begin');
	});
});

it('searches the folders for clients that do not, without what .gitignore excludes', async () => {
	const disk = mkdtempSync(join(tmpdir(), 'driver-plist-workspace-'));
	const write = (path: string, text: string): void => {
		mkdirSync(dirname(join(disk, path)), { recursive: true });
		writeFileSync(join(disk, path), text);
	};
	try {
		write('.gitignore', 'build/\n');
		write('Widget/Info.plist', faulty);
		write('build/Widget.dext/Info.plist', faulty);
		write('node_modules/widget/Info.plist', faulty);
		write('Unrelated/Info.plist', foreign);
		const uri = pathToFileURL(disk).href;
		await server.client.initialize(pull, {}, uri);
		const { items } = await once();
		expect(items.map((item) => item.uri)).toEqual([`${uri}/Widget/Info.plist`]);
	} finally {
		rmSync(disk, { recursive: true });
	}
});
