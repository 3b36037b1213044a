/** Diagnostics that the server publishes. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { push } from './languageClient.js';
import { dext, duplicate, otherXml } from './samples.js';
import { type ServerProcess, startServerProcess } from './serverProcess.js';

const uri = 'file:///work/Sample/Info.plist';

let server: ServerProcess;

beforeEach(async () => {
	server = startServerProcess();
	await server.client.initialize(push);
});

afterEach(async () => {
	await server.client.shutdown();
	expect(await server.ended()).toBe(0);
});

it('are published after opening and after changes, and cleared when the document is closed', async () => {
	await server.client.open(uri, duplicate);
	expect(await server.client.nextDiagnostics(uri)).not.toEqual([]);
	await server.client.change(uri, { text: dext('') });
	expect(await server.client.nextDiagnostics(uri)).toEqual([]);
	await server.client.change(uri, { text: duplicate });
	expect(await server.client.nextDiagnostics(uri)).not.toEqual([]);
	await server.client.close(uri);
	expect(await server.client.nextDiagnostics(uri)).toEqual([]);
});

it('are published once for several quick changes', async () => {
	await server.client.open(uri, dext(''));
	await server.client.nextDiagnostics(uri);
	for (let count = 0; count < 20; count += 1) await server.client.change(uri, { text: duplicate });
	expect(await server.client.nextDiagnostics(uri)).not.toEqual([]);
});

it('are never published for other XML', async () => {
	await server.client.open('file:///pom.xml', otherXml);
	await server.client.open(uri, duplicate);
	expect(await server.client.nextDiagnostics(uri)).not.toEqual([]);
});

it('are published again when settings change', async () => {
	await server.client.open(uri, duplicate);
	await server.client.nextDiagnostics(uri);
	const settings = { driverPlist: { validation: { enabled: false } } };
	await server.client.notify('workspace/didChangeConfiguration', { settings });
	expect(await server.client.nextDiagnostics(uri)).toEqual([]);
});
