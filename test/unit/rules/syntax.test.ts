/** The severities, messages and fixes of syntax faults that depend on parsers, on bytes, or on large texts. */
import { buildBinary } from 'plist';
import { describe, expect, it } from 'vitest';
import { withByteFaults } from '../../../server/src/service/bytes/byteFaults.js';
import { decodePlist } from '../../../server/src/service/bytes/decodePlist.js';
import type { DriverPlist } from '../../../server/src/service/document/driverPlist.js';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import type { SyntaxCode } from '../../../server/src/service/syntax/syntaxFault.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

describe('a construct that only the parsers of IOKit reject', () => {
	it.each([
		['kext', 'built', ['warning']],
		['kext', 'source', ['information']],
		['codelessKext', 'built', ['warning']],
		['dext', 'source', ['hint']],
		['entitlements', 'source', ['hint']],
		['systemExtension', 'source', []],
		['hostApp', 'source', []],
		['other', 'source', []],
	] as const)('in a %s, %s', (kind, form, levels) => {
		const plist = analyzeExample('<key>Widget</key>\n<true />', { kind, form });
		const found = findingsOf(plist).filter(({ code }) => code === 'space-in-tag');
		expect(found.map(({ severity }) => severity)).toEqual(levels);
	});

	it('is an error everywhere if CoreFoundation rejects it, too', () => {
		for (const kind of ['kext', 'systemExtension', 'other'] as const) {
			const plist = analyzeExample('<key>A & B</key>\n<true/>', { kind });
			const found = findingsOf(plist).filter(({ code }) => code === 'bare-ampersand');
			expect(found.map(({ severity }) => severity)).toEqual(['error']);
		}
	});
});

describe('a `<` of an instruction or in a number', () => {
	it.each([
		'<data>EQAAAA==<?a?></data>',
		'<data>EQAA<AA==</data>',
		'<integer>4<?a?></integer>',
		'<string>Widget<?a?></string>',
	])('of %s is not escaped', (value) => {
		const plist = analyzeExample(`<key>A</key>\n${value}`, { kind: 'dext' });
		expect(findingsOf(plist).map(({ code }) => code)).toContain('bare-less-than');
		expect(fixAll(plist).text).toBe(plist.text);
	});
});

/** What a person reads of the findings of a code. */
function messagesOf(plist: DriverPlist, code: SyntaxCode): readonly string[] {
	return findingsOf(plist)
		.filter((finding) => finding.code === code)
		.map(({ severity, message }) => `${severity}: ${renderMessage(message)}`);
}

function nested(levels: number, name = 'array'): DriverPlist {
	return analyzeExample(
		`<plist>${`<${name}>`.repeat(levels)}${`</${name}>`.repeat(levels)}</plist>`,
	);
}

it.each([
	['<!-- a -- b --><true/><!-- c -->', '<!-- a - - b --><true/><!-- c -->'],
	['<!-- a --- b ---><true/>', '<!-- a - - - b - --><true/>'],
	['<!------------><true/>', '<!--- - - - - - - - --><true/>'],
])('the hyphens of a comment are separated: %s', (written, separated) => {
	const plist = analyzeExample(`<key>A</key>\n${written}`, { kind: 'dext' });
	const found = findingsOf(plist).filter(({ code }) => code === 'double-hyphen-comment');
	const fixes = found.flatMap((each) => fixesOf(plist, each));
	expect(fixes.map(({ edits }) => applyEdits(plist.text, edits))).toEqual([
		plist.text.replace(written, separated),
	]);
});

