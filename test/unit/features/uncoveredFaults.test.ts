/** The right name is offered although it uncovers what else is wrong there; *Fix all* leaves such a name to a person. */
import { describe, expect, it } from 'vitest';
import {
	analyze,
	applyEdits,
	type CheckedFinding,
	checkPlist,
	type DocumentKind,
	fixAll,
	fixesFor,
	renderMessage,
} from '../../../server/src/service/index.js';
import {
	dextExample,
	kextExample,
} from '../../../server/src/service/rules/shared/examplePersonality.js';
import { wholePlist } from '../../support/wholePlist.js';

interface Case {
	readonly kind: DocumentKind;
	readonly entries: string;
	/** The wrong name, and the right one in its place. */
	readonly wrong: string;
	readonly right: string;
	/** What a person sees after the fix. */
	readonly after: readonly string[];
}

const driverKit = 'com.apple.developer.driverkit';

const cases: readonly Case[] = [
	// A key, and its value
	{
		kind: 'dext',
		entries: dextExample({ idVednor: '<string>0x1209</string>', idVendor: undefined }),
		wrong: 'idVednor',
		right: 'idVendor',
		after: ['error id-as-string'],
	},
	{
		kind: 'dext',
		entries: `<key>CFBundleVerison</key>\n<dict>\n\t<key>a</key>\n\t<true/>\n</dict>`,
		wrong: 'CFBundleVerison',
		right: 'CFBundleVersion',
		after: ['error wrong-type'],
	},
	// An entitlement, and its value, or the entitlement itself
	{
		kind: 'entitlements',
		entries: `<key>${driverKit}.transport.ubs</key>\n<true/>`,
		wrong: 'transport.ubs',
		right: 'transport.usb',
		after: ['warning transport-not-array'],
	},
	{
		kind: 'entitlements',
		entries: `<key>${driverKit}</key>\n<true/>\n<key>${driverKit}.communicates-with-driver</key>\n<true/>`,
		wrong: 'with-driver',
		right: 'with-drivers',
		after: ['warning wrong-kind-entitlement'],
	},
	// A class, and the keys of its family
	{
		kind: 'kext',
		entries: kextExample({
			IOProviderClass: 'IOPCIDevcie',
			IOPCIMatch: '<true/>',
		}),
		wrong: 'IOPCIDevcie',
		right: 'IOPCIDevice',
		after: ['error pci-match-not-a-string'],
	},
	{
		kind: 'dext',
		entries: dextExample({ idVendor: '<string>1209</string>' }).replace(
			'IOProviderClass',
			'IOProviderClas',
		),
		wrong: 'IOProviderClas<',
		right: 'IOProviderClass<',
		after: ['error id-as-string'],
	},
];

function problemsIn(findings: readonly CheckedFinding[]): readonly string[] {
	return findings
		.filter(({ severity }) => severity === 'error' || severity === 'warning')
		.map(({ severity, code }) => `${severity} ${code}`);
}

describe.each(cases)("'$right'", ({ kind, entries, wrong, right, after }) => {
	const text = wholePlist(entries, false);
	const plist = analyze(text, { uri: '', kind });
	const finding = checkPlist(plist).find(({ message }) =>
		renderMessage(message).includes('Did you mean'),
	);
	const fixes = finding ? fixesFor(plist, finding) : [];

	it('is offered, and not preferred', () => {
		const expected = text.replace(wrong, right);
		const fix = fixes.find(({ edits }) => applyEdits(text, edits) === expected);
		expect(fix?.preferred).toBe(false);
		const now = checkPlist(analyze(expected, plist.known));
		expect(problemsIn(now)).toEqual(expect.arrayContaining([...after]));
	});

	it('is not written by Fix all', () => {
		expect(fixAll(plist).text).toContain(wrong);
	});
});

it('is not offered if it adds a fault elsewhere', () => {
	const entries = `<key>CFBundleIdentifire</key>\n<string>com.example.other</string>\n${dextExample({ CFBundleIdentifier: 'com.example.widget' })}`;
	const plist = analyze(wholePlist(entries, false), { uri: '', kind: 'dext' });
	const finding = checkPlist(plist).find(({ code }) => code === 'unknown-key');
	expect(finding && fixesFor(plist, finding)).toEqual([]);
});

it.each([
	['<integer>4617</integer>', ["Change to 'IOUSBHostDevice'"]],
	['<string>0x1209</string>', ["Change to 'IOUSBHostInterface'", "Change to 'IOUSBHostDevice'"]],
])('of several is only one that uncovers nothing, if there is one: %s', (idVendor, titles) => {
	const entries = dextExample({ IOProviderClass: 'IOUSBHostFamily', idVendor });
	const plist = analyze(wholePlist(entries, false), { uri: '', kind: 'dext' });
	const finding = checkPlist(plist).find(({ code }) => code === 'unknown-provider-class');
	const fixes = finding ? fixesFor(plist, finding) : [];
	expect(fixes.map(({ title }) => renderMessage(title))).toEqual(titles);
});
