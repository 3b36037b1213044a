/** Incomplete texts, and the keys that are still found, under their parents. */
import { describe, expect, it } from 'vitest';
import { parse } from '../../../server/src/service/syntax/parse.js';
import { lower } from '../../../server/src/service/value/lower.js';
import type { Dict, PlistValue } from '../../../server/src/service/value/plistValue.js';

/** The keys with their nested keys: `Outer(Inner) Next`. */
function keysOf(text: string): string {
	const root = lower(parse(text));
	return root?.type === 'dict' ? keysIn(root) : (root?.type ?? 'nothing');
}

function keysIn({ entries }: Dict): string {
	return entries.map(({ key, value }) => key + inside(value)).join(' ');
}

function inside(value: PlistValue): string {
	if (value.type === 'dict') return `(${keysIn(value)})`;
	if (value.type === 'array') return `[${value.items.map(inside).join(',')}]`;
	return '';
}

const after =
	'\t<key>B</key>\n\t<string>b</string>\n\t<key>C</key>\n\t<true/>\n\t<key>D</key>\n\t<true/>\n';
const withA = (middle: string) =>
	`<plist version="1.0">\n<dict>\n\t<key>A</key>\n\t<string>a</string>\n${middle}\n${after}</dict>\n</plist>\n`;

/** The key X, a dictionary with `tag` as its start tag, and nested keys. */
const outer = (tag: string) =>
	`\t<key>X</key>\n\t${tag}\n\t\t<key>Y</key>\n\t\t<dict>\n\t\t\t<key>Z</key>\n\t\t\t<true/>\n\t\t</dict>\n\t</dict>`;

/** What is broken, how; the keys that are still there; what it is called. */
const faults = [
	['an empty tag', '\t<', 'A B C D', 'unfinished-tag'],
	['an incomplete tag', '\t<ke', 'A B C D', 'unfinished-tag'],
	['an incomplete end tag', '\t</', 'A B C D', 'unfinished-tag'],
	['an unclosed key', '\t<key>IOPro', 'A IOPro B C D', 'unclosed-element'],
	['a key without value', '\t<key>X</key>', 'A X B C D', 'key-without-value'],
	['an unclosed string', '\t<key>X</key>\n\t<string>x', 'A X B C D', 'unclosed-element'],
	[
		'an unclosed dictionary',
		'\t<key>X</key>\n\t<dict>\n\t\t<key>Y</key>\n\t\t<true/>',
		'A X(Y) B C D',
		'unclosed-element',
	],
	[
		'an unclosed array',
		'\t<key>X</key>\n\t<array>\n\t\t<string>y</string>',
		'A X[] B C D',
		'unclosed-element',
	],
	['an extra end tag', '\t</dict>', 'A B C D', 'unexpected-end-tag'],
	[
		'a duplicate end tag on the line',
		'\t<key>X</key>\n\t<dict>\n\t\t<key>Y</key>\n\t\t<dict>\n\t\t\t<key>Z</key>\n\t\t\t<true/>\n\t\t</dict></dict>\n\t\t<key>V</key>\n\t\t<true/>\n\t</dict>',
		'A X(Y(Z) V) B C D',
		'unexpected-end-tag',
	],
	[
		'an extra end tag in a dictionary',
		'\t<key>X</key>\n\t<dict>\n\t\t<key>Y</key>\n\t\t<true/>\n\t\t</dict>\n\t\t<key>Z</key>\n\t\t<true/>\n\t</dict>',
		'A X(Y Z) B C D',
		'unexpected-end-tag',
	],
	['a bare ampersand', '\t<key>X</key>\n\t<string>a & b</string>', 'A X B C D', 'bare-ampersand'],
	[
		'a misspelled end tag',
		'\t<key>X</key>\n\t<string>x</strng>',
		'A X B C D',
		'mismatched-end-tag',
	],
	[
		'the end tag of another container',
		'\t<key>X</key>\n\t<array>\n\t\t<true/>\n\t</dict>',
		'A X[] B C D',
		'mismatched-end-tag',
	],
	['stray text', '\tstray', 'A B C D', 'unexpected-text'],
	['an unknown end tag', '\t</document>', 'A B C D', 'mismatched-end-tag'],
	['an unclosed comment', '\t<!-- to do', 'A B C D', 'unclosed-comment'],
	['an unknown element', '\t<key>X</key>\n\t<bool>true</bool>', 'A X B C D', 'unknown-element'],
	...['<dict', '<dic', '<di', '<d', '<'].map(
		(tag) =>
			[`an incomplete start tag: ${tag}`, outer(tag), 'A X(Y(Z)) B C D', 'unfinished-tag'] as const,
	),
	['a space before the name', outer('< dict>'), 'A X(Y(Z)) B C D', 'space-in-tag'],
	['a misspelled start tag', outer('<dic>'), 'A X(Y(Z)) B C D', 'unknown-element'],
	['a start tag in uppercase', outer('<Dict>'), 'A X(Y(Z)) B C D', 'unknown-element'],
	['a start tag without its bracket', outer('dict>'), 'A X(Y(Z)) B C D', 'unexpected-text'],
	['a missing start tag', outer(''), 'A X(Y(Z)) B C D', 'key-without-value'],
	[
		'a duplicate start tag on the line',
		outer('<dict><dict>'),
		'A X(Y(Z)) B C D',
		'value-without-key',
	],
	['what is left of an end tag', '\t<key>X</key>\n\t<string>x<', 'A X B C D', 'malformed-end-tag'],
] as const;

