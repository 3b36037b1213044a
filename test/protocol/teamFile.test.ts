/** The team file in the server: read through the client or from the disk, watched, and validated. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { pull, push } from './languageClient.js';
import { duplicate } from './samples.js';
import { type ServerProcess, startServerProcess } from './serverProcess.js';

const folder = 'vscode-vfs://github/team';
const uri = `${folder}/Sample/Info.plist`;
const off = '{ "rules": { "duplicate-key": "off" } }';

let server: ServerProcess;
let files: Record<string, string>;

beforeEach(() => {
	files = {};
	server = startServerProcess();
	server.client.answer('driverPlist/readFile', (params) => {
		return files[(params as { uri: string }).uri] ?? null;
	});
});

afterEach(async () => {
	await server.client.shutdown();
	expect(await server.ended()).toBe(0);
});

async function codes(): Promise<readonly unknown[]> {
	const report: DocumentDiagnosticReport = await server.client.pullDiagnostics(uri);
	const items: readonly Diagnostic[] = report.kind === 'full' ? report.items : [];
	return items.map(({ code }) => code);
}

async function notifyOfChange(): Promise<void> {
	const changes = [{ uri: `${folder}/.driver-plist.json`, type: 2 }];
	await server.client.notify('workspace/didChangeWatchedFiles', { changes });
	await server.client.next('workspace/diagnostic/refresh');
}

it('are read through the client, from any folder above', async () => {
	files[`${folder}/.driver-plist.json`] = off;
	await server.client.initialize(pull, { readFile: true });
	await server.client.open(uri, duplicate);
	expect(await codes()).not.toContain('duplicate-key');
});

it('are read again when they change', async () => {
	await server.client.initialize(pull, { readFile: true });
	await server.client.open(uri, duplicate);
	expect(await codes()).toContain('duplicate-key');
	files[`${folder}/.driver-plist.json`] = off;
	await notifyOfChange();
	expect(await codes()).not.toContain('duplicate-key');
});

it('are overridden by those of the editor', async () => {
	files[`${folder}/.driver-plist.json`] = off;
	server.client.settings = { rules: { 'duplicate-key': 'hint' } };
	await server.client.initialize(pull, { readFile: true });
	await server.client.open(uri, duplicate);
	expect(await codes()).toContain('duplicate-key');
});

it('have diagnostics until they are valid', async () => {
	const team = `${folder}/.driver-plist.json`;
	files[team] = '{ "rules": { "duplikate-key": "off" } }';
	await server.client.initialize(pull, { readFile: true });
	await server.client.open(uri, duplicate);
	await codes();
	expect(await server.client.nextDiagnostics(team)).toMatchObject([
		{
			message: "Unknown rule 'duplikate-key'. Did you mean 'duplicate-key'?",
			range: { start: { line: 0, character: 13 } },
		},
	]);
	files[team] = off;
	await notifyOfChange();
	expect(await server.client.nextDiagnostics(team)).toEqual([]);
	expect(await codes()).not.toContain('duplicate-key');
});

describe('the diagnostics of a team file', () => {
	const team = `${folder}/.driver-plist.json`;

	beforeEach(async () => {
		files[team] = '{ "rules": { "duplikate-key": "off" } }';
		await server.client.initialize(pull, { readFile: true }, folder);
		await server.client.open(uri, duplicate);
		await codes();
		expect(await server.client.nextDiagnostics(team)).toHaveLength(1);
	});

	it.each([
		[
			'workspace/didChangeWorkspaceFolders',
			{ event: { added: [], removed: [{ uri: folder }] } },
			1,
		],
		['driverPlist/foldersChanged', { created: [], deleted: [folder] }, 2],
	])('are removed with its folder by %s', async (method, params, refreshes) => {
		delete files[team];
		await server.client.notify(method, params);
		expect(await server.client.nextDiagnostics(team)).toEqual([]);
		for (let count = 0; count < refreshes; count += 1)
			await server.client.next('workspace/diagnostic/refresh');
	});
});

it('are read from the disk for clients that read no files', async () => {
	const here = mkdtempSync(join(tmpdir(), 'driver-plist-team-'));
	try {
		writeFileSync(join(here, '.driver-plist.json'), '{ "exclude": ["*.plist"] }');
		await server.client.initialize(push);
		const document = pathToFileURL(join(here, 'Info.plist')).href;
		await server.client.open(document, duplicate);
		expect(await server.client.nextDiagnostics(document)).toEqual([]);
	} finally {
		rmSync(here, { recursive: true });
	}
});
