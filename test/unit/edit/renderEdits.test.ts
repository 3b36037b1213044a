/** Edits keep the style of the file: indentation, line endings, one-line dictionaries, comments. */
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { writtenValue } from '../../../server/src/service/edit/convertValue.js';
import type { NewValue, PlistEdit } from '../../../server/src/service/edit/plistEdit.js';
import { renderEdits } from '../../../server/src/service/edit/renderEdits.js';
import { renderDocument } from '../../../server/src/service/edit/xmlText.js';
import type { Dict, DictEntry } from '../../../server/src/service/value/plistValue.js';
import { edited } from './edited.js';

function insert(into: Dict, key: string, value: NewValue): PlistEdit {
	return { kind: 'insertEntry', into, key, value };
}

/** Inserts CFBundleVersion with the value 1. */
const insertions: readonly (readonly [name: string, before: string, after: string])[] = [
	[
		'with tabs, after keys of the same prefix',
		'<plist><dict>\n\t<key>CFBundleName</key>\n\t<string>A</string>\n\t<key>Zone</key>\n\t<true/>\n</dict></plist>',
		'<plist><dict>\n\t<key>CFBundleName</key>\n\t<string>A</string>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n\t<key>Zone</key>\n\t<true/>\n</dict></plist>',
	],
	[
		'with spaces',
		'<plist><dict>\n  <key>A</key>\n  <true/>\n</dict></plist>',
		'<plist><dict>\n  <key>A</key>\n  <true/>\n  <key>CFBundleVersion</key>\n  <string>1</string>\n</dict></plist>',
	],
	[
		'with CRLF',
		'<plist><dict>\r\n\t<key>A</key>\r\n\t<true/>\r\n</dict></plist>',
		'<plist><dict>\r\n\t<key>A</key>\r\n\t<true/>\r\n\t<key>CFBundleVersion</key>\r\n\t<string>1</string>\r\n</dict></plist>',
	],
	[
		'alphabetically in a sorted dictionary',
		'<plist><dict>\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>\n\t<true/>\n\t<key>D</key>\n\t<true/>\n</dict></plist>',
		'<plist><dict>\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>\n\t<true/>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n\t<key>D</key>\n\t<true/>\n</dict></plist>',
	],
	[
		'before the first key',
		'<plist><dict>\n\t<key>D</key>\n\t<true/>\n\t<key>E</key>\n\t<true/>\n\t<key>F</key>\n\t<true/>\n</dict></plist>',
		'<plist><dict>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n\t<key>D</key>\n\t<true/>\n\t<key>E</key>\n\t<true/>\n\t<key>F</key>\n\t<true/>\n</dict></plist>',
	],
	[
		'into a dictionary on one line',
		'<plist><dict><key>A</key><true/></dict></plist>',
		'<plist><dict><key>A</key><true/><key>CFBundleVersion</key><string>1</string></dict></plist>',
	],
	[
		'with key and value on one line',
		'<plist><dict>\n\t<key>A</key> <true/>\n</dict></plist>',
		'<plist><dict>\n\t<key>A</key> <true/>\n\t<key>CFBundleVersion</key><string>1</string>\n</dict></plist>',
	],
	[
		'into an empty-element tag',
		'<plist>\n<dict/>\n</plist>',
		'<plist>\n<dict>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n</dict>\n</plist>',
	],
	[
		'into an empty dictionary',
		'<plist>\n<dict>\n</dict>\n</plist>',
		'<plist>\n<dict>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n</dict>\n</plist>',
	],
	[
		'below a comment',
		'<plist>\n<dict>\n\t<!-- to do -->\n</dict>\n</plist>',
		'<plist>\n<dict>\n\t<!-- to do -->\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n</dict>\n</plist>',
	],
	[
		'after the comment of the line',
		'<plist><dict>\n\t<key>A</key>\n\t<true/> <!-- why -->\n</dict></plist>',
		'<plist><dict>\n\t<key>A</key>\n\t<true/> <!-- why -->\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n</dict></plist>',
	],
];

