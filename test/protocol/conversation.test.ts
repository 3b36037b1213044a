/** The responses of the bundled server on standard input and output. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
	CompletionList,
	Diagnostic,
	DocumentSymbol,
	FoldingRange,
	FullDocumentDiagnosticReport,
	Hover,
	TextEdit,
	WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { wholePlist } from '../support/wholePlist.js';
import { pull } from './languageClient.js';
import { caret, edited, positionOf, rangeOf, textIn } from './marked.js';
import { dext, duplicate, otherXml } from './samples.js';
import { expectCleanEnd, type ServerProcess, startServerProcess } from './serverProcess.js';

const uri = 'file:///work/Sample/Info.plist';
let server: ServerProcess;

beforeEach(() => {
	server = startServerProcess();
});

afterEach(() => expectCleanEnd(server));

async function itemsOf(of = uri): Promise<readonly Diagnostic[]> {
	const report = await server.client.pullDiagnostics(of);
	return (report as FullDocumentDiagnosticReport).items;
}

describe('initialize', () => {
	it('names the server and its capabilities', async () => {
		const { serverInfo, capabilities } = await server.client.initialize(pull);
		expect(serverInfo?.name).toBe('driver-plist');
		expect(capabilities).toMatchObject({
			positionEncoding: 'utf-16',
			hoverProvider: true,
			foldingRangeProvider: true,
			completionProvider: { triggerCharacters: expect.arrayContaining(['<']) },
			codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.driverPlist'] },
			diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
		});
	});

	it('offers no pull diagnostics to a client that does not support them', async () => {
		const { capabilities } = await server.client.initialize({});
		expect(capabilities.diagnosticProvider).toBeUndefined();
	});
});

describe('pulled diagnostics', () => {
	beforeEach(() => server.client.initialize(pull));

	it('have a message, a range and a link to the documentation', async () => {
		await server.client.open(uri, duplicate);
		const found = (await itemsOf()).filter(({ code }) => code === 'duplicate-key');
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({ source: 'driver-plist' });
		expect(textIn(duplicate, found[0]?.range ?? rangeOf('', ''))).toContain('CFBundleVersion');
		expect(found[0]?.codeDescription?.href).toMatch(/^https:.*\/docs\/rules\/duplicate-key\.md$/);
	});

	it('are updated with each change, and are not sent twice', async () => {
		await server.client.open(uri, dext(''));
		const clean = await server.client.pullDiagnostics(uri);
		expect(clean).toMatchObject({ kind: 'full', items: [] });
		expect(await server.client.pullDiagnostics(uri, clean.resultId)).toEqual({
			kind: 'unchanged',
			resultId: clean.resultId,
		});
		const at = positionOf(dext(''), '</dict>\n</plist>');
		const entry = '<key>OSBundleUsageDescription</key><string>Twice.</string>';
		await server.client.change(uri, { range: { start: at, end: at }, text: entry });
		const changed = await server.client.pullDiagnostics(uri, clean.resultId);
		expect(changed.kind).toBe('full');
		expect((changed as FullDocumentDiagnosticReport).items).toMatchObject([
			{ code: 'duplicate-key' },
		]);
	});

	it('are empty for XML that is not a driver property list', async () => {
		await server.client.open('file:///pom.xml', otherXml);
		expect(await itemsOf('file:///pom.xml')).toEqual([]);
	});

	it('start when an empty document becomes a driver property list', async () => {
		const untitled = 'untitled:Untitled-1';
		await server.client.open(untitled, '');
		expect(await itemsOf(untitled)).toEqual([]);
		await server.client.change(untitled, { text: '<project><name>' });
		expect(await itemsOf(untitled)).toEqual([]);
		await server.client.change(untitled, { text: duplicate });
		expect(await itemsOf(untitled)).not.toEqual([]);
	});

	it('report that a huge file is not checked', async () => {
		server.client.settings = { maxFileSize: 0.001 };
		await server.client.open(uri, dext(`<!-- ${'x'.repeat(2000)} -->`));
		expect(await itemsOf()).toMatchObject([
			{ code: 'file-too-large', severity: 3, message: expect.stringContaining('maxFileSize') },
		]);
		expect(await server.client.ask<DocumentSymbol[]>('documentSymbol', uri)).toEqual([]);
	});

	it('are empty for a huge file if its rule is off', async () => {
		server.client.settings = { maxFileSize: 0.001, rules: { 'file-too-large': 'off' } };
		await server.client.open(uri, dext(`<!-- ${'x'.repeat(2000)} -->`));
		expect(await itemsOf()).toEqual([]);
	});
});

it('describes a key in plain text for a client without Markdown', async () => {
	await server.client.initialize({ textDocument: { hover: { contentFormat: ['plaintext'] } } });
	await server.client.open(uri, dext(''));
	const position = positionOf(dext(''), 'IOProviderClass');
	const hover = await server.client.askAt<Hover | null>('hover', uri, position);
	expect(hover?.contents).toMatchObject({
		kind: 'plaintext',
		value: expect.stringMatching(/^IOProviderClass · string\n[^*`\]]*Apple documentation: https:/),
	});
	await server.client.nextDiagnostics(uri);
});

it.each([
	{ commands: ['editor.action.triggerSuggest'], shown: ['editor.action.triggerSuggest'] },
	{ commands: [], shown: [] },
])(
	'opens the values of a completed key in clients with the command: $commands',
	async ({ commands, shown }) => {
		await server.client.initialize(pull, { commands });
		const { text, position } = caret(dext('\n\t<|'));
		await server.client.open(uri, text);
		const { items } = await server.client.askAt<CompletionList>('completion', uri, position);
		expect(items.length).toBeGreaterThan(0);
		const ran = new Set(items.flatMap(({ command }) => (command ? [command.command] : [])));
		expect([...ran]).toEqual(shown);
	},
);

describe('settings', () => {
	it('turn rules off, and are requested again when they change', async () => {
		await server.client.initialize(pull);
		server.client.settings = { rules: { 'duplicate-key': 'off' } };
		await server.client.open(uri, duplicate);
		expect((await itemsOf()).map(({ code }) => code)).not.toContain('duplicate-key');
		server.client.settings = { rules: { 'duplicate-key': 'hint' } };
		await server.client.notify('workspace/didChangeConfiguration', { settings: null });
		await server.client.next('workspace/diagnostic/refresh');
		const again = (await itemsOf()).filter(({ code }) => code === 'duplicate-key');
		expect(again).toMatchObject([{ severity: 4 }]);
	});

	it('are in initialize for clients without workspace/configuration', async () => {
		const settings = { kinds: { 'work/**/*.plist': 'kext' } };
		await server.client.initialize({ textDocument: { diagnostic: {} } }, { settings });
		await server.client.open(uri, '<plist><dict></dict></plist>');
		const description = await server.client.request('driverPlist/describeDocument', {
			textDocument: { uri },
		});
		expect(description).toMatchObject({ kind: 'kext', form: 'source' });
	});

	const startup = { rules: { 'duplicate-key': 'off' }, kinds: { '**': 'kext' } };

	it.each([
		['null', null, 'kext', []],
		['an empty list', [], 'kext', []],
		['an empty section', {}, 'kext', []],
		['null for a setting', { rules: null, kinds: [] }, 'kext', []],
		['another rule', { rules: { 'unknown-key': 'off' } }, 'kext', []],
		['another severity', { rules: { 'duplicate-key': 'hint' } }, 'kext', [4]],
		['another kind', { kinds: { '**': 'dext' } }, 'dext', []],
	])(
		'in initialize apply where workspace/configuration returns %s',
		async (_, section, kind, severities) => {
			await server.client.initialize(pull, { settings: startup });
			server.client.settings = section;
			await server.client.open(uri, duplicate);
			const found = (await itemsOf()).filter(({ code }) => code === 'duplicate-key');
			expect(found.map(({ severity }) => severity)).toEqual(severities);
			const params = { textDocument: { uri } };
			const described = await server.client.request('driverPlist/describeDocument', params);
			expect(described).toMatchObject({ kind });
		},
	);

	it('in initialize apply where the editor rejects workspace/configuration', async () => {
		server.client.answer('workspace/configuration', () => {
			throw new Error('no settings');
		});
		await server.client.initialize(pull, { settings: startup });
		await server.client.open(uri, duplicate);
		expect((await itemsOf()).map(({ code }) => code)).not.toContain('duplicate-key');
		expect(await server.client.next('window/logMessage')).toMatchObject({
			params: {
				message: expect.stringContaining(
					"The settings of file:///work/Sample/Info.plist can't be read.",
				),
			},
		});
	});
});

