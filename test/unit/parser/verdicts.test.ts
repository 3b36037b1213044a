/** Acceptance of small texts by IOCFUnserialize, the kernel and CoreFoundation, as recorded by running them. */
import { describe, expect, it } from 'vitest';
import { parse } from '../../../server/src/service/syntax/parse.js';
import { letters, ourValue, ourVerdict, parseBytes } from '../../oracle/realParsers.js';

/** A reference to an object whose start tag has these attributes. */
const reference = (id: string, ref: string) =>
	`<array><string ${id}>a</string><string IDREF="${ref}"/></array>`;

const accepted: Readonly<Record<string, readonly string[]>> = {
	YYY: [
		'<data format="hex">0a0</data>',
		'<data format="hex">0</data>',
		'<dict></dict><key>a</key>',
		'<plist><dict/></plist><dict><key>a</key><true/><key>a</key><true/></dict>',
		'<dict><key>a</key><true/></dict>\n#endif',
		reference('ID="1x"', '1'),
		reference('ID="010"', '8'),
		reference('ID="x"', '0'),
		reference('ID="4294967297"', '1'),
		'<dict><key ID="1">k</key><key IDREF="1"/></dict>',
		'<integer size="065">1</integer>',
		'<integer size="1e9">1</integer>',
		'<integer size="4294967328">1</integer>',
		'<integer size="65" size="8">1</integer>',
		'<string a=">">v</string>',
		'<?xml version="1.0" encoding = "foo"?><dict/>',
		'<?xml a>b encoding="foo"?><dict/>',
	],
	YnY: [
		'<data format="hex">0a\r\n0b</data>',
		'<integer size="-1">1</integer>',
		'<integer size="65x">1</integer>',
	],
	YYn: [
		'<plist><dict></dict><key>a</key></plist>',
		'<plist><dict/>\n#endif\n</plist>',
		'<array><string ID="1">a</string><plist IDREF="1"/></array>',
		'<array><string ID="1">a</string><foo IDREF = "1"/></array>',
		'<string>x</string a="b" c="d">',
		'<string>x</string  a = "b">',
		'<string>x</string IDX="1">',
		'<array></array ID="1">',
		'<dict="/"></dict>',
		'<!-a><dict/>',
		'<plist></plist><dict/>',
		'<plist><dict><plist></dict></plist>',
		'<dict><plist><key>k</key><true/></plist></dict>',
		'<?xml version="1.0" encoding="UTF-8?><plist version="1.0"><dict/></plist>',
	],
	nnY: [
		'<data format="hex">00\0</data>',
		'<!-- \0 --><dict/>',
		'<?x \0 ?><dict/>',
		'<integer>\u007f5</integer>',
		'<key>a</key><true/></dict>',
		'<real>\u007f1</real>',
		'<date>--01-01T00:00:00Z</date>',
		reference('ID="-1"', '-1'),
		reference('ID="1" ID="2"', '1'),
		'<array ID="1"><string IDREF="1"/></array>',
		'{ a = b; }',
		'a = b;',
		'( a, "b" )',
		'( a, { b = (); }, )',
		'<dict><key ID="1">a</key><true/><key IDREF="1"/><true/></dict>',
		'<0fbd77>',
		'a; b = c; // d',
		'/* <dict> */ { a = b; }',
		'\f',
	],
	nnn: [
		'<data>\u00c0</data>',
		'<data>\u201c</data>',
		'<integer>\u00a05</integer>',
		'<integer>-\u202f5</integer>',
		'<real>-nan</real>',
		'<real> inf</real>',
		'<dict><key>k</key><plist/></dict>',
		'<array><string ID="1">a</string><foo IDREF="1" /></array>',
		'<array></array a>',
		'<array></plist x></array>',
		'<string=>x</string>',
		'<true\0/>',
		"<dict ID='>'/>",
		'{ a = b }',
		'( a b )',
		'a = b',
		'"abc',
		'<0fbd7>',
		'{ = b; }',
		'{ a = ; }',
		'{a=b;} x',
		'{',
		`${'('.repeat(600)}${')'.repeat(600)}`,
	],
};

describe('a text', () => {
	it.each(
		Object.entries(accepted).flatMap(([verdict, texts]) =>
			texts.map((text) => [JSON.stringify(text).slice(0, 100), verdict, text]),
		),
	)('%s is accepted by %s', (_, verdict, text = '') => {
		expect(
			ourVerdict(parse(text)),
			parse(text)
				.faults.map(({ code }) => code)
				.join(),
		).toBe(verdict);
	});

	it('that nests deep in a <plist> of an array is too deep for the kernel', () => {
		const deep = (times: number) =>
			'<array><true/><plist><array>'.repeat(times) +
			'<true/>' +
			'</array></plist></array>'.repeat(times);
		expect(ourVerdict(parse(deep(65)))).toBe('YYY');
		expect(ourVerdict(parse(deep(66)))).toBe('YnY');
	});

	it('of UTF-16 without a byte order mark is rejected by all, and has no tree', () => {
		const text = '<plist version="1.0">\n<dict>\n\t<key>a</key>\n\t<true/>\n</dict>\n</plist>\n';
		const parsed = parseBytes(Buffer.from(text, 'utf16le'));
		expect(parsed.faults).toMatchObject([{ code: 'not-utf8', encoding: 'UTF-16' }]);
		expect(parsed.root.children).toEqual([]);
		expect(ourVerdict(parsed)).toBe(letters(false, false, false));
	});
});

describe('the value', () => {
	it.each([
		['<string a=">">v</string>', 'string', '">v'],
		['<real>-0</real>', 'real', '-0'],
		['<date>--01-01T00:00:00Z</date>', 'date', '-63145526400'],
		['<date>2001-14-02T00:00:01Z</date>', 'date', '86401'],
		['<date>275761-14-01T00:00:00Z</date>', 'date', '8639031196800'],
		['<date>99999999999-03-01T00:00:00Z</date>', 'date', '38365370394912000'],
	])('of %s is that of CoreFoundation', (text, t, v) => {
		expect(ourValue(parse(text))).toEqual({ t, v });
	});
});