describe('insertEntry', () => {
	it.each(insertions)('%s', (_name, before, after) => {
		expect(edited(before, ({ root }) => [insert(root, 'CFBundleVersion', '1')])).toBe(after);
	});

	it('formats dictionaries and arrays, and escapes text', () => {
		const value = { dict: [['a & b', [1n, true]]] } as const;
		expect(
			edited('<plist><dict>\n\t<key>A</key>\n\t<true/>\n</dict></plist>', ({ root }) => [
				insert(root, 'B', value),
			]),
		).toBe(
			'<plist><dict>\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>\n\t<dict>\n\t\t<key>a &amp; b</key>\n\t\t<array>\n\t\t\t<integer>1</integer>\n\t\t\t<true/>\n\t\t</array>\n\t</dict>\n</dict></plist>',
		);
	});

	it('keeps the order of two insertions', () => {
		expect(
			edited('<plist><dict/></plist>', ({ root }) => [
				insert(root, 'A', '1'),
				insert(root, 'B', '2'),
			]),
		).toBe(
			'<plist><dict>\n\t<key>A</key>\n\t<string>1</string>\n\t<key>B</key>\n\t<string>2</string>\n</dict></plist>',
		);
	});
});

describe('insertXml', () => {
	const xml = '<!-- X -->\n<key>X</key>\n<dict>\n\t<key>Y</key>\n\t<true/>\n</dict>';

	it.each([
		[
			'after the last entry and its comment, in the style of the file',
			'<plist><dict>\r\n  <key>A</key>\r\n  <true/>\r\n  <key>B</key> <true/> <!-- b -->\r\n</dict></plist>',
			'<plist><dict>\r\n  <key>A</key>\r\n  <true/>\r\n  <key>B</key> <true/> <!-- b -->\r\n  <!-- X -->\r\n  <key>X</key>\r\n  <dict>\r\n    <key>Y</key>\r\n    <true/>\r\n  </dict>\r\n</dict></plist>',
		],
		[
			'into an empty-element tag',
			'<plist>\n<dict/>\n</plist>',
			'<plist>\n<dict>\n\t<!-- X -->\n\t<key>X</key>\n\t<dict>\n\t\t<key>Y</key>\n\t\t<true/>\n\t</dict>\n</dict>\n</plist>',
		],
	])('%s', (_name, before, after) => {
		expect(edited(before, ({ root }) => [{ kind: 'insertXml', into: root, xml }])).toBe(after);
	});

	it('is the content of a new dictionary', () => {
		expect(
			edited('<plist><dict>\n  <key>A</key>\n  <true/>\n</dict></plist>', ({ root }) => [
				insert(root, 'B', { entriesXml: xml }),
			]),
		).toBe(
			'<plist><dict>\n  <key>A</key>\n  <true/>\n  <key>B</key>\n  <dict>\n    <!-- X -->\n    <key>X</key>\n    <dict>\n      <key>Y</key>\n      <true/>\n    </dict>\n  </dict>\n</dict></plist>',
		);
	});
});

describe('a new document', () => {
	it('has comments above its entries', () => {
		const root = {
			dict: [
				['A', 1n, 'a -- b-'],
				['B', true, ['one', 'two\n--']],
			],
		} as const;
		expect(renderDocument(root).split('<plist version="1.0">\n')[1]).toBe(
			'<dict>\n\t<!-- a - - b-  -->\n\t<key>A</key>\n\t<integer>1</integer>\n\t<!--\n\t\tone\n\t\ttwo - - \n\t-->\n\t<key>B</key>\n\t<true/>\n</dict>\n</plist>\n',
		);
		expect(analyze(renderDocument(root), { uri: '' }).syntax.faults).toEqual([]);
	});

	it('takes a value as it is written elsewhere', () => {
		const text = '<plist><dict>\n\t<key>A</key>\n\t<data>\n\tQUJD\n\t</data>\n</dict></plist>';
		const plist = analyze(text, { uri: '' });
		const value = plist.root?.type === 'dict' ? plist.root.get('A')?.value : undefined;
		if (!value) throw new Error('no value');
		const copy = renderDocument({ dict: [['B', { dict: [['A', writtenValue(plist, value)]] }]] });
		expect(copy).toContain('\n\t\t<data>\n\t\tQUJD\n\t\t</data>\n');
	});
});

