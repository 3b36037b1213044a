/** Completion for clients with different capabilities. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
	ClientCapabilities,
	CompletionItem,
	CompletionList,
	InitializeResult,
} from 'vscode-languageserver-protocol';
import { caret } from './marked.js';
import { dext } from './samples.js';
import { expectCleanEnd, type ServerProcess, startServerProcess } from './serverProcess.js';

const uri = 'file:///work/Sample/Info.plist';
let server: ServerProcess;

beforeEach(() => {
	server = startServerProcess();
});

afterEach(() => expectCleanEnd(server));

function initialize(
	completion: NonNullable<ClientCapabilities['textDocument']>['completion'] = {},
): Promise<InitializeResult> {
	return server.client.initialize({ textDocument: { completion } });
}

/** The list at the cursor in a dext, optionally after a trigger character. */
async function listAt(inside: string, triggerCharacter?: string): Promise<CompletionList> {
	const { text, position } = caret(dext(inside));
	await server.client.open(uri, text);
	await server.client.next('textDocument/publishDiagnostics');
	const context = triggerCharacter ? { triggerKind: 2, triggerCharacter } : { triggerKind: 1 };
	return server.client.ask<CompletionList>('completion', uri, { position, context });
}

describe('a client that resolves documentation', () => {
	it('gets it for the focused item, and a list without it before', async () => {
		await initialize({
			completionItem: {
				documentationFormat: ['markdown'],
				resolveSupport: { properties: ['documentation'] },
			},
			completionList: { itemDefaults: ['insertTextFormat', 'insertTextMode', 'data'] },
		});
		const { items, itemDefaults } = await listAt('\n\t<key>OSBundleUsageDescription</key>\n\t|');
		expect(items.every(({ documentation }) => documentation === undefined)).toBe(true);
		const [item] = items.filter(({ label }) => label === '<string>');
		const unresolved = { ...item, data: itemDefaults?.data };
		const resolved = await server.client.request<CompletionItem>(
			'completionItem/resolve',
			unresolved,
		);
		expect(resolved).toMatchObject({
			...item,
			documentation: {
				kind: 'markdown',
				value: expect.stringContaining('OSBundleUsageDescription'),
			},
		});
	});

	it('gets the item unchanged if there is no documentation any more', async () => {
		await initialize();
		const position = { line: 1, character: 1 };
		for (const data of [undefined, 7, { uri: 'file:///gone.plist', position }, { uri }]) {
			const item = { label: 'A', ...(data !== undefined && { data }) };
			expect(await server.client.request('completionItem/resolve', item)).toEqual(item);
		}
	});
});

describe('a client without capabilities', () => {
	it('gets complete items', async () => {
		await initialize();
		const { items, itemDefaults } = await listAt('\n\t|');
		expect(itemDefaults).toBeUndefined();
		const item = items.find(({ label }) => label === 'CFBundleName');
		expect(item).toMatchObject({ insertTextFormat: 1, detail: 'string' });
		expect(item?.documentation).toMatchObject({ value: expect.stringContaining('CFBundleName') });
		expect(item).not.toHaveProperty('insertTextMode');
	});
});

describe('a client that adjusts the indentation', () => {
	it('gets items with that mode', async () => {
		await initialize({ completionItem: { insertTextModeSupport: { valueSet: [1, 2] } } });
		const { items } = await listAt('\n\t|');
		expect(new Set(items.map(({ insertTextMode }) => insertTextMode))).toEqual(new Set([2]));
		expect(insertedBy(items, 'CFBundleName')).toMatch(/^<key>CFBundleName<.key>\n<string>/);
	});
});

describe('a client that inserts lines unchanged', () => {
	it.each([
		[true, /^<key>CFBundleName<.key>\n\t {2}<string>\$\{1:/],
		[false, /^<key>CFBundleName<.key>\n\t {2}<string>\$\(PRODUCT_NAME\)</],
	])(
		'gets them indented like the line of the cursor, with snippets: %s',
		async (snippetSupport, text) => {
			await initialize({ completionItem: { snippetSupport } });
			const { items } = await listAt('\n\t  <ke|');
			expect(insertedBy(items, 'CFBundleName')).toMatch(text);
			const { items: within } = await listAt('\n\t  <key>CFBundleN|</key>');
			expect(insertedBy(within, 'CFBundleName')).toContain('</key>\n\t  <string>');
		},
	);
});

function insertedBy(items: readonly CompletionItem[], wanted: string): string | undefined {
	return items.find(({ label }) => label === wanted)?.textEdit?.newText;
}

describe('a client that shows details after labels', () => {
	it('gets details short enough to keep the label visible', async () => {
		await initialize({ completionItem: { labelDetailsSupport: true } });
		const { items } = await listAt('\n\t<key>CFBundlePackageType</key>\n\t|');
		const [item] = items.filter(({ label }) => label === '$(PRODUCT_BUNDLE_PACKAGE_TYPE)');
		expect(item?.labelDetails?.description).toMatch(/^The type of .{2,6}…$/);
		expect(item?.detail).toMatch(/^The type of .*[^…]$/);
		expect((items[0]?.labelDetails?.description ?? '').length).toBeLessThan(46);
	});
});

describe('a trigger character', () => {
	it.each([
		[
			'requests values after a start tag',
			'\n\t<key>CFBundlePackageType</key>\n\t<string>|',
			'>',
			true,
		],
		['requests keys in <key>', '\n\t<key>|</key>', '>', true],
		['requests nothing after an end tag', '\n\t<key>OSBundleRequired</key>|', '>', false],
		['requests nothing after <dict>', '\n\t<key>IOKitPersonalities</key>\n\t<dict>|', '>', false],
		['requests variables in $(', '\n\t<key>CFBundleName</key>\n\t<string>$(|</string>', '(', true],
		['requests nothing in (', '\n\t<key>OSBundleRequired</key>\n\t<string>(|</string>', '(', false],
	])('%s', async (_name, inside, character, answered) => {
		await initialize();
		const { items } = await listAt(inside, character);
		expect(items.length > 0).toBe(answered);
	});
});
