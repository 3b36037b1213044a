/** Invalid settings of editors without a schema for them are shown with the sentences of the team file. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import { pull, push } from './languageClient.js';
import { duplicate } from './samples.js';
import { expectCleanEnd, type ServerProcess, startServerProcess } from './serverProcess.js';

const uri = 'file:///work/Sample/Info.plist';
let server: ServerProcess;

beforeEach(() => {
	server = startServerProcess();
});

afterEach(() => expectCleanEnd(server));

async function shownFor(options: unknown, capabilities: ClientCapabilities = push) {
	await server.client.initialize(capabilities, options);
	await server.client.open(uri, duplicate);
	await server.client.open(`${uri}2`, duplicate);
	for (const each of [uri, `${uri}2`]) {
		await server.client.request('driverPlist/describeDocument', { textDocument: { uri: each } });
	}
	server.client.unread('textDocument/publishDiagnostics');
	return server.client.unread('window/showMessage').map(({ params }) => params);
}

describe('invalid settings', () => {
	const known = 'rules, advice, kinds, deploymentTarget, validation, completion, maxFileSize';

	it.each<readonly [string, unknown, ...(readonly string[])]>([
		[
			'an unknown rule',
			{ rules: { dublicate: 'off', 'duplicate-kye': 'off' } },
			"Unknown rule 'dublicate'.",
			"Unknown rule 'duplicate-kye'. Did you mean 'duplicate-key'?",
		],
		[
			'an unknown severity',
			{ rules: { 'id-as-string': 'fatal' } },
			"'id-as-string' must be error, warning, information, hint, or off.",
		],
		['rules of another type', { rules: 'off' }, "'rules' must be an object."],
		['an unknown setting', { colors: {} }, `Unknown setting 'colors'. Known: ${known}.`],
		['a misspelled setting', { ruels: {} }, "Unknown setting 'ruels'. Did you mean 'rules'?"],
		[
			'the prefix of VS Code',
			{ 'driverPlist.rules': {} },
			`Unknown setting 'driverPlist.rules'. Known: ${known}.`,
		],
		[
			'a version',
			{ deploymentTarget: { macOS: 'x' } },
			'\'macOS\' must be a version, such as "12.0".',
		],
		['a size', { maxFileSize: -1 }, "'maxFileSize' must be a number above 0."],
		['advice', { advice: 'loud' }, "'advice' must be asIs, information, hint, or off."],
		['no object', 'off', 'The value must be an object.'],
	])('are shown once: %s', async (_, settings, ...sentences) => {
		const message = ['Invalid settings for Driver Plist are ignored.', ...sentences].join(' ');
		expect(await shownFor({ settings })).toEqual([{ type: 2, message }]);
	});

	it('are shown to clients with workspace/configuration, and again if others are added', async () => {
		server.client.settings = { validation: { enabled: 'no' } };
		const start = 'Invalid settings for Driver Plist are ignored.';
		const first = `${start} 'enabled' must be true or false.`;
		expect(await shownFor({}, pull)).toEqual([{ type: 2, message: first }]);
		server.client.settings = { validation: { enabled: 'no', workspace: 'no' } };
		await server.client.notify('workspace/didChangeConfiguration', { settings: null });
		await server.client.next('workspace/diagnostic/refresh');
		await server.client.pullDiagnostics(uri);
		expect((await server.client.next('window/showMessage')).params).toEqual({
			type: 2,
			message: `${start} 'workspace' must be true or false.`,
		});
	});

	it('are at most five in a message', async () => {
		const settings = { rules: Object.fromEntries([...'abcdefghi'].map((each) => [each, 'off'])) };
		const [shown] = await shownFor({ settings });
		expect(JSON.stringify(shown).match(/Unknown rule/g)).toHaveLength(5);
	});

	it('are not unset ones, and not those that VS Code adds', async () => {
		const empty = { rules: [], kinds: null, deploymentTarget: { macOS: null } };
		const settings = { ...empty, advice: 'asIs', autoClosingTags: true, trace: { server: 'off' } };
		expect(await shownFor({ settings })).toEqual([]);
	});

	it('are not shown by the server if the client shows them', async () => {
		const options = { settings: { rules: 'off' }, showsInvalidSettings: true };
		expect(await shownFor(options)).toEqual([]);
	});
});

describe('settings next to those of the startup', () => {
	it.each<readonly [string, unknown, string]>([
		['a setting', { rules: {} }, "'rules' belongs in 'settings' of 'initializationOptions'."],
		[
			'the section',
			{ driverPlist: {} },
			"'driverPlist' belongs in 'settings' of 'initializationOptions'.",
		],
		['a text', 'off', "'initializationOptions' must be an object."],
	])('are shown once: %s', async (_, options, sentence) => {
		const message = `Invalid settings for Driver Plist are ignored. ${sentence}`;
		expect(await shownFor(options)).toEqual([{ type: 2, message }]);
	});
});
