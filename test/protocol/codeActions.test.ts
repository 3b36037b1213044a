/** Quick fixes for diagnostics that a client returns, and the fix of a whole file. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
	CodeAction,
	Diagnostic,
	FullDocumentDiagnosticReport,
	TextDocumentEdit,
	TextEdit,
} from 'vscode-languageserver-protocol';
import { pull } from './languageClient.js';
import { edited, rangeOf } from './marked.js';
import { dext, duplicate, duplicateVersions } from './samples.js';
import { expectCleanEnd, type ServerProcess, startServerProcess } from './serverProcess.js';

const uri = 'file:///work/Sample/Info.plist';
let server: ServerProcess;

beforeEach(async () => {
	server = startServerProcess();
	await server.client.initialize(pull);
});

afterEach(() => expectCleanEnd(server));

async function itemsOf(): Promise<readonly Diagnostic[]> {
	const report = await server.client.pullDiagnostics(uri);
	return (report as FullDocumentDiagnosticReport).items;
}

function changesOf(action: CodeAction | undefined): readonly TextEdit[] {
	const { changes, documentChanges } = action?.edit ?? {};
	const [first] = (documentChanges ?? []) as TextDocumentEdit[];
	return changes?.[uri] ?? ((first?.edits ?? []) as TextEdit[]);
}

/** The diagnostics of duplicate keys as a client returns them. */
async function duplicatesIn(text: string): Promise<readonly Diagnostic[]> {
	await server.client.open(uri, text);
	const found = (await itemsOf()).filter(({ code }) => code === 'duplicate-key');
	return JSON.parse(JSON.stringify(found)) as Diagnostic[];
}

async function actionsFor(diagnostic: Diagnostic | undefined): Promise<readonly CodeAction[]> {
	return server.client.ask('codeAction', uri, {
		range: diagnostic?.range,
		context: { diagnostics: [diagnostic] },
	});
}

/** The same text one line further down. */
function moved(text: string): string {
	return text.replace('<dict>', '<!-- -->\n<dict>');
}

describe('quick fixes', () => {
	it('fix a diagnostic in a later version of its document', async () => {
		const [diagnostic] = await duplicatesIn(duplicate);
		await server.client.change(uri, { text: moved(duplicate) });
		const [action] = await actionsFor(diagnostic);
		expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'duplicate-key' }] });
		const after = edited(moved(duplicate), changesOf(action));
		expect(after.match(/CFBundleVersion/g)).toHaveLength(1);
	});

	it('fix the nearest of several problems that differ only in their range', async () => {
		const text = dext(duplicateVersions('1', '1', '1'));
		const [second, third] = await duplicatesIn(text);
		expect(second?.data).toEqual(third?.data);
		await server.client.change(uri, { text: moved(text) });
		const lines = await Promise.all(
			[second, third].map(async (each) => {
				const [first] = await actionsFor(each);
				expect(first?.title).toBe("Remove the second 'CFBundleVersion'");
				return changesOf(first)[0]?.range.start.line;
			}),
		);
		const moves = [second, third].map((each) => (each?.range.start.line ?? 0) + 1);
		expect(lines).toEqual(moves);
	});

	it('fix nothing if the problem of the diagnostic is gone', async () => {
		const [diagnostic] = await duplicatesIn(duplicate);
		const other = duplicate.replaceAll('CFBundleVersion', 'CFBundleName');
		await server.client.change(uri, { text: other });
		expect(await actionsFor(diagnostic)).toEqual([]);
	});

	it('fix a diagnostic without data only if its range is the same', async () => {
		const [diagnostic] = await duplicatesIn(duplicate);
		const { data: _, ...shown } = diagnostic as Diagnostic;
		const [action] = await actionsFor(shown);
		const after = edited(duplicate, changesOf(action));
		expect(after.match(/CFBundleVersion/g)).toHaveLength(1);
		await server.client.change(uri, { text: moved(duplicate) });
		expect(await actionsFor(shown)).toEqual([]);
	});

	it('are not offered for the diagnostics of other sources', async () => {
		await server.client.open(uri, dext(''));
		const range = rangeOf(dext(''), 'IOClass');
		const other = { range, message: 'x', source: 'xml', code: 'duplicate-key' };
		const actions = await server.client.ask('codeAction', uri, {
			range,
			context: { diagnostics: [other] },
		});
		expect(actions).toEqual([]);
	});
});

it('logs that a file has too many problems to fix all of them', async () => {
	const hopeless = dext(`<key>A</key><string>${'&'.repeat(20_001)} </string>`);
	await server.client.open(uri, hopeless);
	const actions = await server.client.ask<CodeAction[]>('codeAction', uri, {
		range: rangeOf(hopeless, '<dict>'),
		context: { diagnostics: [], only: ['source.fixAll'] },
	});
	expect(actions).toEqual([]);
	const { params } = await server.client.next('window/logMessage');
	expect(params).toMatchObject({
		message: `${uri}: Not changed. The file has too many problems to fix all of them at once.`,
	});
});

it('fixes the whole file for a request of source actions', async () => {
	await server.client.open(uri, duplicate);
	const range = rangeOf(duplicate, '<dict>');
	const plain = await server.client.ask<CodeAction[]>('codeAction', uri, {
		range,
		context: { diagnostics: [] },
	});
	expect(plain.map(({ kind }) => kind)).not.toContain('source.fixAll.driverPlist');
	const [all] = await server.client.ask<CodeAction[]>('codeAction', uri, {
		range,
		context: { diagnostics: [], only: ['source.fixAll'] },
	});
	expect(all?.kind).toBe('source.fixAll.driverPlist');
	await server.client.change(uri, { text: edited(duplicate, changesOf(all)) });
	expect((await itemsOf()).map(({ code }) => code)).not.toContain('duplicate-key');
});
