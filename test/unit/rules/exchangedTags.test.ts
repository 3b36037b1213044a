/** Keys, values, dictionaries, and arrays with the tags of another element. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const correct = readFileSync('test/rules/clean/dext/usb-interface.plist', 'utf8');
const personality = correct.slice(correct.indexOf('Gadget Interface'), correct.indexOf('</dict>'));

const check = (text: string) => analyzeExample(text, { whole: true, kind: 'dext' });

/** The errors, each with the titles of its fixes. */
function errorsIn(text: string): readonly (readonly string[])[] {
	const plist = check(text);
	return findingsOf(plist)
		.filter(({ severity }) => severity === 'error')
		.map((each) => [
			renderMessage(each.message),
			...fixesOf(plist, each).map(({ title }) => renderMessage(title)),
		]);
}

/** The correct file with another text in place of one in it. */
function withText(old: string, by: string): string {
	expect(correct).toContain(old);
	return correct.replace(old, () => by);
}

const vendor = '<key>idVendor</key>\n            <integer>4660</integer>';
const list = '<key>IOKitPersonalities</key>\n    <dict>';
const listEnd = '        </dict>\n    </dict>';
const inner = '<key>Gadget Interface</key>\n        <dict>';
const asArray = withText(list, list.replace('dict', 'array'));

/** What is wrong; the first error with the titles of its fixes. */
const exchanged: readonly (readonly [string, string, string])[] = [
	[
		withText(vendor, vendor.replaceAll('key>', 'string>')),
		"'<string>' has no key.",
		"Change to '<key>idVendor</key>'",
	],
	[
		withText(vendor, vendor.replaceAll('integer>', 'key>')),
		"'idVendor' has no value. OSKext and kextutil reject the file.",
		"Change to '<integer>4660</integer>'",
	],
	[
		withText('<string>IOUSBHostInterface</string>', '<key>IOUSBHostInterface</key>'),
		"'IOProviderClass' has no value. OSKext and kextutil reject the file.",
		"Change to '<string>IOUSBHostInterface</string>'",
	],
	[
		withText('<key>IOKitPersonalities</key>', '<string>IOKitPersonalities</string>'),
		"'<string>' has no key.",
		"Change to '<key>IOKitPersonalities</key>'",
	],
	[
		withText('<key>Gadget Interface</key>', '<string>Gadget Interface</string>'),
		"'<string>' has no key.",
		"Change to '<key>Gadget Interface</key>'",
	],
	[
		withText(
			personality,
			personality.replaceAll('key>', 'string>').replace('Interface</string>', 'Interface</key>'),
		),
		"'<string>' has no key.",
		"Change the tags of the keys to '<key>'",
	],
	[asArray, "'<array>' does not match the end tag '</dict>'.", "Change to '<dict>'"],
	[
		asArray.replace(listEnd, '        </dict>\n    </array>'),
		"'IOKitPersonalities' must be <dict>, not <array>. The system rejects the bundle, or the kernel skips the personality.",
		"Change '<array>' to '<dict>'",
	],
	[
		withText(inner, inner.replace('dict', 'array')).replace(
			listEnd,
			'        </array>\n    </dict>',
		),
		"'Gadget Interface' must be <dict>, not <array>. The loading tools reject the personality.",
		"Change '<array>' to '<dict>'",
	],
];

describe('an element with the tags of another', () => {
	it.each(exchanged)('has one error, whose fix restores it: %#', (text, ...error) => {
		expect(errorsIn(text)).toEqual([error]);
		expect(fixAll(check(text)).text).toBe(correct);
	});
});

it.each([
	['IOPropertyExistsMatch', ['idVendor', 'idProduct']],
	['IOPropertyExistsMatch', ['idVendor', 'idProduct', 'bDeviceClass', 'bcdDevice']],
	[
		'IOServiceDEXTEntitlements',
		['com.apple.developer.driverkit', 'com.apple.developer.driverkit.transport.usb'],
	],
])(
	'names of keys in the dictionary of a key that takes a list are its items: %s %j',
	(key, names) => {
		const items = names.map((name) => `<string>${name}</string>`).join('\n');
		const list = (type: string) =>
			withText(vendor, `<key>${key}</key>\n<${type}>\n${items}\n</${type}>\n${vendor}`);
		expect(errorsIn(list('dict')).flat()).toContain("Change '<dict>' to '<array>'");
		// The key takes a dictionary, too.
		expect(fixAll(check(list('dict'))).text).toBe(list('dict'));
	},
);

describe('a library with the tags of another element', () => {
	const kext = readFileSync('test/rules/clean/kext/acpi.plist', 'utf8');
	const library = '<key>com.apple.kpi.iokit</key>\n\t\t<string>19.0</string>';
	const others = kext.slice(kext.indexOf('<key>com.apple.kpi.bsd'));
	const list = others.slice(0, others.indexOf('</dict>'));

	it.each([
		[library, library.replaceAll('key>', 'string>')],
		[library, library.replaceAll('string>', 'key>')],
		[list, list.replaceAll('key>', 'string>')],
	])('is an error, whose fix restores it: %#', (right, wrong) => {
		expect(kext).toContain(right);
		const plist = analyzeExample(
			kext.replace(right, () => wrong),
			{ whole: true, kind: 'kext' },
		);
		expect(findingsOf(plist).filter(({ severity }) => severity === 'error')).toHaveLength(1);
		expect(fixAll(plist).text).toBe(kext);
	});
});

/** What is wrong, and what a fix must not offer. */
const kept: readonly (readonly [string, string, RegExp])[] = [
	['a key that the dictionary has', `${vendor}\n<string>idVendor</string>\n<true/>`, /<key>/],
	['a string that is not a key', `${vendor}\n<string>Widget</string>\n<true/>`, /<key>/],
	['two known keys', '<key>idVendor</key>\n<key>locationID</key>', /<(string|integer)>/],
	[
		'a text where the key takes a number',
		'<key>idVendor</key>\n<key>Lamp</key>',
		/<(string|integer)>/,
	],
	[
		'values where the key takes no array',
		`${vendor}\n<key>IOPropertyMatch</key>\n<dict><string>a</string><string>b</string></dict>`,
		/<array>/,
	],
	['keys without values', `${vendor}\n<key>Names</key>\n<array><key>a</key></array>`, /<dict>/],
];

describe('the tags stay', () => {
	it.each(kept)('for %s', (_, by, wrong) => {
		const text = withText(vendor, by);
		const titles = errorsIn(text).flatMap(([, ...each]) => each);
		expect(titles.filter((title) => wrong.test(title))).toEqual([]);
	});
});

const uncertain: readonly (readonly [string, string])[] = [
	[
		'<string>idVendor</string>\n            <string>0x1234</string>',
		"Change to '<key>idVendor</key>'",
	],
	[
		`${vendor}\n<key>Names</key>\n<string>a</string>\n<string>b</string>\n<dict/>`,
		"Change to '<key>b</key>'",
	],
	[
		`${vendor}\n<key>Names</key>\n<dict>\n<string>a</string>\n<string>b</string>\n</dict>`,
		"Change '<dict>' to '<array>'",
	],
];

describe('the tags are for a person to change', () => {
	it.each(uncertain)('where another intention is possible: %j', (by, title) => {
		const text = withText(vendor, by);
		expect(errorsIn(text).flatMap(([, ...each]) => each)).toContain(title);
		expect(fixAll(check(text)).text).toBe(text);
	});
});
