/** Values of a wrong type: their fixes, and the limits of fix all. */
import { describe, expect, it } from 'vitest';
import type { DocumentForm } from '../../../server/src/service/document/driverPlist.js';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import type { DocumentKind } from '../../../server/src/service/platform/documentKind.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import { describedKeys } from '../../../server/src/service/schema/describe.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';
import { renderFinding } from '../../support/findings.js';

function offered(text: string, kind: DocumentKind = 'dext'): readonly string[] {
	const plist = analyzeExample(text, { kind });
	return findingsOf(plist)
		.filter(({ code }) => code === 'wrong-type')
		.flatMap((finding) =>
			fixesOf(plist, finding).map(({ title }) => Object.values(title.parameters).join()),
		);
}

function fixed(text: string, kind: DocumentKind = 'dext'): string {
	return fixAll(analyzeExample(text, { kind })).text;
}

describe('a key with two values', () => {
	const usb = 'com.apple.developer.driverkit.transport.usb';
	const devices = '<array><dict><key>idVendor</key><integer>4617</integer></dict></array>';
	const first = 'first (ignored)';

	it.each([
		[usb, devices, '<true/>', ['second', first]],
		[usb, devices, '<string>4617</string>', ['second', first]],
		[usb, '<true/>', devices, [first]],
		[usb, '<true/>', '<string>4617</string>', [first]],
		[usb, devices, devices.replace('4617', '7'), [first]],
		[usb, devices, '<string>$(DEVICES)</string>', [first]],
		[usb, '', '<true/>', [first]],
		['com.example.speed', '<integer>1</integer>', '<true/>', [first]],
	])('%s loses either one that can be right: %s, %s', (key, one, other, removed) => {
		const text = `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>${key}</key>\n${one}\n<key>${key}</key>\n${other}`;
		const plist = analyzeExample(text, { kind: 'entitlements' });
		const finding = findingsOf(plist).find(({ code }) => code === 'duplicate-key');
		const fixes = finding ? fixesOf(plist, finding) : [];
		expect(fixes.map(({ title, preferred }) => [renderMessage(title), preferred])).toEqual(
			removed.map((each) => [
				each === first ? `Remove the first '${key}' (ignored)` : `Remove the second '${key}'`,
				false,
			]),
		);
		if (one !== '') expect(fixed(text, 'entitlements')).toContain(one);
	});
});

describe('a number', () => {
	it.each([
		'CFBundleIdentifier',
		'CFBundleIdentifierKernel',
		'IOClass',
		'IOMatchCategory',
		'IONameMatch',
		'IOPathMatch',
		'IOPropertyExistsMatch',
		'IOProviderClass',
		'IOResourceMatch',
		'IOTTYBaseName',
		'IOUserClass',
	])('is not a name as %s, in any type', (key) => {
		const text = dextExample({ [key]: '<integer>7</integer>' });
		expect(offered(text)).toEqual([]);
		expect(fixed(text)).toContain('<integer>7</integer>');
	});

	it.each([
		['CFBundleVersion', '<integer>7</integer>', '<string>7</string>'],
		['CFBundleShortVersionString', '<real>1.5</real>', '<string>1.5</string>'],
		['CFBundleName', '<array><integer>360</integer></array>', '<string>360</string>'],
	])('is a valid name for people as %s', (key, from, to) => {
		const text = `<key>${key}</key>\n${from}`;
		expect(offered(text)).toEqual([to]);
		expect(fixed(text)).toContain(to);
	});

	it('is a valid string only for keys without known values', () => {
		const digits = describedKeys().filter(({ schema }) => schema['x-digits']);
		const listed = digits.filter(({ schema }) => {
			const source = schema['x-valuesFrom'];
			return (source !== undefined && source !== 'driverKitVersions') || schema.enum;
		});
		expect(digits.length).toBeGreaterThan(10);
		expect(listed.map(({ key }) => key)).toEqual([]);
	});
});

describe('an entitlement', () => {
	const report = (text: string): readonly string[] =>
		findingsOf(analyzeExample(text, { kind: 'entitlements' })).map(renderFinding);

	it('that is unknown is reported as fatal, without findings for its value', () => {
		expect(report('<key>com.apple.developer.driverkit.family.usb</key>\n<data></data>')).toEqual([
			"invented-key: No provisioning profile contains 'com.apple.developer.driverkit.family.usb'. macOS kills a process that is signed with it.",
		]);
	});

	it('of the app in the file of its dext is reported once', () => {
		const text =
			'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.userclient-access</key>\n<string>com.example.*</string>';
		expect(report(text)).toEqual([expect.stringMatching(/^wrong-kind-entitlement: /)]);
	});
});

describe('an empty or missing value is offered', () => {
	const titles = (text: string, code: string, form: DocumentForm = 'source'): readonly string[] => {
		const plist = analyzeExample(text, { kind: 'dext', form });
		return findingsOf(plist)
			.filter((finding) => finding.code === code)
			.flatMap((finding) => fixesOf(plist, finding).map(({ title }) => renderMessage(title)));
	};

	it('as the kernel class of the provider', () => {
		const text = dextExample({ CFBundleIdentifierKernel: undefined, IOClass: '<string></string>' });
		expect(titles(text, 'malformed-value')).toContain("Change to 'IOUserService'");
	});

	it('as a usage description in a built dext', () => {
		const text = '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>';
		expect(titles(text, 'missing-key', 'built')).toContain("Add 'OSBundleUsageDescription'");
	});
});

describe('a string with a comment in it', () => {
	it('keeps the comment when it is converted', () => {
		const text = (score: string): string =>
			dextExample({ IOProbeScore: 'X' }).replace(/<string>X.*/, score);
		expect(fixed(text('<string>100<!-- a --></string>'))).toContain(
			'<!-- a -->\n\t\t<integer>100</integer>',
		);
	});
});