describe('the message', () => {
	it('about a parser of IOKit that does not read entitlements names those that sign with them', () => {
		const plist = analyzeExample('<key>A</key>\n<true /><!-- a -- b -->', { kind: 'entitlements' });
		expect(messagesOf(plist, 'double-hyphen-comment')).toEqual([
			"information: The comment contains '--'. codesign rejects the file unless Xcode rewrites it first.",
		]);
		expect(messagesOf(plist, 'space-in-tag')).toEqual([
			"hint: '<true />' contains unexpected whitespace. The parsers of IOKit reject the file, and codesign may, too.",
		]);
	});

	it.each([
		[198, 'hint: Nesting exceeds 197 levels, the limit of the kernel.'],
		[513, 'error: Nesting exceeds 512 levels, the limit of CoreFoundation.'],
		[
			9998,
			'hint: Nesting exceeds 9,997 levels, the limit of IOCFUnserialize. OSKext and kextutil reject the file.',
		],
	])('names the parser whose limit %i levels exceed', (levels, last) => {
		expect(messagesOf(nested(levels), 'too-deep').at(-1)).toBe(last);
	});

	it('states how many keys and values there are', () => {
		const plist = analyzeExample(`<plist><array>${'<true/>'.repeat(131_071)}</array></plist>`);
		expect(messagesOf(plist, 'too-large')).toEqual([
			'hint: The file has 131,072 keys and values. The kernel accepts at most 131,071.',
		]);
	});

	it('states that an element can never contain a CDATA section', () => {
		const plist = analyzeExample('<key>Size</key>\n<integer><![CDATA[1]]></integer>');
		expect(messagesOf(plist, 'cdata-section')).toEqual([
			"error: '<integer>' can't contain a CDATA section.",
		]);
	});
});

describe('the message about the bytes of a file', () => {
	it('states where a binary property list is nested too deeply', () => {
		let value: unknown[] = [];
		for (let level = 0; level < 600; level++) value = [value];
		const decoded = decodePlist(buildBinary(value as Parameters<typeof buildBinary>[0]));
		const plist = analyzeExample(decoded.text, { whole: true });
		const syntax = withByteFaults(plist.syntax, decoded);
		expect(messagesOf({ ...plist, syntax }, 'binary-plist')).toEqual([
			expect.stringMatching(/nested too deeply at byte [\d,]+, so it is not checked\./),
		]);
	});

	it.each([
		[
			'not-utf8',
			Buffer.from('\ufeff<plist><dict/></plist>', 'utf16le'),
			'hint: The file is encoded in UTF-16LE. OSKext and kextutil reject the file.',
		],
		[
			'not-utf8',
			Buffer.from('<plist><dict/></plist>', 'utf16le'),
			'error: The file is encoded in UTF-16 without a byte order mark.',
		],
		[
			'invalid-utf8',
			Buffer.from('<plist><string>\u00e9</string></plist>', 'latin1'),
			'error: These bytes are not valid UTF-8.',
		],
		[
			'invalid-utf8',
			Buffer.from('\ufeff<plist><string>\ud800</string></plist>', 'utf16le'),
			'error: These bytes are not valid UTF-16LE.',
		],
		[
			'binary-plist',
			buildBinary({ Version: 1, Label: [true, null] }),
			"warning: The binary property list is not checked. XML can't contain 'Label/1'. OSKext and kextutil reject the file.",
		],
		[
			'binary-plist',
			buildBinary({ 'a\ud800': 1 }),
			"warning: The binary property list is not checked. XML can't contain 'a\ud800'. OSKext and kextutil reject the file.",
		],
		[
			'binary-plist',
			Buffer.from('bplist15'.padEnd(80)),
			'warning: The binary property list has an unknown version, so it is not checked. OSKext and kextutil reject the file.',
		],
	] as const)('is that of %s', (code, bytes, message) => {
		const decoded = decodePlist(bytes);
		const plist = analyzeExample(decoded.text, { whole: true });
		const syntax = withByteFaults(plist.syntax, decoded);
		expect(messagesOf({ ...plist, syntax }, code)).toEqual([message]);
	});
});

