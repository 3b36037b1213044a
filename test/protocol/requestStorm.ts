/** Requests that are canceled, late, or about nothing, while settings change. */
import { expect } from 'vitest';
import { Random } from '../support/random.js';
import type { Message, RawClient } from './rawClient.js';
import { duplicate } from './samples.js';

export interface RequestStorm {
	readonly seed: number;
	readonly requests: number;
}

const uri = 'file:///storm/Info.plist';
const uris = [
	uri,
	'file:///never/opened/Info.plist',
	'file:///storm/closed/Info.plist',
	'',
] as const;
const methods = [
	'textDocument/hover',
	'textDocument/completion',
	'textDocument/documentSymbol',
	'textDocument/foldingRange',
	'textDocument/diagnostic',
	'textDocument/codeAction',
	'driverPlist/describeDocument',
	'driverPlist/templates',
] as const;

const canceled = -32800;

/** Every request gets exactly one response, a result or a cancellation, and the document keeps its diagnostics. */
export async function runRequestStorm(client: RawClient, storm: RequestStorm): Promise<void> {
	const random = new Random(storm.seed);
	client.open(uri, duplicate);
	client.open('file:///storm/closed/Info.plist', duplicate);
	client.close('file:///storm/closed/Info.plist');
	const started: Promise<Message>[] = [];
	for (let count = 0; count < storm.requests; count += 1) {
		const { id, response } = client.start(random.pick(methods), {
			textDocument: { uri: random.pick(uris) },
			position: { line: random.between(0, 30), character: random.between(0, 20) },
			range: { start: { line: 0, character: 0 }, end: { line: 50, character: 0 } },
			context: { diagnostics: [] },
		});
		started.push(response);
		disturb(client, random, id);
		// The server reads the storm in pieces, so that some requests have ended before they are canceled.
		if (random.chance(0.01)) await response;
	}
	for (const { error } of await Promise.all(started)) {
		if (error !== undefined) expect(error.code).toBe(canceled);
	}
	expect(await client.codes(uri)).toEqual(['duplicate-key']);
	client.close(uri);
}

function disturb(client: RawClient, random: Random, id: number): void {
	const cancel = (id: unknown): void => client.notify('$/cancelRequest', { id });
	if (random.chance(0.6)) cancel(id);
	if (random.chance(0.2)) cancel(random.between(1, id));
	if (random.chance(0.1)) cancel(random.pick([-1, 1e9, 'unknown', null, {}]));
	if (random.chance(0.02)) client.notify('$/cancelRequest', random.pick([null, {}, 7, []]));
	if (random.chance(0.2)) client.notify('workspace/didChangeConfiguration', { settings: {} });
	if (random.chance(0.05)) {
		const folder = { uri: `file:///folder${random.between(0, 9)}`, name: 'folder' };
		const event = random.pick([
			{ added: [folder], removed: [] },
			{ added: [], removed: [folder] },
		]);
		client.notify('workspace/didChangeWorkspaceFolders', { event });
	}
	if (random.chance(0.05)) client.close('file:///never/opened/Info.plist');
	if (random.chance(0.05)) client.open(uri, duplicate);
}