describe('the kind of a document', () => {
	const textDocument = { uri };
	beforeEach(() => server.client.initialize(pull));

	it('is described with its reason, and logged once', async () => {
		await server.client.open(uri, dext(''));
		const reason =
			"Recognized as a dext because a personality has 'IOUserServerName' and it has 'OSBundleUsageDescription'.";
		for (const _ of [1, 2]) {
			const described = server.client.request('driverPlist/describeDocument', { textDocument });
			expect(await described).toMatchObject({ kind: 'dext', confidence: 'certain', reason });
		}
		const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
		expect(server.client.log).toEqual([`Driver Plist ${version} started.`, `${uri}: ${reason}`]);
	});

	const plist = { uri, text: dext('') };

	it('is changed by a comment', async () => {
		await server.client.open(uri, dext(''));
		const choices = await server.client.request('driverPlist/kindChoices', { plist });
		expect(choices).toMatchObject([
			{
				kind: 'dext',
				standing: 'current',
				reasons: ["a personality has 'IOUserServerName'", "it has 'OSBundleUsageDescription'"],
			},
			{ kind: 'kext', reasons: [] },
			...Array(8).fill({}),
		]);
		const edit = await server.client.request<WorkspaceEdit>('driverPlist/stateKind', {
			plist,
			kind: 'kext',
		});
		const after = edited(dext(''), edit.changes?.[uri] ?? []);
		expect(after).toContain('\n<!-- driver-plist: kind=kext -->\n<dict>');
	});

	it('is not changed to one that does not exist', async () => {
		await server.client.open(uri, dext(''));
		const changed = server.client.request('driverPlist/stateKind', { plist, kind: 'driver' });
		await expect(changed).rejects.toThrow("'kind' must be");
	});

	it('is stated in a property list that is not recognized', async () => {
		const text = wholePlist('<key>Foo</key><string>x</string>');
		const other = { uri: 'file:///Other.plist', text };
		const choices = await server.client.request('driverPlist/kindChoices', { plist: other });
		expect(choices).toMatchObject([
			{ kind: 'other', standing: 'current', reasons: [] },
			...Array(9).fill({}),
		]);
		const parameters = { plist: other, kind: 'dext' };
		const edit = await server.client.request<WorkspaceEdit>('driverPlist/stateKind', parameters);
		expect(edited(text, edit.changes?.[other.uri] ?? [])).toContain(
			'<!-- driver-plist: kind=dext -->\n<dict>',
		);
	});

	it('is not offered for a text that is not a property list', async () => {
		const pom = { uri: 'file:///pom.xml', text: '<project><name>x</name></project>' };
		expect(await server.client.request('driverPlist/kindChoices', { plist: pom })).toEqual([]);
	});
});

