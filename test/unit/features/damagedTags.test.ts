/** What happens to entries in a file whose tags are damaged. */
import { describe, expect, it } from 'vitest';
import { applyEdits, checkPlist, fixAll, fixesFor } from '../../../server/src/service/index.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import { wholePlist } from '../../support/wholePlist.js';
import { inRoot, open } from './samples.js';

const identifier =
	'\t<key>CFBundleIdentifier</key>\n\t<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n';

/** A dext whose personality has an entry of the root, too. */
const right = wholePlist(identifier + dextExample().replace(/^/gm, '\t'), false);

/** The text with another tag in place of the start tag of the personality. */
function withTag(tag: string): string {
	return right.replace('<key>Widget</key>\n\t\t<dict>', `<key>Widget</key>\n\t\t${tag}`);
}

describe('entries in a dictionary with a damaged tag', () => {
	it.each(['</dic>', '</dit>', '</dcit>', '</dict>', '</array>', '</arry>', '<dict/>', '<dct>'])(
		'are kept: %s',
		(tag) => {
			const text = withTag(tag);
			expect(text).not.toBe(right);
			expect(fixAll(open(text, 'dext')).text).toBe(right);
		},
	);

	it('are removed if they are there twice once the tags are repaired', () => {
		const text = withTag('</dic>').replace(identifier, identifier + identifier);
		expect(fixAll(open(text, 'dext')).text).toBe(right);
	});

	it.each([
		['<ke', false],
		['<!-- Widget -->', true],
	])('are removed only by a person while a tag is damaged: %s, %s', (line, isPreferred) => {
		const text = right.replace(identifier, `${identifier}${identifier}${line}\n`);
		const plist = open(text, 'dext');
		const duplicate = checkPlist(plist).find(({ code }) => code === 'duplicate-key');
		const fixes = duplicate ? fixesFor(plist, duplicate) : [];
		expect(fixes.map(({ preferred }) => preferred)).toEqual([isPreferred]);
		expect(fixAll(plist).text === text).toBe(!isPreferred);
	});
});

describe('a wrong character in place of a bracket', () => {
	it.each([
		['<key>A/<key>\n<true/>', '<key>A</key>\n<true/>'],
		['<key>two=/key>\n<true/>', '<key>two</key>\n<true/>'],
		['<key>CFBundleNamek/key>\n<string>a</string>', '<key>CFBundleName</key>\n<string>a</string>'],
		['<key>CFBundleName/key>\n<string>a</string>', '<key>CFBundleName</key>\n<string>a</string>'],
		['<key>A</key>\n<integer>4660k/integer>', '<key>A</key>\n<integer>4660</integer>'],
		['<key>A</key>\n<integer>4660-/integer>', '<key>A</key>\n<integer>4660</integer>'],
		['<key>A</key>\n<data>AAAAs/data>', '<key>A</key>\n<data>AAAA</data>'],
		['<key>A</key>\n<data>AAAA/data>', '<key>A</key>\n<data>AAAA</data>'],
		['<key>A</key>\n<string>one</strin>g', '<key>A</key>\n<string>one</string>'],
		['<key>A</key>\n<string>one</st<ring>', '<key>A</key>\n<string>one</string>'],
		['<key>A</key>\n<s<string>one</string>', '<key>A</key>\n<string>one</string>'],
		['<key>A</key>\n<s<tring>one</string>', '<key>A</key>\n<string>one</string>'],
		['<key>A</key>\ns<tring>one</string>', '<key>A</key>\n<string>one</string>'],
		['<ke>>A</key>\n<true/>', '<key>A</key>\n<true/>'],
		['<key>A</key>\n<integer>one</string>', '<key>A</key>\n<string>one</string>'],
		[
			'<key>CFBundlePackageType</key>\n<string>>$(PRODUCT_BUNDLE_PACKAGE_TYPE)</string>',
			'<key>CFBundlePackageType</key>\n<string>$(PRODUCT_BUNDLE_PACKAGE_TYPE)</string>',
		],
		['?key>A</key>\n<true/>', '<key>A</key>\n<true/>'],
		['1key>A</key>\n<true/>', '<key>A</key>\n<true/>'],
		['xkey>A</key>\n<true/>', '<key>A</key>\n<true/>'],
		['<key>A</key>\n!string>one</string>', '<key>A</key>\n<string>one</string>'],
		['<key>A</key>\ntring>one</string>', '<key>A</key>\n<string>one</string>'],
		['<key>A</key>\ng>one > two</string>', '<key>A</key>\n<string>one > two</string>'],
		['<key>A</key>\n>one</string>', '<key>A</key>\n<string>one</string>'],
		['<key>A</key>\nnteger>5</integer>', '<key>A</key>\n<integer>5</integer>'],
		['<key>A</key>\nata>\nAAAA\n</data>', '<key>A</key>\n<data>\nAAAA\n</data>'],
		['ey>A</key>\n<true/>', '<key>A</key>\n<true/>'],
		['<key>A</key>\ncolor>one</string>', '<key>A</key>\n<string>color>one</string>'],
	])('is repaired: %j', (written, fixed) => {
		expect(fixAll(open(inRoot(written), 'kext')).text).toBe(inRoot(fixed));
	});

	it.each([
		['<string>two!/string>', ['<string>two</string>', '<string>two!</string>']],
		['<string>abcs/string>', ['<string>abc</string>', '<string>abcs</string>']],
		['<integer>0x12d/integer>', ['<integer>0x12</integer>', '<integer>0x12d</integer>']],
		['<data>AAAAAA/data>', ['<data>AAAAA</data>', '<data>AAAAAA</data>']],
		['<string>one/<string>', ['<string>one</string>', '<string>one/</string>']],
		['<string>one /string>', ['<string>one</string>', '<string>one </string>']],
		['<strin>>one</string>', ['<string>one</string>', '<string>>one</string>']],
		['<string><one</string>', ['<string>one</string>', '<string>&lt;one</string>']],
		['<string>&one</string>', ['<string>one</string>', '<string>&amp;one</string>']],
		['<string>one&</string>', ['<string>one</string>', '<string>one&amp;</string>']],
		['<string>3</integer>', ['<string>3</string>', '<integer>3</integer>']],
		['<string>6.0//string>', ['<string>6.0</string>', '<string>6.0/</string>']],
		['<string(four</string>', ['<string>four</string>', '<string>(four</string>']],
		['<integer-4</integer>', ['<integer>4</integer>', '<integer>-4</integer>']],
	])('that can be text is a choice: %j', (written, choices) => {
		const valued = (value: string): string => inRoot(`<key>A</key>\n${value}`);
		const plist = open(valued(written), 'kext');
		const found = checkPlist(plist).filter(({ severity }) => severity === 'error');
		const texts = found
			.flatMap((each) => fixesFor(plist, each))
			.map(({ edits }) => applyEdits(plist.text, edits));
		expect(texts).toEqual(choices.map(valued));
		expect(fixAll(plist).text).toBe(plist.text);
	});
});

