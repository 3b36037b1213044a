/** Start tags of dictionaries and arrays that are missing, repeated, empty, or written as end tags. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const keys = '\t\t<key>B</key>\n\t\t<true/>\n\t\t<key>C</key>\n\t\t<string>c</string>\n';
const nested = '\t\t<key>B</key>\n\t\t<dict>\n\t\t\t<key>C</key>\n\t\t\t<true/>\n\t\t</dict>\n';
const items = '\t\t<string>B</string>\n\t\t<string>C</string>\n';

const dicts = '\t\t<dict>\n\t\t\t<key>B</key>\n\t\t\t<true/>\n\t\t</dict>\n';

/** A whole file, with lines after the key A. */
const file = (lines: string): string =>
	`<plist version="1.0">\n<dict>\n\t<key>A</key>\n${lines}\t<key>Z</key>\n\t<true/>\n</dict>\n</plist>\n`;
const inArray = (tag: string): string =>
	file(`\t<array>\n${tag}${keys.replaceAll('\t\t', '\t\t\t')}\t\t</dict>\n\t</array>\n`);
const root = (tag: string): string => file('\t<true/>\n').replace('<dict>\n', tag);

const damaged: readonly (readonly [string, string, string, string])[] = [
	[
		file(`${keys}\t</dict>\n`),
		file(`\t<dict>\n${keys}\t</dict>\n`),
		"'A' has no value.",
		"Add '<dict>'",
	],
	[
		file(`${nested}\t</dict>\n`),
		file(`\t<dict>\n${nested}\t</dict>\n`),
		"'A' has no value.",
		"Add '<dict>'",
	],
	[
		file(`\t\n${keys}\t</dict>\n`),
		file(`\t<dict>\n${keys}\t</dict>\n`),
		"'A' has no value.",
		"Add '<dict>'",
	],
	[
		file(`\t<dict>\n\t<dict>\n${keys}\t</dict>\n`),
		file(`\t<dict>\n${keys}\t</dict>\n`),
		"'<dict>' has no key.",
		"Remove '<dict>'",
	],
	[
		file(`\t<dict><dict>\n${nested}\t</dict>\n`),
		file(`\t<dict>\n${nested}\t</dict>\n`),
		"'<dict>' has no key.",
		"Remove '<dict>'",
	],
	[
		file(`\t</dict>\n${keys}\t</dict>\n`),
		file(`\t<dict>\n${keys}\t</dict>\n`),
		"'</dict>' has no start tag.",
		"Change to '<dict>'",
	],
	[
		file(`\t<dict/>\n${nested}\t</dict>\n`),
		file(`\t<dict>\n${nested}\t</dict>\n`),
		"'<dict/>' does not match the end tag '</dict>'.",
		"Change to '<dict>'",
	],
	[
		inArray('\t\t</dict>\n'),
		inArray('\t\t<dict>\n'),
		"'</dict>' has no start tag.",
		"Change to '<dict>'",
	],
	[
		inArray('\t\t<dict>\n\t\t<dict>\n'),
		inArray('\t\t<dict>\n'),
		"'<dict>' has no key.",
		"Remove '<dict>'",
	],
	[root(''), root('<dict>\n'), "'<key>' is outside a dictionary.", "Add '<dict>'"],
	[
		root('').replace('</dict>\n</plist>', '</plist>'),
		root('<dict>\n'),
		"'<key>' is outside a dictionary.",
		"Add '<dict>'",
	],
	[root('</dict>\n'), root('<dict>\n'), "'</dict>' has no start tag.", "Change to '<dict>'"],
	[root('<dict>\n<dict>\n'), root('<dict>\n'), "'<dict>' has no key.", "Remove '<dict>'"],
	[
		file(`\t<array>\n\t<array>\n${items}\t</array>\n`),
		file(`\t<array>\n${items}\t</array>\n`),
		"'<array>' is not closed.",
		"Remove '<array>'",
	],
];

describe('the end tag of another element', () => {
	it.each([
		[file('\t<true/>\n'), '\n</dict>', '\n</array>'],
		[file('\t<true/>\n'), '\n</dict>', '\n</key>'],
		[file(`\t<array>\n${items}\t</array>\n`), '\t</array>', '\t</key>'],
	])('in place of that of a container has one fix: %j', (text, from, to) => {
		const plist = analyzeExample(text.replace(from, to), { whole: true, kind: 'other' });
		const titles = findingsOf(plist).flatMap((each) =>
			fixesOf(plist, each).map(({ title }) => renderMessage(title)),
		);
		expect(new Set(titles)).toEqual(new Set([`Change to '${from.trim()}'`]));
		expect(fixAll(plist).text).toBe(text);
	});
});