describe('a line of the log', () => {
	beforeEach(() => server.client.initialize(pull));

	it('is explained, with its places in a document', async () => {
		await server.client.open(uri, dext('').replace('IOUserService', 'Sample'));
		const text = 'Couldn\'t alloc class "Sample"';
		const parameters = { text, textDocument: { uri } };
		expect(await server.client.request('driverPlist/explainLog', parameters)).toMatchObject({
			explained: [
				{
					text,
					rules: expect.arrayContaining([
						{
							code: 'user-class-as-io-class',
							page: expect.stringMatching(/\/user-class-as-io-class\.md$/),
						},
					]),
					places: [{ uri, range: { start: { line: 13, character: 11 } } }],
				},
			],
			unknown: [],
		});
	});

	it('is explained, with its places in all open documents if none is named', async () => {
		const other = 'file:///Other.dext/Info.plist';
		const text = 'Couldn\'t alloc class "Sample"';
		await server.client.open(uri, dext(''));
		await server.client.open(other, dext('').replace('IOUserService', 'Sample'));
		for (const named of [{}, { textDocument: { uri: 'file:///log.txt' } }]) {
			const parameters = { text, ...named };
			expect(await server.client.request('driverPlist/explainLog', parameters)).toMatchObject({
				explained: [{ places: [{ uri: other, range: { start: { line: 13, character: 11 } } }] }],
			});
		}
	});

	it('has a heading without the columns of log show', async () => {
		const message = 'kernel: (IOKit) Couldn\'t alloc class "Sample"';
		const columns = '2026-11-29 10:00:03.123456+0100 0x1235     Default     0x0      0    0    ';
		const text = `${columns}${message}\n${message.replace('Sample', 'Other')}`;
		expect(await server.client.request('driverPlist/explainLog', { text })).toMatchObject({
			explained: [{ heading: message }, { heading: message.replace('Sample', 'Other') }],
		});
	});

	it('is explained without a document, or is unknown', async () => {
		const text = 'OSSystemExtensionErrorDomain error 3\nsysextd: hello';
		expect(await server.client.request('driverPlist/explainLog', { text })).toMatchObject({
			explained: [{ places: [] }],
			unknown: [{ text: 'sysextd: hello', program: 'sysextd' }],
		});
	});
});