describe('the fix', () => {
	it('that converts line endings is preferred only where a parser of the file rejects them', () => {
		const preferred = (['dext', 'kext'] as const).map((kind) => {
			const plist = analyzeExample('<key>A</key>\r\n<true/>', { kind });
			const found = findingsOf(plist).filter(({ code }) => code === 'carriage-return');
			return found.flatMap((each) => fixesOf(plist, each).map((fix) => fix.preferred));
		});
		expect(preferred).toEqual([[false], [true]]);
	});

	it.each([
		[64, ['Add the missing end tags']],
		[65, []],
	])('for %i missing end tags', (missing, titles) => {
		const plist = analyzeExample(`<plist>${'<dict><key>A</key>'.repeat(missing - 1)}<true/>`);
		const [found] = findingsOf(plist).filter(({ code }) => code === 'unexpected-end-of-file');
		const fixes = found ? fixesOf(plist, found) : [];
		expect(fixes.map(({ title }) => renderMessage(title))).toEqual(titles);
	});
});

describe('a start tag that is missing or damaged', () => {
	const right = '<key>Widget</key>\n<string>Red light</string>';

	it.each([
		['Widget</key>\n<string>Red light</string>'],
		['</key>Widget</key>\n<string>Red light</string>'],
		['key>Widget</key>\n<string>Red light</string>'],
		['<key>Widget</key>\nRed light</string>'],
		['<key>Widget</key>\n</string>Red light</string>'],
		['<key>Widget</key>\nstring>Red light</string>'],
		['<keyWidget</key>\n<string>Red light</string>'],
		['<keyWidget</key>\n<stringRed light</string>'],
		['Widget</key>\nRed light</string>'],
		['</key>Widget</key>\n</string>Red light</string>'],
	])('is added, and its text stays: %j', (text) => {
		expect(fixAll(analyzeExample(text)).text).toBe(analyzeExample(right).text);
	});

	it.each([
		['<key>A</key>\n', 'Red\n\tlight</string>'],
		['<key>A</key>\n<array>\n', 'Red\n\tlight</string>\n</array>'],
		['<key>A</key>\n', 'AAAA\nBBBB\n</data>'],
		['<key>A</key>\n<true/>\nstray\n', 'B</key>\n<true/>'],
	])('is added to text of several lines: %j%j', (before, text) => {
		const [, name] = /<\/(\w+)>/.exec(text) ?? [];
		const fixed = fixAll(analyzeExample(before + text)).text;
		expect(fixed).toBe(analyzeExample(`${before}<${name}>${text}`).text);
	});

	it.each(['key', 'string', 'integer', 'data'])('of <%s> is not added to other text', (name) => {
		const { text } = fixAll(analyzeExample(`<key>Widget</key>\n<true/>\nstray\n</${name}>`));
		expect(text).not.toContain(`<${name}>stray`);
	});

	it.each([
		['dict>\n\t<key>A</key>\n\t<true/>\n</dict>', '<dict>'],
		['array>\n\t<true/>\n</array>', '<array>'],
		['true/>', '<true/>'],
		['<dict>\n\t<key>A</key>\n\t<true/>\n/dict>', '</dict>'],
		['<array>\n\t<true/>\n/array>', '</array>'],
	])('without its first character is repaired: %j', (value, tag) => {
		const whole = value.replace(new RegExp(`^${tag.slice(1)}|${tag.slice(1)}$`), tag);
		const { text } = fixAll(analyzeExample(`<key>Widget</key>\n${value}`));
		expect(text).toBe(analyzeExample(`<key>Widget</key>\n${whole}`).text);
	});

	it.each([
		['array>', '</array>'],
		['<array>', '/array>'],
	])('without its first character is repaired, however many faults follow: %s', (start, end) => {
		const around = (first: string, and: string, last: string): string =>
			`<key>A</key>\n${first}\n${`\t<string>1 ${and} 2</string>\n`.repeat(200)}${last}`;
		const { text } = fixAll(analyzeExample(around(start, '&', end)));
		expect(text).toBe(analyzeExample(around('<array>', '&amp;', '</array>')).text);
	});

	it('of an element without a content is one tag', () => {
		const { text } = fixAll(analyzeExample('<key>Widget</key>\n</true>'));
		expect(text).toBe(analyzeExample('<key>Widget</key>\n<true/>').text);
	});
});