describe('the end tag of another element in a file without indentation', () => {
	const dict = '<dict>\n<key>B</key>\n<true/>\n</dict>\n';
	const right = file(dict);
	const ofArray = file(`<array>\n${dict}${dict}<string>C</string>\n</array>\n`);

	it.each([
		[right, '</dict>', '</array>'],
		[right, '</dict>', '</key>'],
		[right, '</dict>', '</plist>'],
		[right, '</dict>', '</foo>'],
		[ofArray, '</dict>', '</array>'],
		[ofArray, '</array>', '</dict>'],
		[ofArray, '</array>', '</string>'],
	])('closes the innermost one if all others then have theirs: %j', (indented, from, to) => {
		const text = indented.replaceAll('\t', '');
		const plist = analyzeExample(text.replace(from, to), { whole: true, kind: 'other' });
		expect(plist.syntax.faults.map(({ code }) => code)).toEqual(['mismatched-end-tag']);
		expect(fixAll(plist).text).toBe(text);
	});

	it('is added by a person only if it is missing and other containers are there', () => {
		const text = right.replaceAll('\t', '').replace('</dict>\n', '');
		expect(fixAll(analyzeExample(text, { whole: true, kind: 'other' })).text).toBe(text);
	});

	it.each([
		['</foo>\n', true],
		['</array>\n', false],
	])(
		'closes nothing if it is superfluous: %j; a start tag of it can be missing, too: %s',
		(tag, isRemoved) => {
			const text = right.replaceAll('\t', '');
			const wrong = text.replace('</dict>', `${tag}</dict>`);
			const plist = analyzeExample(wrong, { whole: true, kind: 'other' });
			expect(fixAll(plist).text).toBe(isRemoved ? text : wrong);
		},
	);
});

describe('an end tag without its bracket', () => {
	it('is read as that of the innermost element, in a file without indentation, too', () => {
		const right = file(`\t<dict>\n${nested}\t</dict>\n`).replace(/^\t+/gm, '');
		const text = right.replace('</dict>\n</plist>', '</dict\n</plist>');
		const plist = analyzeExample(text, { whole: true, kind: 'other' });
		expect(plist.syntax.faults.map(({ code }) => code)).toEqual(['unfinished-tag']);
		expect(fixAll(plist).text).toBe(right);
	});
});

