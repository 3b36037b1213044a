/** The server in a web worker has the same results as the one in Node. */

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CompletionList, Hover } from 'vscode-languageserver-protocol';
import { renderTemplateRequest } from '../../server/src/lsp/protocol.js';
import type { RenderedTemplate } from '../../server/src/scaffold/scaffolding.js';
import { pull, push } from '../protocol/languageClient.js';
import { caret, positionOf } from '../protocol/marked.js';
import { dext, duplicate } from '../protocol/samples.js';
import { startWorkerServer, type WorkerServer } from './workerServer.js';

const uri = 'vscode-vfs://github/sample/Info.plist';
let server: WorkerServer;

beforeEach(() => {
	server = startWorkerServer();
});

afterEach(async () => {
	server.client.expectNothingUnread();
	await server.terminate();
});

it('answers initialize', async () => {
	const { serverInfo, capabilities } = await server.client.initialize(pull);
	expect(serverInfo?.name).toBe('driver-plist');
	expect(capabilities.hoverProvider).toBe(true);
});

it('lets a client pull diagnostics', async () => {
	await server.client.initialize(pull);
	await server.client.open(uri, duplicate);
	expect(await server.client.pullDiagnostics(uri)).toMatchObject({
		items: [{ code: 'duplicate-key' }],
	});
});

it('pushes diagnostics to a client that does not pull', async () => {
	await server.client.initialize(push);
	await server.client.open(uri, duplicate);
	expect(await server.client.nextDiagnostics(uri)).toMatchObject([{ code: 'duplicate-key' }]);
});

it('reads globs from the settings', async () => {
	await server.client.initialize(pull);
	server.client.settings = { kinds: { '*.plist': 'codelessKext' } };
	await server.client.open(uri, '<plist><dict/></plist>');
	const description = await server.client.request('driverPlist/describeDocument', {
		textDocument: { uri },
	});
	expect(description).toMatchObject({ kind: 'codelessKext' });
});

it('completes and hovers', async () => {
	await server.client.initialize(pull);
	const { text, position } = caret(dext('\n\t|'));
	await server.client.open(uri, text);
	const list = await server.client.askAt<CompletionList>('completion', uri, position);
	expect(list.items.map(({ label }) => label)).toContain('CFBundleVersion');
	const hover = await server.client.askAt<Hover>('hover', uri, positionOf(text, 'IOClass'));
	expect(hover.contents).toMatchObject({ value: expect.stringContaining('IOClass') });
});

it('scaffolds', async () => {
	await server.client.initialize(pull);
	const rendered = await server.client.request<RenderedTemplate>(renderTemplateRequest.method, {
		template: 'codeless-dext',
		answers: {},
	});
	expect(rendered.files.map(({ path }) => path)).toContain(rendered.opens);
});

it('rejects requests before it is initialized and after it is shut down', async () => {
	const ask = () => server.client.ask('hover', 'file:///a');
	await expect(ask()).rejects.toMatchObject({ code: -32002 });
	await server.client.initialize({});
	expect(await ask()).toBeNull();
	await server.client.request('shutdown', undefined);
	await expect(ask()).rejects.toMatchObject({ code: -32600 });
});