const codesOfTags: ReadonlySet<string> = new Set([
	'unclosed-element',
	'unexpected-end-tag',
	'unexpected-text',
	'unfinished-tag',
]);

describe('a damaged or misplaced tag', () => {
	it.each([
		['key>Widget</key>\n<true/>', "Change to '<key>'"],
		[
			'<key>Widget</key>\n<array>\n\t<string>Red\n</array>\n</string>',
			"Move '</string>' to the end of its element",
		],
	])('has one fix for both of its faults: %j', (text, title) => {
		const plist = analyzeExample(text);
		const titles = findingsOf(plist)
			.filter(({ code }) => codesOfTags.has(code))
			.map((finding) => fixesOf(plist, finding).map((fix) => renderMessage(fix.title)));
		expect(titles).toEqual([[title], [title]]);
	});

	it.each([
		['<key[]Widget</key>\n<true/>'],
		['<key>A</key>\n<string[]Red light</string>'],
		['<key>A</key>\n<integer[]4</integer>'],
		['<key[]com.acme.Widget</key>\n<true/>'],
		['<key>A</key>\n<dict[]\n\t<key>B</key>\n\t<true/>\n</dict>'],
		['<key>A</key>\n<array[]\n\t<true/>\n</array>'],
	])('with another character in place of its bracket, or none, is one fault: %j', (text) => {
		const fixed = analyzeExample(text.replace('[]', '>')).text;
		const characters = ['.', ':', '/', ',', ';', ')', '}'];
		// Before a line break, they are other faults.
		if (!text.includes('[]\n')) characters.push('<', '');
		for (const character of characters) {
			const plist = analyzeExample(text.replace('[]', character));
			expect(plist.syntax.faults.map(({ code }) => code)).toEqual(['unfinished-tag']);
			expect(fixAll(plist).text).toBe(fixed);
		}
	});

	it.each([['<b Name</string>'], ['<string Name\n</string>'], ['<dict Name</dict>']])(
		'of another element, or with its end tag elsewhere, is not changed: %j',
		(text) => {
			expect(fixAll(analyzeExample(`<key>A</key>\n${text}`)).text).not.toMatch(
				/<(?:string|dict)>(?!\n)/,
			);
		},
	);
});

/** The text after each fix of the findings with a code. */
function fixedTexts(plist: DriverPlist, code: SyntaxCode): readonly string[] {
	return findingsOf(plist)
		.filter((each) => each.code === code)
		.flatMap((each) => fixesOf(plist, each))
		.map(({ edits }) => applyEdits(plist.text, edits));
}

describe('a character in place of a bracket, or of the content', () => {
	it.each([
		['<string/usr/lib</string>', ['<string>usr/lib</string>', '<string>/usr/lib</string>']],
		['<string../lib</string>', ['<string>./lib</string>', '<string>../lib</string>']],
		['<real.5</real>', ['<real>5</real>', '<real>.5</real>']],
		['<string????</string>', ['<string>???</string>', '<string>????</string>']],
		['<string*</string>', ['<string></string>', '<string>*</string>']],
	])('has two fixes if the character can be that of its content: %s', (value, fixed) => {
		const plist = analyzeExample(`<key>A</key>\n${value}`);
		expect(fixedTexts(plist, 'unfinished-tag')).toEqual(
			fixed.map((each) => analyzeExample(`<key>A</key>\n${each}`).text),
		);
		expect(fixAll(plist).text).toBe(plist.text);
	});

	it.each([
		['<data>AQAAAA==/data>', ['<data>AQAAAA=</data>', '<data>AQAAAA==</data>']],
		['<string>Red,/string>', ['<string>Red</string>', '<string>Red,</string>']],
		['<string>Red|/string>', ['<string>Red</string>', '<string>Red|</string>']],
	])('has two fixes if the character can be the last of its content: %s', (value, fixed) => {
		const plist = analyzeExample(`<key>A</key>\n${value}`);
		expect(fixedTexts(plist, 'malformed-end-tag')).toEqual(
			fixed.map((each) => analyzeExample(`<key>A</key>\n${each}`).text),
		);
		expect(fixAll(plist).text).toBe(plist.text);
	});
});