describe('the start tag of a container', () => {
	it.each(damaged)('is restored if indentation shows it: %j', (text, fixed, message, title) => {
		for (const eol of ['\n', '\r\n']) {
			const plist = analyzeExample(text.replaceAll('\n', eol), { whole: true, kind: 'other' });
			const found = findingsOf(plist).filter(({ severity }) => severity === 'error');
			expect(found.map((finding) => renderMessage(finding.message))).toEqual([message]);
			const fixes = found.flatMap((finding) => fixesOf(plist, finding));
			expect(fixes.map((fix) => renderMessage(fix.title))).toEqual([title]);
			expect(fixAll(plist).text).toBe(fixed.replaceAll('\n', eol));
		}
	});

	it.each([
		['<plist version="1.0"><key>A</key><true/></plist>', '<key>', '<dict><key>'],
		['<plist>\n<key>A</key>\n<true/>\n</plist>\n', '<key>A', '<dict>\n<key>A'],
	])('is restored with its end tag around all keys of the root: %j', (text, from, to) => {
		const eol = text.includes('\n') ? '\n' : '';
		const right = text.replace(from, to).replace(/(?=<.plist>)/, `</dict>${eol}`);
		expect(fixAll(analyzeExample(text, { whole: true, kind: 'other' })).text).toBe(right);
	});

	it('is not restored around a key without a value', () => {
		const text = '<plist>\n<key>A</key>\n<true/>\n<key>B</key>\n</plist>\n';
		expect(fixAll(analyzeExample(text, { whole: true, kind: 'other' })).text).toBe(text);
	});

	it.each([
		[file(`\t\t<array/>\n\t<dict>\n\t\t<dict>\n\t\t\t<key>B</key>\n\t\t\t<true/>\n\t</dict>\n`)],
		[file(`\t\t<string>B</string>\n\t</array>\n`)],
		[file(`\t</array>\n${items}\t</array>\n`)],
		[file(`${items}\t</array>\n`).replaceAll('\t', '')],
		[file(`\t\t<string>B</string>\n\t\t<key>C</key>\n\t</array>\n`)],
		[inArray('').replace('\t\t\t<true/>\n', '')],
		[file(`${keys}\t</dict>\n`).replaceAll('\t', '')],
		[file(`\t<dict>\n\t<dict>\n${keys}\t</dict>\n`).replaceAll('\t', '')],
		[file(`\t</dict>\n${keys}\t</dict>\n`).replaceAll('\t', '')],
	])('is for a person to restore, and its end tag stays, otherwise: %j', (text) => {
		const plist = analyzeExample(text, { whole: true, kind: 'other' });
		expect(plist.syntax.faults).not.toHaveLength(0);
		expect(fixAll(plist).text).toBe(text);
	});

	it.each([
		[file(`${items}\t</array>\n`), file(`\t<array>\n${items}\t</array>\n`)],
		[file(`\t\n${items}\t</array>\n`), file(`\t<array>\n${items}\t</array>\n`)],
		[
			file(`\t\t<!-- one -->\n${items}${items}\t</array>\n`),
			file(`\t\t<!-- one -->\n\t<array>\n${items}${items}\t</array>\n`),
		],
		[file(`${dicts}${dicts}\t</array>\n`), file(`\t<array>\n${dicts}${dicts}\t</array>\n`)],
		[inArray(''), inArray('\t\t<dict>\n')],
		[inArray(`${dicts}`), inArray(`${dicts}\t\t<dict>\n`)],
	])('is restored before the elements that its end tag follows: %j', (text, right) => {
		for (const eol of ['\n', '\r\n']) {
			const written = text.replaceAll('\n', eol);
			const plist = analyzeExample(written, { whole: true, kind: 'other' });
			expect(fixAll(plist).text).toBe(right.replaceAll('\n', eol));
		}
	});

	it('is offered for a person to add before one item, which can be the value of the key', () => {
		const text = file('\t\t<string>B</string>\n\t</array>\n');
		const plist = analyzeExample(text, { whole: true, kind: 'other' });
		const fixes = findingsOf(plist).flatMap((each) => fixesOf(plist, each));
		expect(fixes.map(({ title }) => renderMessage(title))).toContain("Add '<array>'");
		expect(fixAll(plist).text).toBe(text);
	});

	it('is not added alone where the end tag is missing, too', () => {
		const plist = analyzeExample(file(keys), { whole: true, kind: 'other' });
		const [found] = findingsOf(plist).filter(({ code }) => code === 'key-without-value');
		expect(found && fixesOf(plist, found)).toEqual([]);
	});
});

describe('both start tags of the root', () => {
	const lines =
		'\t<key>A</key>\n\t<dict>\n\t\t<key>B</key>\n\t\t<true/>\n\t</dict>\n\t<key>C</key>\n\t<true/>\n</dict>\n</plist>\n';

	it.each([
		lines,
		lines.replaceAll('\t', ''),
		`<?xml version="1.0"?>\n${lines}`,
		`<!-- Widget -->\n${lines}`,
	])('are added if only their end tags are there: %j', (text) => {
		const plist = analyzeExample(text, { kind: 'kext', whole: true });
		const found = findingsOf(plist).filter(({ code }) => code !== 'missing-key');
		expect(found.map(({ code }) => code)).toEqual(['key-outside-dict', 'unexpected-end-tag']);
		const at = text.search(/\t?<key>/);
		const right = `${text.slice(0, at)}<plist version="1.0">\n<dict>\n${text.slice(at)}`;
		expect(fixAll(plist).text).toContain(right.replace('</dict>\n</plist>\n', ''));
	});

	it.each([lines.replace('</plist>\n', ''), lines.replace('</dict>\n</plist>\n', '')])(
		'are not added without both of their end tags: %j',
		(text) => {
			const plist = analyzeExample(text, { kind: 'kext', whole: true });
			expect(fixAll(plist).text).toContain(text);
		},
	);
});

