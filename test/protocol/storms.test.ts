/** The server answers every request and keeps its documents, whatever is canceled and changed around them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RawClient } from './rawClient.js';
import { runRequestStorm } from './requestStorm.js';
import { duplicate } from './samples.js';

const uri = 'file:///work/Sample/Info.plist';
let client: RawClient;

beforeEach(async () => {
	client = new RawClient();
	await client.initialize();
});

afterEach(() => client.kill());

it('answers 3,000 requests, of which most are canceled', async () => {
	await runRequestStorm(client, { seed: 20_261_127, requests: 3000 });
	expect(await client.quit()).toBe(0);
	expect(client.complaints).toBe('');
});

it('answers 1,000 requests that are canceled after their answers', async () => {
	client.open(uri, duplicate);
	const params = { textDocument: { uri } };
	const started = Array.from({ length: 1000 }, () =>
		client.start('textDocument/foldingRange', params),
	);
	await Promise.all(started.map(({ response }) => response));
	for (const { id } of started) client.notify('$/cancelRequest', { id });
	expect(await client.codes(uri)).toEqual(['duplicate-key']);
});

it('applies the last of 1,000 changes of the settings', async () => {
	client.open(uri, duplicate);
	const reports = Array.from({ length: 1000 }, (_, index) => {
		client.settings = { rules: { 'duplicate-key': index % 2 === 0 ? 'off' : 'hint' } };
		client.notify('workspace/didChangeConfiguration', { settings: null });
		return client.codes(uri);
	});
	await Promise.all(reports);
	client.settings = { rules: { 'duplicate-key': 'off' } };
	client.notify('workspace/didChangeConfiguration', { settings: null });
	expect(await client.codes(uri)).toEqual([]);
});
