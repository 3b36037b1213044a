/** Devices of which the entitlement lists some, or others with similar IDs. */
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

function personality(words: string): string {
	return `<key>IOKitPersonalities</key>
<dict><key>Card</key><dict>
<key>CFBundleIdentifierKernel</key><string>com.apple.kpi.iokit</string>
<key>IOClass</key><string>IOUserService</string>
<key>IOPCIPrimaryMatch</key><string>${words}</string>
<key>IOPCITunnelCompatible</key><true/>
<key>IOProviderClass</key><string>IOPCIDevice</string>
<key>IOUserClass</key><string>CardDriver</string>
<key>IOUserServerName</key><string>com.example.card</string>
</dict></dict>`;
}

function entitlements(...devices: readonly string[]): string {
	const dicts = devices.map(
		(each) => `<dict><key>IOPCIPrimaryMatch</key><string>${each}</string></dict>`,
	);
	return `<key>com.apple.developer.driverkit</key><true/><key>com.apple.developer.driverkit.transport.pci</key><array>${dicts.join('')}</array>`;
}

function analyzed(words: string, ...devices: readonly string[]) {
	const neighbors = { 'Card.entitlements': entitlements(...devices) };
	return analyzeExample(personality(words), { kind: 'dext', neighbors });
}

describe('A list of PCI devices', () => {
	it.each([
		['0x10001234 [|0x10011234|]', '0x10001234'],
		['0x10001234&amp;0xffffffff [|0x10011234&amp;0xfffffff0|] 0x10001234', '0x10001234'],
		['[|0x10001234|] [|0x10011234|]', '0x10009999'],
	])('%s is marked where the entitlement does not have it', (marked, device) => {
		const plist = analyzed(marked.replace(/\[\||\|\]/g, ''), device);
		const parts = findingsOf(plist)
			.filter(({ code }) => code === 'unlisted-device')
			.map(({ at: { range } }) => plist.text.slice(range.start, range.end));
		expect(parts).toEqual([...marked.matchAll(/\[\|(.*?)\|\]/g)].map(([, part]) => part));
	});

	it.each([
		['adds the missing one', ['0x10001234'], ['0x10001234', '0x10011234']],
		['replaces the only other one', ['0x10001234', '0x9999abcd'], ['0x10001234', '0x10011234']],
		['replaces the only other one in a list', ['0x9999abcd 0x10001234'], ['0x10011234 0x10001234']],
	])('%s by its fix', (_, before, after) => {
		const plist = analyzed('0x10001234 0x10011234', ...before);
		const finding = findingsOf(plist).find(({ code }) => code === 'unlisted-device');
		const [fix] = finding ? fixesOf(plist, finding) : [];
		expect(applyEdits(fix?.in?.text ?? '', fix?.edits ?? []).replace(/\s+(?=<)/g, '')).toContain(
			entitlements(...after),
		);
	});
});

describe('A device whose halves are exchanged in comparison with the listed one', () => {
	it.each([
		['becomes the listed one', '0x12345678', '0x56781234', "Change to '0x56781234'"],
		['stays where the listed one has its vendor first', '0x12348086', '0x80861234', undefined],
	])('%s', (_, word, listed, expected) => {
		const plist = analyzed(word, listed);
		const finding = findingsOf(plist).find(({ code }) => code === 'unlisted-device');
		const titles = (finding ? fixesOf(plist, finding) : []).map(({ title }) =>
			renderMessage(title),
		);
		expect(titles.find((title) => title.startsWith('Change to'))).toBe(expected);
	});
});

describe('A device whose digits are those of the listed one in another base', () => {
	const usb = (id: string): string =>
		`<key>com.apple.developer.driverkit</key><true/><key>com.apple.developer.driverkit.transport.usb</key><array><dict><key>idVendor</key><integer>${id}</integer></dict></array>`;
	const project =
		'targets:\n  Card:\n    settings:\n      INFOPLIST_FILE: Card/Info.plist\n      CODE_SIGN_ENTITLEMENTS: Card/$(CONFIGURATION).entitlements\n';

	const info = dextExample({ idVendor: '<integer>1209</integer>' });
	const debug = 'Debug.entitlements';
	const release = 'Release.entitlements';

	it.each([
		['Info.plist', '4617', "Change to '4617'"],
		// Debug is not read from here.
		[release, '4617', undefined],
		[release, '1209', undefined],
	])('is corrected in %s only where all configurations list it: %s', (name, inDebug, expected) => {
		const files: Readonly<Record<string, string>> = {
			[debug]: usb(inDebug),
			[release]: usb('4617'),
			'Info.plist': info,
		};
		const plist = analyzeExample(files[name] ?? '', {
			kind: name === release ? 'entitlements' : 'dext',
			uri: `file:///work/Card/${name}`,
			neighbors: { ...files, '../project.yml': project },
		});
		const finding = findingsOf(plist).find(({ code }) => code === 'unlisted-device');
		const titles = (finding ? fixesOf(plist, finding) : []).map(({ title }) =>
			renderMessage(title),
		);
		expect(titles).not.toEqual([]);
		expect(titles.find((title) => /Info\.plist|Change to/.test(title))).toBe(expected);
	});
});

it('a device is added to a list whose only other one has other keys', () => {
	const vendor = '<key>idVendor</key><integer>1452</integer>';
	const listed = `<key>com.apple.developer.driverkit</key><true/><key>com.apple.developer.driverkit.transport.usb</key><array><dict>${vendor}<key>idProductArray</key><array><integer>5</integer></array></dict></array>`;
	const neighbors = { 'Card.entitlements': listed };
	const plist = analyzeExample(dextExample(), { kind: 'dext', neighbors });
	const finding = findingsOf(plist).find(({ code }) => code === 'unlisted-device');
	const [fix] = finding ? fixesOf(plist, finding) : [];
	const after = applyEdits(fix?.in?.text ?? '', fix?.edits ?? []).replace(/\s+(?=<)/g, '');
	expect(after).toContain(
		`</dict><dict><key>idProduct</key><integer>4660</integer>${vendor}</dict></array>`,
	);
});
