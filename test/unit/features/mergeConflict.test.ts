/** Merge conflicts: one finding each, and no other change of their lines. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withText } from '../../../server/src/service/document/analyze.js';
import { checkPlist, fixAll, renderMessage } from '../../../server/src/service/index.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { findingsOf, fixesOf } from '../../support/checkFindings.js';
import { inRoot, open } from './samples.js';

const correct = readFileSync('test/rules/clean/dext/usb-device.plist', 'utf8');
const vendor = (value: string): string => `<key>idVendor</key>\n<integer>${value}</integer>`;
const conflict = (current: string, incoming: string): string =>
	`<<<<<<< HEAD\n${current}=======\n${incoming}>>>>>>> feature\n`;
const ours = '<integer>4617</integer>\n';
const theirs = '<integer>1452</integer>\n';
/** A correct property list with `lines` in place of the vendor. */
const inMatch = (lines: string): string =>
	correct.replace(/\t*<key>idVendor<\/key>\s*<integer>4660<\/integer>\n/, `${lines}\n`);
const inValue = (lines: string): string => inMatch(`<key>idVendor</key>\n${lines}`);

/** What a person sees: the words and the line of each finding above hint. */
function problemsIn(text: string): readonly string[] {
	return findingsOf(open(text, 'dext'))
		.filter(({ severity }) => severity === 'error' || severity === 'warning')
		.map(({ message, at }) => {
			const [line] = text.slice(at.range.start).split(/[\r\n]/, 1);
			return `${renderMessage(message)} ${line}`;
		});
}

/** The text after the fix of its conflict with this title; undefined if that is not offered. */
function afterFix(text: string, title: string): string | undefined {
	const plist = open(text, 'dext');
	const finding = findingsOf(plist).find(({ code }) => code === 'merge-conflict');
	const fixes = finding ? fixesOf(plist, finding) : [];
	const fix = fixes.find((each) => renderMessage(each.title) === title);
	return fix && applyEdits(text, fix.edits);
}

const unresolved = "The file has an unresolved merge conflict. macOS can't read the file.";

const withProvider = correct.replace(
	'IOUSBHostDevice',
	`\n${conflict('IOUSBHostDevice\n', 'IOUSBHostInterface\n')}`,
);

/** A conflict, the file with it, and its first marker line. */
const conflicts: readonly (readonly [string, string, string])[] = [
	['of Git', inValue(conflict(ours, theirs)), '<<<<<<< HEAD'],
	['with the base', inValue(conflict(`${ours}||||||| 1a2b3c\n`, theirs)), '<<<<<<< HEAD'],
	['with CRLF', inValue(conflict(ours, theirs)).replaceAll('\n', '\r\n'), '<<<<<<< HEAD'],
	[
		'of Mercurial',
		inValue(conflict(`${ours}||||||| base\n`, theirs).replace('HEAD', 'working copy: 1a2b')),
		'<<<<<<< working copy: 1a2b',
	],
	['without names', inValue(conflict(ours, theirs).replace(/ HEAD| feature/g, '')), '<<<<<<<'],
	['of entries', inMatch(conflict(`${vendor('1')}\n`, `${vendor('2')}\n`)), '<<<<<<< HEAD'],
	[
		'with an entry in the current version only',
		inMatch(conflict(`${vendor('1')}\n`, '')),
		'<<<<<<< HEAD',
	],
	[
		'of tags that are closed after it',
		inMatch(
			`<key>Own</key>\n${conflict('<array>\n<string>a</string>\n</array>\n', '<dict>\n')}${vendor('1')}`,
		),
		'<<<<<<< HEAD',
	],
	[
		'of the whole file',
		conflict(inValue(ours), inValue(theirs)).replace('=======', '\n======='),
		'<<<<<<< HEAD',
	],
	[
		'in a string',
		inMatch(`${vendor('1')}\n<key>Own</key>\n<string>\n${conflict('a\n', 'b\n')}</string>`),
		'<<<<<<< HEAD',
	],
	[
		'in data',
		inMatch(`${vendor('1')}\n<key>Own</key>\n<data>\n${conflict('AA==\n', 'AQ==\n')}</data>`),
		'<<<<<<< HEAD',
	],
	[
		'with the end of a comment',
		inMatch(`${vendor('1')}\n<!--\n${conflict('a -->\n', 'b -->\n')}`),
		'<<<<<<< HEAD',
	],
	[
		'in another one',
		inValue(conflict(conflict(ours, theirs), theirs).replace('HEAD', 'outer')),
		'<<<<<<< outer',
	],
	[
		'after marker lines without an end',
		inMatch(`<!--\n<<<<<<< a\n-->\n<key>idVendor</key>\n${conflict(ours, theirs)}`),
		'<<<<<<< HEAD',
	],
];