describe('the start tag of an array around the root', () => {
	const right = (name: string): string => {
		const entry = name.endsWith('.entitlements')
			? '<key>com.apple.developer.driverkit</key>\n\t<true/>'
			: '<key>CFBundlePackageType</key>\n\t<string>KEXT</string>';
		return `<plist version="1.0">\n<dict>\n\t${entry}\n</dict>\n</plist>\n`;
	};
	const titlesOf = (text: string, uri: string): readonly string[] => {
		const plist = analyze(text, { uri });
		return findingsOf(plist)
			.filter(({ code }) => code === 'unclosed-element')
			.flatMap((each) =>
				fixesOf(plist, each).map(
					({ title, preferred }) => `${preferred ? 'all: ' : ''}${renderMessage(title)}`,
				),
			);
	};

	it.each([
		['Info.plist', '<array>\n<dict>', ["all: Remove '<array>'", "Add '</array>'"]],
		['Widget.plist', '<array>\n<dict>', ["all: Remove '<array>'", "Add '</array>'"]],
		['Info.plist', '<array>\n\t<dict>', ["Remove '<array>'", "Add '</array>'"]],
		['Info.plist', '<array><dict>', ["Remove '<array>'", "Add '</array>'"]],
		['Widget.entitlements', '<array>\n<dict>', ["all: Remove '<array>'"]],
	])('is removed, by itself only on a line above it, in %s: %j', (name, tags, titles) => {
		const text = right(name).replace('<dict>', tags);
		const uri = `file:///Widget/${name}`;
		expect(titlesOf(text, uri)).toEqual(titles);
		const isRemoved = titles[0]?.startsWith('all') === true;
		expect(fixAll(analyze(text, { uri })).text).toBe(isRemoved ? right(name) : text);
	});

	it('stays around the dictionary of another property list', () => {
		const text = file('\t<true/>\n').replace('<dict>', '<array>\n\t<dict>');
		expect(titlesOf(text, 'file:///Widgets.plist')).toEqual(["Add '</array>'"]);
	});
});

it.each(['<array/>', '<string></string>', '<true/>'])(
	'an end tag without the start tag of the root, which is %s instead, is for a person to remove',
	(tag) => {
		const text = `<plist version="1.0">\n${tag}\n<key>A</key>\n<array>\n<dict>\n<key>B</key>\n<true/>\n</dict>\n</array>\n</dict>\n</plist>\n`;
		const plist = analyze(text, { uri: 'file:///Widget.entitlements' });
		expect(fixAll(plist).text).toBe(text);
	},
);

describe('an end tag too many in a dictionary of an array', () => {
	const entry = (key: string): string => `\t\t\t<key>${key}</key>\n\t\t\t<integer>1</integer>\n`;
	const item = (...names: readonly string[]): string =>
		`\t\t<dict>\n${names.map(entry).join('')}\t\t</dict>\n`;
	const array = (...dicts: readonly string[]): string =>
		file(`\t<array>\n${dicts.join('')}\t</array>\n`);
	/** The fixes of the end tag without a start tag, those of *fix all* with a mark. */
	const fixesAt = (text: string): readonly (readonly [string, string])[] => {
		const plist = analyzeExample(text, { whole: true, kind: 'other' });
		return findingsOf(plist)
			.filter(({ code }) => code === 'unexpected-end-tag')
			.flatMap((each) =>
				fixesOf(plist, each).map(
					({ title, edits, preferred }) =>
						[
							`${preferred ? 'all: ' : ''}${renderMessage(title)}`,
							applyEdits(text, edits),
						] as const,
				),
			);
	};
	const end = '\t\t</dict>\n';

	it.each([
		['other keys are after it', item('B'), entry('C')],
		['it follows the start tag', item(), entry('C')],
		['it is before the last of three', item('B', 'C'), entry('D')],
	])('is for a person to remove: %s', (_, before, after) => {
		const text = array(before, after + end, item('B', 'C'));
		const whole = array(before.slice(0, -end.length) + after + end, item('B', 'C'));
		const split = array(before, `\t\t<dict>\n${after}${end}`, item('B', 'C'));
		expect(fixesAt(text)).toEqual([
			["Remove '</dict>'", whole],
			["Add '<dict>'", split],
		]);
		expect(fixAll(analyzeExample(text, { whole: true, kind: 'other' })).text).toBe(text);
	});

	it('is that of a dictionary whose start tag is missing, where both have a key', () => {
		const right = array(item('B', 'C'), item('C'));
		const text = right.replace(/(?<=<.dict>\n)\t\t<dict>\n/, '');
		expect(fixesAt(text)).toEqual([["all: Add '<dict>'", right]]);
	});

	it.each(['<dict>', '<array>'])(
		'%s alone at the end of an array is not closed by itself',
		(tag) => {
			const text = array(item('B'), `\t\t${tag}\n`);
			expect(fixAll(analyzeExample(text, { whole: true, kind: 'other' })).text).toBe(text);
		},
	);
});
