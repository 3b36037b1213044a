/** Tags with a superfluous or a missing character, each of which is one finding. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const value = (element: string): string => `<key>A</key>\n${element}\n<key>B</key>\n<true/>`;
const key = (element: string): string => `${element}\n<string>Red</string>`;

describe('a slip in a tag', () => {
	it.each([
		[key('<key/>Foo</key>'), '<key/>', '<key>'],
		[value('<string/>Red light</string>'), '<string/>', '<string>'],
		[value('<string />Red</string>'), '<string />', '<string>'],
		[value('<integer/>5</integer>'), '<integer/>', '<integer>'],
		[value('<data/>\n\tAAAA\n</data>'), '<data/>', '<data>'],
		[value('<array>\n\t<string/>Red</string>\n</array>'), '<string/>', '<string>'],
		[value('<array/>\n\t<string>Red</string>\n</array>'), '<array/>', '<array>'],
		[key('<key>>Foo</key>'), '<key>>', '<key>'],
		[value('<integer>>5</integer>'), '<integer>>', '<integer>'],
		[value('<dict>>\n\t<key>C</key>\n\t<true/>\n</dict>'), '<dict>>', '<dict>'],
		[value('<array>><true/></array>'), '<array>>', '<array>'],
		[key('<<key>Foo</key>'), '<<key>', '<key>'],
		[value('<<string>Red</string>'), '<<string>', '<string>'],
		[value('<<dict>\n\t<key>C</key>\n\t<true/>\n</dict>'), '<<dict>', '<dict>'],
		[key('<key>Foo<</key>'), '<</key>', '</key>'],
		[key('<key>键<</key>'), '<</key>', '</key>'],
		[key('<key>>键</key>'), '<key>>', '<key>'],
		[key('<key>Foo</<key>'), '</<key>', '</key>'],
		[key('<key>Foo</</key>'), '</</key>', '</key>'],
		[key('<key>Foo<\n/key>'), '<\n/key>', '</key>'],
		[key('<key>Foo</\n\tkey\n>'), '</\n\tkey\n>', '</key>'],
		[value('<string>Red<\n/string>'), '<\n/string>', '</string>'],
		[key('<key>Foo</ke</key>'), '</ke</key>', '</key>'],
		[key('<key>IOClass<x/key>'), '<x/key>', '</key>'],
		[key('<key>Foo<-/key>'), '<-/key>', '</key>'],
		[value('<dict>\n\t<key>C</key>\n\t<true/>\n<7/dict>'), '<7/dict>', '</dict>'],
		[key('<ke y>Foo</key>'), '<ke y>', '<key>'],
		[value('<string>Red</</string>'), '</</string>', '</string>'],
		[value('<integer>5<</integer>'), '<</integer>', '</integer>'],
		[value('<integer>5</>'), '</>', '</integer>'],
		[key('<key>Foo</ >'), '</ >', '</key>'],
		[value('<dict>\n\t<key>C</key>\n\t<true/>\n</>'), '</>', '</dict>'],
		[value('<true/></>'), '</>', ''],
		[value('<>5</integer>'), '<>', '<integer>'],
		[key('<key>Foo>'), '>', '</key>'],
		[key('<key>Foo/>'), '/>', '</key>'],
		[key('<key>Foo<'), '<', '</key>'],
		[key('<key>Foo</'), '</', '</key>'],
		[value('<string>Red</st'), '</st', '</string>'],
		[value('<integer>5/>'), '/>', '</integer>'],
		[value('<integer>5integer>'), 'integer>', '</integer>'],
		[value('<string>Red<string<'), '<string<', '</string>'],
		[value('<string>Red>/string<'), '>/string<', '</string>'],
		[key('<key>IOClasskey/>'), 'key/>', '</key>'],
		[value('<true/'), '<true/', '<true/>'],
		[value('<string/'), '<string/', '<string/>'],
	])('is restored: %j', (text, tag, restored) => {
		const plist = analyzeExample(text, { kind: 'kext' });
		const ranges = plist.syntax.faults.map(({ range }) => range);
		expect(ranges.map(({ start, end }) => plist.text.slice(start, end))).toEqual([tag]);
		const edits = ranges.map((range) => ({ range, newText: restored }));
		expect(fixAll(plist).text).toBe(applyEdits(plist.text, edits));
	});

	it.each([
		[value('<string>>Red</string>')],
		[key('<key>> 5</key>')],
		[value('<string/>\n<!-- Red -->')],
	])('is not assumed where text can be intended: %j', (text) => {
		expect(analyzeExample(text, { kind: 'kext' }).syntax.faults).toEqual([]);
	});
});

it('a slip in a tag is not assumed in two adjacent elements', () => {
	const text = value('<array>\n\t<string>Red</<string>Blue</string>\n</array>');
	expect(fixAll(analyzeExample(text)).text).toMatch(/Red.*<string>Blue<\/string>/s);
});

it.each([
	['</string<', '</string>'],
	['</str|ing>', '</str|ing>'],
	['</strin <!-- dark -->', '</string> <!-- dark -->'],
	['????>', '????</string>'],
	['[0]>', '[0]</string>'],
	['</stri ng>', '</stri ng>'],
])('an end tag %s becomes %s by fix all', (written, fixed) => {
	const plist = analyzeExample(value(`<string>Red${written}`), { kind: 'kext' });
	expect(fixAll(plist).text).toBe(plist.text.replace(written, fixed));
});

it.each([
	[value('<string>Red<</string>'), ["Remove '<'", "Change to '&lt;'"]],
	[value('<string>a <</string>'), ["Change to '&lt;'", "Remove '<'"]],
	[key('<key>Foo (USB<)/key>'), ["Change to ')</key>'", "Change to '</key>'"]],
	[key('<key>键<盘/key>'), ["Change to '盘</key>'", "Change to '</key>'"]],
	[key('<key>^<</key>'), ["Change to '&lt;'", "Remove '<'"]],
])('a sign at a tag that can be text is for a person to choose: %j', (text, titles) => {
	const plist = analyzeExample(text, { kind: 'kext' });
	const found = findingsOf(plist).filter(({ severity }) => severity === 'error');
	const fixes = found.flatMap((each) => fixesOf(plist, each));
	expect(fixes.map(({ title }) => renderMessage(title))).toEqual(titles);
	expect(fixAll(plist).text).toBe(plist.text);
});

it.each(['<![CDATA[Red]]>', 'Red<!-- dark -->', 'Red<?dark?>', 'Red ->'])(
	'the rest of an end tag is not assumed at the end of %j',
	(content) => {
		const text = value(`<string>${content}\n<key>B</key>\n<true/>`);
		const codes = analyzeExample(text, { kind: 'kext' }).syntax.faults.map(({ code }) => code);
		expect(codes).not.toContain('malformed-end-tag');
	},
);

it('a bracket after an empty root is not a part of it', () => {
	const text = '<plist version="1.0">\n<dict/>>\n</plist>\n';
	const plist = analyze(text, { uri: 'file:///Widget.dext/Info.plist' });
	const added = findingsOf(plist)
		.filter(({ code }) => code === 'missing-key')
		.flatMap((each) => fixesOf(plist, each));
	expect(
		added.map(({ edits }) => applyEdits(text, edits)).every((after) => after.includes('</dict>>')),
	).toBe(true);
	expect(added.length).toBeGreaterThan(0);
});

describe('the start tag of a container before a text with an end tag', () => {
	it.each([
		[key('<dict>Foo</key>'), '<dict>', key('<key>Foo</key>')],
		[key('<array>Foo</key>'), '<array>', key('<key>Foo</key>')],
		[value('<dict>Red</string>'), '<dict>', value('<string>Red</string>')],
		[value('<array>5</integer>'), '<array>', value('<integer>5</integer>')],
		[value('<plist>Red</string>'), '<plist>', value('<string>Red</string>')],
		[
			value('<array><dict>Red</string></array>'),
			'<dict>',
			value('<array><string>Red</string></array>'),
		],
	])('is that of the text: %j', (text, tag, right) => {
		const plist = analyzeExample(text, { kind: 'kext' });
		const { faults } = plist.syntax;
		expect(faults.map(({ range }) => plist.text.slice(range.start, range.end))).toEqual([tag]);
		expect(fixAll(plist).text).toBe(plist.text.replace(text, right));
	});

	it.each([
		[value('<array>Red</string><string>Blue</string></array>'), 'Red'],
		[value('<dict>C</key><true/></dict>'), 'C'],
	])('is not assumed where another tag can be missing: %j', (text, written) => {
		const { faults } = analyzeExample(text, { kind: 'kext' }).syntax;
		expect(faults[0]).toMatchObject({ code: 'unexpected-text', text: written });
	});
});

describe('the start tag of the root', () => {
	const file = (tag: string): string =>
		`<?xml version="1.0"?>\n${tag}<dict>\n\t<key>A</key>\n\t<true/>\n</dict>\n</plist>\n`;
	const right = file('<plist version="1.0">\n');

	it.each([
		'<plist version="1.0"\n',
		'<plist version="1.0"}\n',
		'<plist version="1.0"<\n',
		'<plist version="1.0"&gt;\n',
		'<plist version="1.0"/>\n',
		'<plist version="1.0>\n',
		'<plist version=1.0>\n',
		'<plist version=“1.0”>\n',
		'<plist version=\\"1.0\\">\n',
		'<plist version=&quot;1.0&quot;>\n',
		'<plist version:"1.0">\n',
		'<plist version "1.0">\n',
		'<plist version=="1.0">\n',
		'plist version="1.0">\n',
		'plist version="1.0"\n',
		'?plist version="1.0">\n',
		'&lt;plist version="1.0">\n',
		'ist version="1.0">\n',
		'< plist version="1.0">\n',
		'</plist>\n',
		'',
	])('is restored, and its end tag is kept: %j', (tag) => {
		const plist = analyze(file(tag), { uri: 'file:///Info.plist', kind: 'kext' });
		expect(fixAll(plist).text).toContain(right);
	});

	it.each(['<plist\n', 'plist>\n', '?plist>\n'])('can lack its version: %j', (tag) => {
		const plist = analyze(file(tag), { uri: 'file:///Info.plist', kind: 'kext' });
		expect(fixAll(plist).text).toContain(file('<plist>\n'));
	});

	it.each(['<pl\n', '<plistversion="1.0">\n', 'plist\n', 'xml version="1.0">\n'])(
		'may be damaged, so that its end tag is kept: %j',
		(tag) => {
			const plist = analyze(file(tag), { uri: 'file:///Info.plist', kind: 'kext' });
			expect(fixAll(plist).text).toContain(file(tag));
		},
	);
});

describe('an XML declaration', () => {
	const root = '<plist version="1.0">\n<dict/>\n</plist>\n';
	const right = `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;

	it.each(['=\\"', '=&quot;', ':"', '=“', '="'])('is restored with its encoding: %j', (quote) => {
		const end = quote.slice(1).replace('“', '”');
		const written = `<?xml version${quote}1.0${end} encoding${quote}UTF-8${end}?>\n${root}`;
		const plist = analyze(written, { uri: 'file:///Info.plist', kind: 'kext' });
		expect(fixAll(plist).text).toContain(right.slice(0, right.indexOf('<dict/>')));
	});

	it.each([':"', '=&quot;', '=\\"'])('of another encoding is left as it is: %j', (quote) => {
		const end = quote.slice(1);
		const written = `<?xml version="1.0" encoding${quote}ISO-8859-1${end}?>\n`;
		const plist = analyze(written + root, { uri: 'file:///Info.plist', kind: 'kext' });
		expect(fixAll(plist).text).toContain(written);
	});
});

describe('a start tag of which only the first character is left', () => {
	it.each([
		[value('<5</integer>'), '<5', '<integer>5'],
		[key('<Foo</key>'), '<Foo', '<key>Foo'],
		[value('< Some light</string>'), '< Some', '<string>Some'],
		[value('<$(NAME)</string>'), '<$', '<string>$'],
	])('is restored: %j', (text, written, restored) => {
		const plist = analyzeExample(text, { kind: 'kext' });
		expect(plist.syntax.faults.map(({ code }) => code)).toEqual(['unfinished-tag']);
		expect(fixAll(plist).text).toBe(plist.text.replace(written, restored));
	});

	it.each([
		[key('<keFoo</key>')],
		[key('<stringFoo</key>')],
		[value('<in5</integer>')],
		[value('<strRed</string>')],
	])('is not assumed where more of it can be left: %j', (text) => {
		const plist = analyzeExample(text, { kind: 'kext' });
		expect(fixAll(plist).text).toBe(plist.text);
	});
});

describe('a character of a start tag after its bracket', () => {
	it.each([
		[key('<k>y>Foo</key>'), key('<key>Foo</key>')],
		[key('<keyxCFBundleName</key>'), key('<key>CFBundleName</key>')],
		[key('<keyCFBundleName</key>'), key('<key>CFBundleName</key>')],
		[value('<integerk5</integer>'), value('<integer>5</integer>')],
		[value('<datex>2024-01-01T00:00:00Z</date>'), value('<date>2024-01-01T00:00:00Z</date>')],
		[value('<date2>024-01-01T00:00:00Z</date>'), value('<date>2024-01-01T00:00:00Z</date>')],
	])('is not a part of the text: %j', (text, right) => {
		const plist = analyzeExample(text, { kind: 'other' });
		expect(fixAll(plist).text).toBe(plist.text.replace(text, right));
	});

	it.each([
		[key('<ke>yFoo</key>'), ['<key>', '<key>y']],
		[value('<strin>gap</string>'), ['<string>', '<string>g']],
		[value('<stringM>acroPad</string>'), ['<string>M', '<string>']],
		[value('<stringMa>croPad</string>'), ['<string>Ma', '<string>']],
		[value('<sMtring>acroPad</string>'), ['<string>M', '<string>']],
		[value('<strings>Red</string>'), ['<string>s', '<string>']],
		[value('<inte4ger>617</integer>'), ['<integer>4', '<integer>']],
		[key('<keyF>oo</key>'), ['<key>F', '<key>']],
	])('that can be text is for a person to choose: %j', (text, choices) => {
		const plist = analyzeExample(text, { kind: 'other' });
		const titles = findingsOf(plist)
			.filter(({ code }) => code === 'unknown-element')
			.flatMap((each) => fixesOf(plist, each).map(({ title }) => renderMessage(title)));
		expect(titles).toEqual(choices.map((each) => `Change to '${each}'`));
		expect(fixAll(plist).text).toBe(plist.text);
	});
});

describe('a character of a content in a tag next to it', () => {
	it.each([
		[key('<key>IOClas<s/key>'), '<s/key>', 's</key>'],
		[key('<keyI>OClass</key>'), '<keyI>', '<key>I'],
		[key('<keyx>IOClass</key>'), '<keyx>', '<key>'],
		[key('<kIey>OClass</key>'), '<kIey>', '<key>I'],
		[value('<sMtring>MacroPad</string>'), '<sMtring>', '<string>'],
		[key('<key>IOClass</ey>'), '</ey>', '</key>'],
		[key('<key>IOClass<k/ey>'), '<k/ey>', '</key>'],
		[key('<key>IOClass</ke/y>'), '</ke/y>', '</key>'],
		[value('<string>Red<s/tring>'), '<s/tring>', '</string>'],
		[value('<data>\n\tAAAA\n<d/ata>'), '<d/ata>', '</data>'],
		[key('<key C>FBundleName</key>'), '<key C>', '<key>C'],
		[key('<key x>CFBundleName</key>'), '<key x>', '<key>'],
		[value('<string>$(A)/string>\n<!-- note -->'), '/string>', '</string>'],
		[key('<key>IOClass/key>\n<!-- note -->'), '/key>', '</key>'],
		[value('<string>Red</tring>'), '</tring>', '</string>'],
	])('is a part of it where only that is possible: %j', (text, tag, restored) => {
		const plist = analyzeExample(text, { kind: 'kext' });
		expect(fixAll(plist).text).toBe(plist.text.replace(tag, restored));
	});

	it.each([
		[value('<string>Keyss</tring>'), ['Keyss</string>', 'Keys</string>']],
		[key('<key>Fo<o/key>'), ['Foo</key>', 'Fo</key>']],
	])('is for a person to choose where both are possible: %j', (text, choices) => {
		const plist = analyzeExample(text, { kind: 'other' });
		const texts = findingsOf(plist)
			.filter(({ code }) => code.endsWith('-end-tag'))
			.flatMap((each) => fixesOf(plist, each).map(({ edits }) => applyEdits(plist.text, edits)));
		expect(texts.map((each, at) => each.includes(`>${choices[at]}`))).toEqual([true, true]);
		expect(fixAll(plist).text).toBe(plist.text);
	});
});

describe('a tag in other brackets', () => {
	it.each([
		[key('<key>Foo[/key]'), '<key>Foo</key>'],
		[key('<key>Foo(/key)'), '<key>Foo</key>'],
		[key('<key>Foo&lt;/key&gt;'), '<key>Foo</key>'],
		[value('<integer>5&lt;/integer>'), '<integer>5</integer>'],
		[value('<string>Red</string&gt;'), '<string>Red</string>'],
		[value('<dict>\n\t<key>C</key>\n\t<true/>\n</dict&gt;'), '<true/>\n</dict>'],
		[value('<data>\n\tAAAA\n[/data]'), 'AAAA\n</data>'],
		[key('[key]Foo</key>'), '<key>Foo</key>'],
		[key('(key)Foo</key>'), '<key>Foo</key>'],
		[key('&lt;key&gt;Foo</key>'), '<key>Foo</key>'],
		[key('<key&gt;Foo</key>'), '<key>Foo</key>'],
		[value('{integer}5</integer>'), '<integer>5</integer>'],
		[value('[dict]\n\t<key>C</key>\n\t<true/>\n</dict>'), '<dict>\n\t<key>C</key>'],
		[value('<dict>\n\t<key>C</key>\n\t<true/>\n[/dict]'), '<true/>\n</dict>'],
		[value('[true/]'), '<true/>'],
	])('is restored: %j', (text, restored) => {
		const { text: fixed } = fixAll(analyzeExample(text, { kind: 'kext' }));
		expect(fixed).toContain(restored);
		expect(analyzeExample(fixed, { kind: 'kext' }).syntax.faults).toEqual([]);
	});

	it.each([
		[key('[ke]Foo</key>')],
		[key('key]Foo</key>')],
		[key('<key>Foo[/ke]')],
		[key('<key>Foo/key]')],
	])('does not become a part of a name: %j', (text) => {
		const plist = analyzeExample(text, { kind: 'kext' });
		expect(fixAll(plist).text).toBe(plist.text);
	});
});
