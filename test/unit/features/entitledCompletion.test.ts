/** Completion next to the entitlements of a bundle: what they do not allow is not proposed, or comes last. */
import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../server/src/service/index.js';
import type { DocumentKind } from '../../../server/src/service/platform/documentKind.js';
import { analyzeExample } from '../../support/checkFindings.js';
import { wholePlist } from '../../support/wholePlist.js';
import { atCaret } from './acceptCompletion.js';

const developer = 'com.apple.developer';
const endpoint = `<key>${developer}.endpoint-security.client</key>\n<true/>`;
const network = (provider: string): string =>
	`<key>${developer}.networking.networkextension</key>\n<array>\n<string>${provider}</string>\n</array>`;
const dext = `<key>${developer}.driverkit</key>\n<true/>`;
const usb = `${dext}\n<key>${developer}.driverkit.transport.usb</key>\n<array/>`;
const withFamily = (family: string): string =>
	`${usb}\n<key>${developer}.driverkit.family.${family}</key>\n<true/>`;
const group =
	'<key>com.apple.security.application-groups</key>\n<array>\n<string>group.com.example</string>\n</array>';

const extension =
	'<key>CFBundleIdentifier</key>\n<string>com.example.watch</string>\n<key>CFBundlePackageType</key>\n<string>SYSX</string>\n';
const personality = (provider: string): string =>
	`<key>CFBundlePackageType</key>\n<string>DEXT</string>\n<key>IOKitPersonalities</key>\n<dict>\n<key>Widget</key>\n<dict>\n<key>IOClass</key>\n<string>IOUserService</string>\n<key>IOProviderClass</key>\n<string>${provider}</string>\n|\n</dict>\n</dict>`;
const providers = `${extension}<key>NetworkExtension</key>\n<dict>\n<key>NEProviderClasses</key>\n|\n</dict>`;

/** The labels of the items at the `|`, in their order. */
function labelsAt(marked: string, kind: DocumentKind, entitlements: string): readonly string[] {
	const { text, offset } = atCaret(wholePlist(marked));
	const neighbors = { 'Widget.entitlements': entitlements };
	return [...completeAt(analyzeExample(text, { kind, whole: true, neighbors }), offset)]
		.sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
		.map(({ label }) => label);
}

describe.each([
	['on an empty line', '|'],
	['in a tag', '<key>|'],
	['in a key', '<key>|</key>'],
])('the categories of a system extension, %s', (_place, cursor) => {
	const categories = ['CMIOExtension', 'NetworkExtension', 'NSEndpointSecurityMachServiceName'];

	it.each([
		['of Endpoint Security', endpoint, [categories[2]]],
		['of a VPN', network('packet-tunnel-provider'), [categories[1]]],
		['of both', `${endpoint}\n${network('dns-proxy')}`, categories.slice(1)],
		['of an app group', group, categories],
		['with a false value', endpoint.replace('true', 'false'), categories],
		['that depend on the build', `#if A\n${endpoint}\n#endif`, categories],
	])('are those of entitlements %s', (_entitlements, entitlements, expected) => {
		const labels = labelsAt(`${extension}${cursor}`, 'systemExtension', entitlements);
		expect(categories.filter((each) => labels.includes(each))).toEqual(expected);
	});
});

it.each([
	['packet-tunnel-provider', ['VPN']],
	['dns-proxy-systemextension', ['DNS proxy']],
	['$(PROVIDER)', ['Content filter', 'VPN', 'Transparent proxy', 'DNS proxy']],
])('the providers of an extension are those of the entitlement %s', (provider, expected) => {
	const labels = labelsAt(providers, 'systemExtension', network(provider));
	expect(labels.filter((label) => /^(?:Content|VPN|Transparent|DNS)/.test(label))).toEqual(
		expected,
	);
	const types = labelsAt(
		providers.replace('|', '<dict>\n|\n</dict>'),
		'systemExtension',
		network(provider),
	);
	expect(types.includes('com.apple.networkextension.packet-tunnel')).toBe(expected.includes('VPN'));
});

describe('the dictionary of a framework', () => {
	const keys = ['IOUserAudioDriverUserClientProperties', 'IOUserMIDIDriverUserClientProperties'];

	it.each([
		['without a family', usb, 'IOUSBHostDevice', []],
		['of the family of audio', withFamily('audio'), 'IOUSBHostDevice', [keys[0]]],
		['of the family of MIDI', withFamily('midi'), 'IOUSBHostDevice', [keys[1]]],
		['of a virtual device', dext, 'IOUserResources', keys],
		[
			'of a dext of Apple',
			`${dext}\n<key>${developer}.driverkit.builtin</key>\n<true/>`,
			'IOUSBHostDevice',
			keys,
		],
	])('is proposed to entitlements %s', (_entitlements, entitlements, provider, expected) => {
		const labels = labelsAt(personality(provider), 'dext', entitlements);
		expect(keys.filter((each) => labels.includes(each))).toEqual(expected);
	});
});

it('personalities that require other entitlements come last', () => {
	const info = personality('IOUSBHostDevice').replace(/\|\n<\/dict>/, '</dict>\n|');
	const labels = labelsAt(info, 'dext', withFamily('serial'));
	const [first, ...others] = [
		'Dext: USB serial port',
		'Dext: PCI device',
		'Dext: PCI Ethernet',
		'Dext: USB Ethernet',
	].map((label) => labels.indexOf(label));
	expect(first).toBeGreaterThanOrEqual(0);
	expect(Math.min(...others)).toBeGreaterThan(first ?? 0);
	const usbDevice = labels.indexOf('Dext: USB device');
	expect(usbDevice).toBeLessThan(Math.min(...others));
});

it.each(['usb', 'pci'])('the items of the list of %s devices are devices only', (bus) => {
	const text = `${dext}\n<key>${developer}.driverkit.transport.${bus}</key>\n<array>\n|\n</array>`;
	const labels = labelsAt(text, 'entitlements', '');
	expect(labels.length).toBeGreaterThan(0);
	expect(labels.filter((label) => label.startsWith('<'))).toEqual([]);
});