describe('removeEntry', () => {
	it.each([
		[
			'with its lines',
			'<plist><dict>\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>\n\t<true/>\n</dict></plist>',
			'<plist><dict>\n\t<key>B</key>\n\t<true/>\n</dict></plist>',
		],
		[
			'not the comment before it',
			'<plist><dict>\n\t<!-- why -->\n\t<key>A</key>\n\t<true/>\n</dict></plist>',
			'<plist><dict>\n\t<!-- why -->\n</dict></plist>',
		],
		[
			'not the comments between its key and its value',
			'<plist><dict>\n\t<key>A</key> <!-- why -->\n\t\t<!-- how -->\n\t<true/>\n</dict></plist>',
			'<plist><dict>\n\t<!-- why -->\n\t<!-- how -->\n</dict></plist>',
		],
		[
			'not the comments in its value',
			'<plist><dict>\n\t<key>A</key>\n\t<dict>\n\t\t<!-- why -->\n\t\t<key>X</key>\n\t\t<array>\n\t\t\t<!-- a\n\t\t\tb -->\n\t\t</array>\n\t</dict>\n\t<key>B</key>\n\t<true/>\n</dict></plist>',
			'<plist><dict>\n\t<!-- why -->\n\t<!-- a\n\tb -->\n\t<key>B</key>\n\t<true/>\n</dict></plist>',
		],
		[
			'and comments in it that disable a rule in the next line',
			'<plist><dict>\n\t<key>A</key>\n\t<dict>\n\t\t<!-- driver-plist-disable-next-line unknown-key: X -->\n\t\t<key>X</key>\n\t\t<true/>\n\t</dict>\n\t<key>B</key>\n\t<true/>\n</dict></plist>',
			'<plist><dict>\n\t<key>B</key>\n\t<true/>\n</dict></plist>',
		],
		[
			'in a dictionary on one line',
			'<plist><dict><key>A</key><true/><key>B</key><true/></dict></plist>',
			'<plist><dict><key>B</key><true/></dict></plist>',
		],
	])('%s', (_name, before, after) => {
		expect(edited(before, ({ entry }) => [{ kind: 'removeEntry', entry: entry('A') }])).toBe(after);
	});
});

describe('other edits', () => {
	const nested =
		'<plist><dict>\n\t<key>A</key>\n\t<dict>\n\t\t<key>X</key>\n\t\t<string>x</string>\n\t</dict>\n\t<key>B</key>\n\t<array>\n\t\t<true/>\n\t</array>\n</dict></plist>';

	it('moves the text of an entry with its indentation', () => {
		expect(
			edited(nested, ({ entry, dict }) => [
				{ kind: 'moveEntry', entry: entry('B'), into: dict('A') },
			]),
		).toBe(
			'<plist><dict>\n\t<key>A</key>\n\t<dict>\n\t\t<key>X</key>\n\t\t<string>x</string>\n\t\t<key>B</key>\n\t\t<array>\n\t\t\t<true/>\n\t\t</array>\n\t</dict>\n</dict></plist>',
		);
	});

	it('replaces only the text if the element is the same', () => {
		expect(
			edited('<plist><dict><key>A</key><string a="b">x</string></dict></plist>', ({ entry }) => [
				{ kind: 'replaceContent', value: entry('A').value, by: 'y<' },
			]),
		).toBe('<plist><dict><key>A</key><string a="b">y&lt;</string></dict></plist>');
	});

	it('expands an empty-element tag', () => {
		expect(
			edited('<plist><dict><key>A</key><string/></dict></plist>', ({ entry }) => [
				{ kind: 'replaceContent', value: entry('A').value, by: 'y' },
			]),
		).toBe('<plist><dict><key>A</key><string>y</string></dict></plist>');
	});

	it('replaces a value by another type', () => {
		expect(
			edited('<plist><dict><key>A</key><string>0x10</string></dict></plist>', ({ entry }) => [
				{ kind: 'replaceValue', value: entry('A').value, by: 16n },
			]),
		).toBe('<plist><dict><key>A</key><integer>16</integer></dict></plist>');
	});

	it('renames a key', () => {
		expect(
			edited('<plist><dict><key>A</key><true/></dict></plist>', ({ entry }) => [
				{ kind: 'renameKey', entry: entry('A'), key: 'B' },
			]),
		).toBe('<plist><dict><key>B</key><true/></dict></plist>');
	});
});