describe('a wrong end tag in the text of an element', () => {
	const after = '\n<key>Gadget</key>\n<true/>';

	it.each([
		['<key>Widget</key>\n<integer>1</string>2</integer>', '<integer>12</integer>'],
		['<key>Widget</key>\n<data>AAAA</array>BBBB</data>', '<data>AAAABBBB</data>'],
	])('is removed where it can not be text, and the text after it stays: %j', (text, right) => {
		const fixed = text.replace(/<(?:integer|data)>.*/, right);
		expect(fixAll(analyzeExample(text + after)).text).toBe(analyzeExample(fixed + after).text);
	});

	it.each([
		['<key>Wid[</dict>]get</key>\n<string>Red</string>'],
		['<key>Wid[</string>]get</key>\n<string>Red</string>'],
		['<key>Widget</key>\n<string>[</dict>]Red light</string>'],
		['<key>Widget</key>\n<string>Red[</key>] light</string>'],
		['<key>Widget</key>\n<string>Red [</key>]</string>'],
		['<key>Widget</key>\n<string>Red[</b></plist>] light</string>'],
		['<key>Widget</key>\n<array>\n\t<string>Red[</array>] light</string>\n</array>'],
		['<key>Widget</key>\n<dict>\n\t<key>A</key>\n\t<string>Red[</dict>] light</string>\n</dict>'],
	])('can be a part of it, which a person decides: %j', (marked) => {
		const [, tags = ''] = /\[(.*)\]/.exec(marked) ?? [];
		const plist = analyzeExample(marked.replace(/[[\]]/g, '') + after);
		expect(fixAll(plist).text).toBe(plist.text);
		const found = findingsOf(plist).filter(({ code }) => codesOfTags.has(code));
		expect(found).not.toEqual([]);
		const texts = [tags.replaceAll('<', '&lt;'), ''].map(
			(by) => analyzeExample(marked.replace(`[${tags}]`, by) + after).text,
		);
		for (const each of found) {
			const fixed = fixesOf(plist, each).map(({ edits }) => applyEdits(plist.text, edits));
			expect(fixed.sort()).toEqual(texts.sort());
		}
	});
});

describe('text between elements', () => {
	it.each([
		['\n\tstray\n', '\n\tstray\n'],
		['\nfirst line\n42\n', '\nfirst line\n42\n'],
		['\nstray</dict>\n', '\nstray\n'],
		['\n\t;\n', '\n'],
		['>\n', '\n'],
		['\n\u00a0\u00a0\n', '\n'],
		['\n\ufeff', '\n'],
	])('stays in fix all if it has letters or digits: %j', (text, kept) => {
		const around = (between: string): string =>
			analyzeExample(`<key>A</key>\n<true/>${between}<key>B</key>\n<true/>`).text;
		expect(fixAll(analyzeExample(around(text), { whole: true })).text).toBe(around(kept));
	});

	it('is removed with its line', () => {
		const plist = analyzeExample('<key>A</key>\n<true/>\n\tstray\n<key>B</key>\n<true/>');
		const found = findingsOf(plist).filter(({ code }) => code === 'unexpected-text');
		const [fix] = found.flatMap((each) => fixesOf(plist, each));
		expect(applyEdits(plist.text, fix?.edits ?? [])).toBe(plist.text.replace('\tstray\n', ''));
	});
});
