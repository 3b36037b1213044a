/** Texts of open documents after changes of any form. */
import { describe, expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { notificationShapes } from '../../../server/src/lsp/notificationShapes.js';
import { OpenTexts } from '../../../server/src/lsp/openTexts.js';
import { object, requireShape } from '../../../server/src/lsp/parameters.js';

const uri = 'file:///a/Info.plist';

/** The texts, and functions that send notifications to them; they throw for those that the connection rejects. */
function textsWith(text: string): {
	readonly texts: OpenTexts;
	readonly fired: readonly string[];
	readonly change: (version: unknown, ...contentChanges: readonly unknown[]) => void;
	readonly open: (textDocument: unknown) => void;
	readonly close: () => void;
} {
	const handlers: Partial<Record<'open' | 'change' | 'close', (params: unknown) => void>> = {};
	const take =
		(name: 'open' | 'change' | 'close') =>
		(handler: (params: unknown) => void): void => {
			const method = `textDocument/did${name.charAt(0).toUpperCase()}${name.slice(1)}`;
			handlers[name] = (params) => {
				requireShape(notificationShapes.get(method) ?? object({}), params);
				handler(params);
			};
		};
	const texts = new OpenTexts();
	const fired: string[] = [];
	texts.onDidChange(() => fired.push('change'));
	texts.onDidClose(() => fired.push('close'));
	texts.listen({
		onDidOpenTextDocument: take('open'),
		onDidChangeTextDocument: take('change'),
		onDidCloseTextDocument: take('close'),
	} as unknown as Connection);
	const open = (textDocument: unknown): void => handlers.open?.({ textDocument });
	open({ uri, languageId: 'xml', version: 1, text });
	return {
		texts,
		fired,
		open,
		change: (version, ...contentChanges) =>
			handlers.change?.({ textDocument: { uri, version }, contentChanges }),
		close: () => handlers.close?.({ textDocument: { uri } }),
	};
}

function range(
	...[line, character, endLine, endCharacter]: readonly [number, number, number, number]
) {
	return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

describe('a change', () => {
	it.each([
		['with null for its range replaces everything', 'one\ntwo', { range: null, text: 'x' }, 'x'],
		[
			'with null for its length',
			'one',
			{ range: range(0, 0, 0, 1), rangeLength: null, text: '' },
			'ne',
		],
		['of a reversed range', 'one\ntwo', { range: range(1, 1, 0, 1), text: '' }, 'owo'],
		['after the last line', 'one', { range: range(7, 2, 9, 4), text: '\n\n' }, 'one\n\n'],
		['before the first line', 'one', { range: range(-2, 5, -1, 3), text: 'x' }, 'xone'],
		['in a line break', 'a\r\nb', { range: range(0, 2, 0, 9), text: '\r' }, 'a\r\r\nb'],
	])('%s', (_, text, change, result) => {
		const { texts, change: send } = textsWith(text);
		send(2, change);
		expect(texts.get(uri)?.getText()).toBe(result);
	});

	it('after the last line leaves the lines countable', () => {
		const { texts, change } = textsWith('one');
		change(2, { range: range(7, 2, 8, 4), text: '\n' }, { range: range(1, 0, 1, 0), text: 'two' });
		expect(texts.get(uri)?.getText()).toBe('one\ntwo');
		expect(texts.get(uri)?.positionAt(5)).toEqual({ line: 1, character: 1 });
	});

	it.each([
		['without a text', { range: range(0, 0, 0, 0) }, "'contentChanges.1.text' must be a string."],
		[
			'without an end',
			{ range: { start: { line: 0, character: 0 } }, text: '' },
			"'contentChanges.1.range.end' must be an object.",
		],
		[
			'at a position of words',
			{ range: { ...range(0, 0, 0, 0), end: { line: 'one' } }, text: '' },
			"'contentChanges.1.range.end.line' must be an integer.",
		],
		['that is null', null, "'contentChanges.1' must be an object."],
	])('%s is rejected with all others of its message', (_, invalid, message) => {
		const { texts, fired, change } = textsWith('one');
		expect(() => change(2, { range: range(0, 0, 0, 1), text: 'two' }, invalid)).toThrow(message);
		expect(texts.get(uri)?.getText()).toBe('one');
		expect(fired).toEqual(['change']);
	});
});

describe('a whole text', () => {
	it.each([
		['after a change that is null', [null, { text: 'two' }], 'two'],
		['after a change without a text', [{ range: range(0, 0, 0, 1) }, { text: 'two' }], 'two'],
		[
			'with a change after it',
			[null, { text: 'two' }, { range: range(0, 0, 0, 1), text: '' }],
			'wo',
		],
	])('%s is applied', (_, changes, result) => {
		const { texts, change } = textsWith('one');
		change(2, ...changes);
		expect(texts.get(uri)?.getText()).toBe(result);
	});
});

describe('the version of a document', () => {
	it.each([
		['is that of the last change, whatever it was before', 7, 7],
		['may go back', -3, -3],
		['stays if a change has none', undefined, 1],
		['stays if a change has null', null, 1],
	])('%s', (_, version, result) => {
		const { texts, change } = textsWith('one');
		change(version, { text: 'two' });
		expect(texts.get(uri)).toMatchObject({ version: result });
		expect(texts.get(uri)?.getText()).toBe('two');
	});

	it('changes without a change of the text', () => {
		const { texts, fired, change } = textsWith('one');
		change(5);
		expect(texts.get(uri)?.version).toBe(5);
		expect(fired).toEqual(['change']);
	});
});

it('gives a document that is opened twice its second text', () => {
	const { texts, open, close } = textsWith('one');
	open({ uri, languageId: 'xml', version: 1, text: 'two' });
	expect(texts.get(uri)?.getText()).toBe('two');
	close();
	expect(texts.uris()).toEqual([]);
});

it('opens no document without a URI or a text', () => {
	const { texts, open } = textsWith('one');
	expect(() => open({ uri, text: 7 })).toThrow("'textDocument.text' must be a string.");
	expect(() => open({ text: 'two' })).toThrow("'textDocument.uri' must be a string.");
	expect(() => open(null)).toThrow("'textDocument' must be an object.");
	expect(texts.get(uri)?.getText()).toBe('one');
});

it('does nothing at the end of a document that is not open', () => {
	const { fired, close, change } = textsWith('one');
	close();
	close();
	change(2, { text: 'two' });
	expect(fired).toEqual(['change', 'close']);
});