describe('an edit keeps', () => {
	it.each([
		['<array><!-- a --><string>1</string></array>', '<!-- a --> <string>x</string>'],
		[
			'\n\t<array>\n\t\t<!-- a -->\n\t\t<string>1</string><!-- b\n\t\tc -->\n\t</array>',
			'\n\t<!-- a -->\n\t<!-- b\n\tc -->\n\t<string>x</string>',
		],
		['<string>1</string><!-- a -->', '<string>x</string><!-- a -->'],
	])('the comments of the value %j', (before, after) => {
		expect(
			edited(`<plist><dict>\n\t<key>A</key>${before}\n</dict></plist>`, ({ entry }) => [
				{ kind: 'replaceValue', value: entry('A').value, by: 'x' },
			]),
		).toBe(`<plist><dict>\n\t<key>A</key>${after}\n</dict></plist>`);
	});

	it('each comment once in a value that becomes a part of the new one', () => {
		const text =
			'<plist><dict>\n\t<key>A</key>\n\t<dict>\n\t\t<!-- a\n\t\tb -->\n\t</dict>\n</dict></plist>';
		const plist = analyze(text, { uri: '' });
		const by = (value: DictEntry['value']): NewValue => [writtenValue(plist, value)];
		expect(
			edited(text, ({ entry }) => {
				const { value } = entry('A');
				return [{ kind: 'replaceValue', value, by: by(value) }];
			}),
		).toBe(
			'<plist><dict>\n\t<key>A</key>\n\t<array>\n\t\t<dict>\n\t\t\t<!-- a\n\t\t\tb -->\n\t\t</dict>\n\t</array>\n</dict></plist>',
		);
	});

	it.each([
		[
			'\n\t\t<!-- a -->\n\t\t<key>X</key>\n\t\t<integer>0x1</integer> <!-- b -->\n\t\t<!-- c -->\n\t',
			'\n\t\t<key>W</key>\n\t\t<dict>\n\t\t\t<!-- a -->\n\t\t\t<key>X</key>\n\t\t\t<integer>0x1</integer> <!-- b -->\n\t\t\t<!-- c -->\n\t\t</dict>\n\t',
		],
		[
			'\n\t\t<key>X</key>\n\t\t<string>a\n\t\tb</string>\n\t',
			'\n\t\t<key>W</key>\n\t\t<dict>\n\t\t\t<key>X</key>\n\t\t\t<string>a\n\t\tb</string>\n\t\t</dict>\n\t',
		],
		['<key>X</key><true/>', '<key>W</key><dict><key>X</key><true/></dict>'],
		['\n<key>X</key>\n<true/>\n', '\n<key>W</key>\n<dict>\n<key>X</key>\n<true/>\n</dict>\n'],
	])('the content %j that it puts into a dictionary', (before, after) => {
		const around = (content: string): string =>
			`<plist><dict>\n\t<key>A</key>\n\t<dict>${content}</dict>\n</dict></plist>`;
		expect(
			edited(around(before), ({ dict }) => [{ kind: 'wrapEntries', dict: dict('A'), key: 'W' }]),
		).toBe(around(after));
	});

	it('the lines of a string that moves', () => {
		const moved = '<key>B</key>\n\t<string>a\n\tb\n\t</string>';
		const text = `<plist><dict>\n\t<key>A</key>\n\t<dict>\n\t\t<key>X</key>\n\t\t<string/>\n\t</dict>\n\t${moved}\n</dict></plist>`;
		expect(
			edited(text, ({ entry, dict }) => [
				{ kind: 'moveEntry', entry: entry('B'), into: dict('A') },
			]),
		).toContain('\n\t\t<key>B</key>\n\t\t<string>a\n\tb\n\t</string>\n\t</dict>');
	});
});

describe('an insertion where a removal starts', () => {
	it('comes first, so that clients that apply edits in their order accept it', () => {
		const text = '<plist><dict><key>A</key><true/><key>B</key><true/></dict></plist>';
		const plist = analyze(text, { uri: '' });
		const root = plist.root?.type === 'dict' ? plist.root : undefined;
		const entry = root?.get('B');
		if (!root || !entry) throw new Error('no B');
		const edits = renderEdits(plist, [{ kind: 'removeEntry', entry }, insert(root, 'C', true)]);
		const document = TextDocument.create('file:///Info.plist', 'xml', 1, text);
		const lspEdits = edits.map(({ range: { start, end }, newText }) => ({
			range: { start: document.positionAt(start), end: document.positionAt(end) },
			newText,
		}));
		expect(TextDocument.applyEdits(document, lspEdits)).toBe(
			'<plist><dict><key>A</key><true/><key>C</key><true/></dict></plist>',
		);
	});
});

describe('a removal', () => {
	it('ends where a dictionary without an end tag ends, in which another entry is inserted', () => {
		const text = '<plist><dict>\n<key>A</key>\n<true/>';
		const plist = analyze(`${text}\n</plist>\n`, { uri: '' });
		const root = plist.root?.type === 'dict' ? plist.root : undefined;
		const entry = root?.get('A');
		if (!root || !entry) throw new Error('no A');
		const edits = renderEdits(plist, [{ kind: 'removeEntry', entry }, insert(root, 'B', true)]);
		expect(edits.map(({ range }) => range)).toEqual([
			{ start: text.indexOf('<key>'), end: text.length },
			{ start: text.length, end: text.length },
		]);
	});
});