describe('a wrong character before a tag or a content', () => {
	it.each([
		['<key CFBundleName</key>\n<string>a</string>', '<key>CFBundleName</key>\n<string>a</string>'],
		['<key>A /key>\n<true/>', '<key>A</key>\n<true/>'],
		['>key>A</key>\n<true/>', '<key>A</key>\n<true/>'],
		['<key>A</key>\n>string>one</string>', '<key>A</key>\n<string>one</string>'],
		['<key>A</key>\n>integer>5</integer>', '<key>A</key>\n<integer>5</integer>'],
	])('is removed: %j', (written, fixed) => {
		expect(fixAll(open(inRoot(written), 'kext')).text).toBe(inRoot(fixed));
	});
});

describe('what is next to damage', () => {
	it.each([
		[
			'a value in an unfinished tag',
			'<key>CFBundleVersion</key>\n<string"$(CURRENT_PROJECT_VERSION)</string>',
		],
		['a key in an unfinished tag', '<key"CFBundlePackageType</key>\n<string>KEXT</string>'],
		[
			'a key next to a value without one',
			'<key>IOKitPersonalities</key>\n<dict>\n\t<key>A</key>\n\t<dict>\n\t\t<key>CFBundleIdentifier</key>\n\t\t<string>com.apple.kpi.iokit</string>\n\t\t<key>IOClass</key>\n\t\t<string>Widget</string>\n\t\t<string>AppleUserHIDDevice</string>\n\t\t<key>IOProviderClass</key>\n\t\t<key>idVendor</key>\n\t\t<integer>4660</integer>\n\t</dict>\n</dict>',
		],
		[
			'two dictionaries that run together',
			'<key>A</key>\n<dict>\n\t<key>idVendor</key>\n\t<integer>4660</integer>\n\t<key>idProduct</key>\n\t<integer>1</integer>\n\t<dict>\n\t</dict>\n\t<key>idVendor</key>\n\t<integer>4660</integer>\n\t<key>idProduct</key>\n\t<integer>2</integer>\n</dict>',
		],
		[
			'text after an empty key',
			'<key>A</key>\n<string>x</string>\n<key>\n<true/>Widget</key>\n<true/>',
		],
	])('stays as it is: %s', (_, written) => {
		const words = (text: string): readonly string[] => text.match(/[\w$().]{2,}/g) ?? [];
		const before = inRoot(written);
		const { text } = fixAll(open(before, 'kext'));
		expect(words(text)).toEqual(expect.arrayContaining([...words(before)]));
	});
});

describe('quotation marks of the version of the root', () => {
	it.each(['version=""1.0"', 'version="1.0""', 'version="1.0', 'version=1.0"', 'version==“1.0”'])(
		'are repaired, by the fix alone, too: %s',
		(attribute) => {
			const text = right.replace('version="1.0">', `${attribute}>`);
			const plist = open(text, 'kext');
			expect(fixAll(plist).text).toBe(right);
			const [finding] = checkPlist(plist).filter(({ code }) => code === 'malformed-attribute');
			const [fix] = finding ? fixesFor(plist, finding) : [];
			expect(fix && applyEdits(text, fix.edits)).toBe(right);
		},
	);
});

describe('entries in what is intended as a comment', () => {
	const entry = '<key>com.apple.developer.driverkit.allow-any-userclient-access</key>\n<true/>';

	it.each([
		['<!-- for debugging only\n<!-- lets every app open the driver -->\n', '\n-->'],
		['<!-- not yet\n<!-- the other device -->\n', '\n->'],
		['<!-- not yet\n<!-- the other device -->\n', '\n--!>'],
		['/*\n', '\n*/'],
		['// ', ''],
		['{#', '#}'],
	])('are not made effective: %j %j', (start, end) => {
		const text = inRoot(start + entry + end);
		expect(fixAll(open(text, 'entitlements')).text).toBe(text);
	});
});

it('a file that is there twice still shows where the second one begins', () => {
	expect(fixAll(open(right + right, 'dext')).text).toBe(right + right);
});