describe('the finding of a merge conflict', () => {
	it.each(conflicts)('is the only problem in the file: %s', (_name, text, marker) => {
		expect(problemsIn(text)).toEqual([`${unresolved} ${marker}`]);
	});

	it.each([
		['a value, of which it is a part', withProvider],
		['the whole file, whose declaration is after it', conflict(inValue(ours), inValue(theirs))],
	])('is the only one of any severity for %s', (_name, text) => {
		const found = findingsOf(open(text, 'dext'));
		expect(found.map(({ code }) => code)).toEqual(['merge-conflict']);
	});

	it('is one for each conflict', () => {
		const text = inMatch(
			`<key>idVendor</key>\n${conflict(ours, theirs)}<key>bcdDevice</key>\n${conflict(ours, theirs)}`,
		);
		expect(problemsIn(text)).toEqual([`${unresolved} <<<<<<< HEAD`, `${unresolved} <<<<<<< HEAD`]);
	});

	it.each([
		['a line in a comment', '<!--\n=======\n-->'],
		['a conflict in a comment', `<!--\n${conflict('a\n', 'b\n')}-->`],
		['a line in a string', '<key>Own</key>\n<string>\n=======\n</string>'],
		[
			'a conflict in CDATA',
			`<key>Own</key>\n<string><![CDATA[\n${conflict('a\n', 'b\n')}]]></string>`,
		],
		['lines that are longer', conflict(ours, theirs).replace(/([<=>])\1{6}/g, '$1$1$1$1$1$1$1$1')],
		['a separator with a text', conflict(ours, theirs).replace('=======', '======= b')],
		['lines that are indented', conflict(ours, theirs).replace(/^([<=>]{7})/gm, '\t$1')],
		['lines in another order', `=======\n<<<<<<< HEAD\n${ours}>>>>>>> feature\n`],
		['a conflict without a first line', `${ours}=======\n${theirs}>>>>>>> feature\n`],
	])('is not found for %s', (_name, lines) => {
		expect(problemsIn(inMatch(`${vendor('1')}\n${lines}`)).join('\n')).not.toContain(unresolved);
	});

	it('is a fault for readers of XML alone after the end of the property list', () => {
		const [found] = findingsOf(open(inValue(ours) + conflict('', '\n'), 'dext')).filter(
			({ code }) => code === 'merge-conflict',
		);
		expect(found?.severity).toBe('hint');
		expect(found && renderMessage(found.message)).toBe(
			'The file has an unresolved merge conflict. CoreFoundation accepts it, but readers such as plistlib reject it.',
		);
	});
});

describe('the fixes of a merge conflict', () => {
	const current = '<key>CFBundleName</key>\n<string>A</string>\n';
	const incoming = '<key>CFBundleNme</key>\n<!-- b -->\n<string>B</string>\n';
	const name = '<key>CFBundleVersion</key>\n<string>1</string>\n';

	it.each([
		['Accept Current Change', current, incoming, current],
		['Accept Incoming Change', current, incoming, incoming],
		['Accept Incoming Change', `${current}||||||| 1a2b3c\n<!-- c -->\n`, incoming, incoming],
		['Accept Current Change', '', incoming, ''],
		['Accept Both Changes', current, name, current + name],
	])('has the words of VS Code: %s', (title, a, b, accepted) => {
		expect(afterFix(inRoot(conflict(a, b)), title)).toBe(inRoot(accepted));
	});

	it('keeps the line breaks of the file', () => {
		const text = inRoot(conflict(current, name)).replaceAll('\n', '\r\n');
		const accepted = inRoot(name).replaceAll('\n', '\r\n');
		expect(afterFix(text, 'Accept Incoming Change')).toBe(accepted);
	});

	it('are both versions only where both are possible', () => {
		expect(afterFix(inValue(conflict(ours, theirs)), 'Accept Both Changes')).toBeUndefined();
	});

	it.each([
		inValue(conflict(ours, theirs)),
		inMatch(`${vendor('1 ')}\n${conflict('<key>A</key>\n<string>a&b</string>\n', '')}`),
		inMatch(conflict(`<key>idVendr</key>\n${ours}`, '')),
		inMatch(`<key>Own</key>\n<string>\n${conflict('a & b\n', 'b\n')}</string>`),
		inRoot(conflict('<Key>CFBundleName</Key>\n<string>A</string>\n', '')),
		inRoot(`${conflict(current, incoming)}</array>`),
		`${conflict(inValue(ours), inValue(theirs))}`,
	])('are the only ones that change its lines: %s', (text) => {
		const lines = text.slice(text.indexOf('<<<<<<<'), text.indexOf('>>>>>>> feature') + 15);
		const plist = open(text, 'dext');
		expect(fixAll(plist).text).toContain(lines);
		for (const finding of checkPlist(plist)) {
			if (finding.code === 'merge-conflict') continue;
			for (const { title, edits } of fixesOf(plist, finding)) {
				expect(applyEdits(text, edits), renderMessage(title)).toContain(lines);
			}
		}
	});

	it('are not applied by fix all, which fixes other lines', () => {
		const plist = open(
			inMatch(`${conflict(`${vendor('1')}\n`, '')}<key>A</key>\n<string>a&b</string>`),
		);
		const { text } = fixAll(plist);
		expect(text).toBe(plist.text.replace('a&b', 'a&amp;b'));
		expect(fixAll(withText(plist, text)).text).toBe(text);
	});
});

describe('a marker line that is left over', () => {
	it.each(['<<<<<<< HEAD', '||||||| 1a2b3c', '=======', '>>>>>>> feature <2>'])(
		'is one finding: %s',
		(marker) => {
			const text = inMatch(`${marker}\n${vendor('4617')}`);
			const message = `'${marker}' is left over from a merge conflict. macOS can't read the file.`;
			expect(problemsIn(text)).toEqual([`${message} ${marker}`]);
			expect(fixAll(open(text, 'dext')).text).toBe(text);
			expect(afterFix(text, `Remove '${marker}'`)).toBe(inMatch(vendor('4617')));
		},
	);

	it('is found before the declaration, and in text', () => {
		const text = `=======\n${correct.replace('\t<key>', 'stray\n>>>>>>> feature\n\t<key>')}`;
		expect(problemsIn(text)).toEqual([
			"'=======' is left over from a merge conflict. macOS can't read the file. =======",
			"Unexpected text 'stray' between elements. stray",
			"'>>>>>>> feature' is left over from a merge conflict. macOS can't read the file. >>>>>>> feature",
		]);
	});

	it.each(['\n=======\n', '\n>>>>>>> feature\n'])('is text in an element: %j', (line) => {
		expect(problemsIn(correct.replace('the gadget', line))).toEqual([]);
	});
});