describe('features', () => {
	beforeEach(() => server.client.initialize(pull));

	it('complete a key, and insert a complete entry', async () => {
		const { text, position } = caret(
			dext('\n\t|').replace(
				'<key>OSBundleUsageDescription</key>\n\t<string>Shows how it is done.</string>',
				'',
			),
		);
		await server.client.open(uri, text);
		const list = await server.client.askAt<CompletionList>('completion', uri, position);
		const item = list.items.find(({ label }) => label === 'OSBundleUsageDescription');
		expect(item?.insertTextFormat).toBe(2);
		const after = edited(text, [item?.textEdit as TextEdit]);
		expect(after).toContain('<key>OSBundleUsageDescription</key>');
	});

	it('describe a key in a hover', async () => {
		await server.client.open(uri, dext(''));
		const position = positionOf(dext(''), 'IOProviderClass');
		const hover = await server.client.askAt<Hover | null>('hover', uri, position);
		expect(hover?.contents).toMatchObject({
			kind: 'markdown',
			value: expect.stringContaining('IOProviderClass'),
		});
	});

	it('outline by key', async () => {
		await server.client.open(uri, dext(''));
		const [top] = await server.client.ask<DocumentSymbol[]>('documentSymbol', uri);
		expect(top?.name).toBe('IOKitPersonalities');
		expect(top?.children?.[0]?.children?.map(({ name }) => name)).toContain('IOClass');
	});

	it('fold a personality and keep its end tag visible', async () => {
		await server.client.open(uri, dext(''));
		const lines = dext('').split('\n');
		const folds = await server.client.ask<FoldingRange[]>('foldingRange', uri);
		const inner = folds.find(({ startLine }) => lines[startLine - 1]?.includes('Sample'));
		expect(lines[(inner?.endLine ?? 0) + 1]?.trim()).toBe('</dict>');
	});

	it('continue while the text that identifies a driver property list is edited', async () => {
		const outline = (): Promise<DocumentSymbol[]> => server.client.ask('documentSymbol', uri);
		await server.client.open(uri, '<plist><dict><key>IOKitPersonalities</key><dict/>');
		expect((await outline()).map(({ name }) => name)).toEqual(['IOKitPersonalities']);
		await server.client.change(uri, { text: '<plist><dict><key>IOKit</key><dict/>' });
		expect((await outline()).map(({ name }) => name)).toEqual(['IOKit']);
	});

	it('close a typed tag', async () => {
		const { text, position } = caret(dext('\n\t<key>A</key>\n\t<string>|'));
		await server.client.open(uri, text);
		const params = { textDocument: { uri }, position };
		expect(await server.client.request('driverPlist/closeTag', params)).toBe('$0</string>');
	});

	it('have no results for other XML, unknown documents and closed ones', async () => {
		await server.client.open('file:///pom.xml', otherXml);
		await server.client.open(uri, dext(''));
		await server.client.close(uri);
		for (const of of ['file:///pom.xml', uri, 'file:///never-opened.plist']) {
			const position = { line: 1, character: 10 };
			const list = await server.client.askAt<CompletionList>('completion', of, position);
			expect(list.items).toEqual([]);
			expect(await server.client.askAt('hover', of, position)).toBeNull();
			expect(await server.client.ask('documentSymbol', of)).toEqual([]);
			expect(await server.client.ask('foldingRange', of)).toEqual([]);
		}
	});
});
