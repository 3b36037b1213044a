/** Entitlements under names for which `unknown-key` suggests those that the Info.plist requires. */
import { describe, expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import {
	audioClient,
	dextExample,
	pciDextExample,
} from '../../../server/src/service/rules/shared/examplePersonality.js';
import {
	analyzeExample,
	type ExampleOptions,
	findingsOf,
	fixesOf,
} from '../../support/checkFindings.js';

const usb = dextExample({ IOProviderClass: 'IOUSBHostDevice' });
const audio = pciDextExample({ IOPCIPrimaryMatch: '0x56781234', ...audioClient });
const filter =
	'<key>NetworkExtension</key>\n<dict>\n<key>NEProviderClasses</key>\n<dict>\n<key>com.apple.networkextension.filter-data</key>\n<string>Widget.Filter</string>\n</dict>\n</dict>';
const endpoint = '<key>NSEndpointSecurityEarlyBoot</key>\n<true/>';

const driverKit = '<key>com.apple.developer.driverkit</key>\n<true/>';
const usbDevices =
	'<array>\n<dict>\n<key>idProduct</key>\n<integer>4660</integer>\n<key>idVendor</key>\n<integer>1452</integer>\n</dict>\n</array>';
const pciDevices =
	'<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n<dict>\n<key>IOPCIPrimaryMatch</key>\n<string>0x56781234</string>\n</dict>\n</array>';
const filters = '<array>\n<string>content-filter-provider</string>\n</array>';
const group =
	'<key>com.apple.security.application-groups</key>\n<array>\n<string>group.com.acme.widget</string>\n</array>';

/** The fixes of the findings about entitlements, each with the code of its finding. */
function fixesIn(text: string, options: ExampleOptions): readonly string[] {
	const plist = analyzeExample(text, options);
	return findingsOf(plist)
		.filter(({ code }) => /^(?:unknown-key|missing-\w+-entitlement)$/.test(code))
		.flatMap((finding) =>
			fixesOf(plist, finding).map(({ title }) => `${finding.code}: ${renderMessage(title)}`),
		);
}

const transport = 'com.apple.developer.driverkit.transport.usb';
const family = 'com.apple.developer.driverkit.family.audio';
const network = 'com.apple.developer.networking.networkextension';
const client = 'com.apple.developer.endpoint-security.client';

describe('of a dext', () => {
	it.each([
		['com.apple.driverkit.transport.usb', transport],
		['com.apple.developer.transport.usb', transport],
		['com.apple.developer.driverkit.usb', transport],
		['com.apple.developer.driverkit.transport', transport],
		['com.apple.developer.driverkit.audio', family],
		['com.apple.developer.family.audio', family],
		['com.apple.driverkit.family.audio', family],
		['com.apple.developer.driverkit.family.audio.device', family],
		['com.apple.developer.driverkit.family.audiodriver', family],
	])('%s is only renamed, in either file', (name, key) => {
		const isUsb = key === transport;
		const info = isUsb ? usb : audio;
		const entry = `<key>${name}</key>\n${isUsb ? usbDevices : '<true/>'}`;
		const text = `${driverKit}\n${isUsb ? '' : `${pciDevices}\n`}${entry}`;
		expect(fixesIn(info, { neighbors: { 'Widget.entitlements': text } })).toEqual([
			`missing-driver-entitlement: Rename '${name}' to '${key}' in 'Widget.entitlements'`,
		]);
		expect(fixesIn(text, { kind: 'entitlements', neighbors: { 'Info.plist': info } })).toEqual([
			`unknown-key: Rename to '${key}'`,
		]);
	});

	it('that several others are like is renamed to the one that is missing', () => {
		const name = 'com.apple.developer.driverkit.family';
		const text = `${driverKit}\n${pciDevices}\n<key>${name}</key>\n<true/>`;
		expect(fixesIn(audio, { neighbors: { 'Widget.entitlements': text } })).toEqual([
			`missing-driver-entitlement: Rename '${name}' to '${family}' in 'Widget.entitlements'`,
		]);
	});

	it('is added where the misnamed one has no devices', () => {
		const text = `${driverKit}\n<key>com.apple.driverkit.transport.usb</key>\n<true/>`;
		expect(fixesIn(usb, { neighbors: { 'Widget.entitlements': text } })).toEqual([
			`missing-driver-entitlement: Add '${transport}' to 'Widget.entitlements'`,
		]);
	});

	it('for all drivers is not added next to the misnamed one', () => {
		const text = `<key>com.apple.driverkit.developer</key>\n<true/>\n<key>${transport}</key>\n${usbDevices}`;
		const options: ExampleOptions = { kind: 'entitlements', neighbors: { 'Info.plist': usb } };
		expect(fixesIn(text, options)).toContain(
			"missing-driverkit-entitlement: Rename 'com.apple.driverkit.developer' to 'com.apple.developer.driverkit'",
		);
		const plist = analyzeExample(text, options);
		expect(fixAll(plist).text).toBe(plist.text);
	});
});

describe('of a system extension', () => {
	it.each([
		['com.apple.developer.networkextension', network],
		['com.apple.developer.networking', network],
		['com.apple.networking.networkextension', network],
		['com.apple.developer.networkextension.networking', network],
		['com.apple.developer.networking.networkextensions', network],
		['com.apple.developer.endpoint-security', client],
		['com.apple.developer.client', client],
		['com.apple.developer.endpoint-security.cliet', client],
	])('%s is only renamed, in either file', (name, key) => {
		const isNetwork = key === network;
		const info = isNetwork ? filter : endpoint;
		const text = `${group}\n<key>${name}</key>\n${isNetwork ? filters : '<true/>'}`;
		expect(
			fixesIn(info, { kind: 'systemExtension', neighbors: { 'Widget.entitlements': text } }),
		).toEqual([
			`missing-extension-entitlement: Rename '${name}' to '${key}' in 'Widget.entitlements'`,
		]);
		expect(fixesIn(text, { kind: 'entitlements', neighbors: { 'Info.plist': info } })).toEqual([
			`unknown-key: Rename to '${key}'`,
		]);
	});

	it('that lacks its start is renamed once in place of each value that can be added', () => {
		const name = 'networking.networkextension';
		const text = `${group}\n<key>com.apple.developer.team-identifier</key>\n<string>A</string>\n<key>${name}</key>\n${filters}`;
		expect(
			fixesIn(filter, { kind: 'systemExtension', neighbors: { 'Widget.entitlements': text } }),
		).toEqual([
			`missing-extension-entitlement: Rename '${name}' to '${network}' in 'Widget.entitlements'`,
			`missing-extension-entitlement: Add 'content-filter-provider' to '${network}' in 'Widget.entitlements'`,
			`missing-extension-entitlement: Add 'content-filter-provider-systemextension' to '${network}' in 'Widget.entitlements'`,
		]);
	});
});