describe('keys after a fault', () => {
	it.each(faults)('are found after %s', (_name, middle, keys, code) => {
		const text = withA(middle);
		expect(keysOf(text)).toBe(keys);
		expect(parse(text).faults.map((fault) => fault.code)).toContain(code);
	});

	it.each(['<dict', '<dic', '<d', '<', '', '<dic>', '<dict><dict>'])(
		'are found if the root dictionary starts with %j',
		(tag) => {
			expect(keysOf(withA('').replace('<dict>', tag))).toBe('A B C D');
		},
	);

	it.each(['<dict', '<dic', '<di', '<dic>', 'dict>'])(
		'are found after %j without indentation',
		(tag) => {
			const text = withA(outer(tag));
			expect(keysOf(text.replace(/\n\t+/g, '\n'))).toBe('A X(Y(Z)) B C D');
			expect(keysOf(text.replace(/\n\t*/g, ''))).toBe('A X(Y(Z)) B C D');
		},
	);

	it('are kept next to an incomplete value', () => {
		const text = withA('\t<key>X</key>\n\t<d');
		expect(keysOf(text)).toBe('A X B C D');
		expect(keysOf(text.replace(/\n\t*/g, '\n'))).toBe('A X B C D');
	});

	it('are all found in a truncated file', () => {
		const text = withA('');
		expect(keysOf(text.slice(0, text.indexOf('</dict>')))).toBe('A B C D');
		expect(keysOf(text.slice(0, text.indexOf('</string>', text.indexOf('<key>B'))))).toBe('A B');
	});
});

it('reports an unknown end tag outside every element as closing nothing', () => {
	expect(parse('</document>\n<plist><dict/></plist>').faults).toMatchObject([
		{ code: 'unexpected-end-tag', name: 'document' },
	]);
});

describe('not a fault', () => {
	it.each([
		['preprocessor lines', withA('#if FOO\n\t<key>X</key>\n\t<true/>\n#endif'), 'A X B C D'],
		['a fragment without <plist>', '<dict>\n\t<key>A</key>\n\t<true/>\n</dict>\n', 'A'],
		[
			'odd indentation',
			'<plist><dict>\n\t\t<key>A</key><dict>\n<key>B</key><true/>\n\t</dict>\n<key>C</key><true/></dict></plist>',
			'A(B) C',
		],
	])('%s', (_name, text, keys) => {
		expect(keysOf(text)).toBe(keys);
		expect(parse(text).faults).toEqual([]);
	});

	it('marks the entries between preprocessor lines', () => {
		const root = lower(parse(withA('#if FOO\n\t<key>X</key>\n\t<true/>\n#endif')));
		const entries = root?.type === 'dict' ? root.entries : [];
		expect(entries.filter(({ conditional }) => conditional).map(({ key }) => key)).toEqual(['X']);
	});
});

describe('values', () => {
	it('are decoded', () => {
		const root = lower(
			parse(
				`<dict><key>a</key><string>$(X:c) &lt;&#65;<![CDATA[&]]> @T@ \${Y} $Z</string><key>n</key><integer>0x10</integer></dict>`,
			),
		);
		if (root?.type !== 'dict') throw new Error('no dictionary');
		const a = root.get('a')?.value;
		expect(a?.type === 'string' && a.value).toBe(`$(X:c) <A& @T@ \${Y} $Z`);
		expect(
			a?.type === 'string' && a.variables.map(({ name, modifier }) => [name, modifier]),
		).toEqual([
			['X', 'c'],
			['T', undefined],
			['Y', undefined],
			['Z', undefined],
		]);
		const n = root.get('n')?.value;
		expect(n?.type === 'integer' && [n.value, n.radix, n.written]).toEqual([16n, 16, '0x10']);
	});

	it.each([
		'a [|$(X)|]',
		'&lt;[|$(X)|]&gt;',
		'&#65;[|&#36;(X)|]',
		'[|$&#x28;X&#41;|] b',
		'[|$(&unknown;)|]',
		'<![CDATA[<a> [|$(X)|]]]>',
		'<![CDATA[<a>]]>[|$(<![CDATA[X]]>)|]',
		'&#36;<!-- no variable --> (X) [|$<!-- $(Y) -->{X}|]',
		`[|\${a:default=&amp;}|][|@b@|] [|&#36;c|]`,
		'&#x1F600;[|$(&#x1F600;)|]',
		'&amp;#36;(X)',
	])('have the variables of %s', (marked) => {
		const content = marked.replaceAll(/\[\||\|\]/g, '');
		const value = lower(parse(`<string>${content}</string>`));
		if (value?.type !== 'string') throw new Error('no string');
		const { start } = value.contentRange;
		const shown = value.variables.reduceRight((text, { range }) => {
			const [from, to] = [range.start - start, range.end - start];
			return `${text.slice(0, from)}[|${text.slice(from, to)}|]${text.slice(to)}`;
		}, content);
		expect(shown).toBe(marked);
	});

	it('of a duplicate key are kept, and the last one is used', () => {
		const root = lower(
			parse('<dict><key>a</key><integer>1</integer><key>a</key><integer>2</integer></dict>'),
		);
		if (root?.type !== 'dict') throw new Error('no dictionary');
		expect(root.entries).toHaveLength(2);
		expect(root.get('a')).toBe(root.entries[1]);
	});
});
