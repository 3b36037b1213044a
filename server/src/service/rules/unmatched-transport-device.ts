/** A device of a transport entitlement that no personality of the dext matches. */
import type { PlistContents } from '../document/driverPlist.js';
import { atKey } from '../document/finding.js';
import { fileNameOf } from '../document/neighbors.js';
import { canExist, type DeviceSet } from '../matching/deviceCoverage.js';
import { defineMessages } from '../messages/message.js';
import { driverKitEntitlement } from '../platform/entitlements.js';
import { defineRule, type Found, type RuleDocs } from './rule.js';
import { relatedPlace } from './shared/bundleFixes.js';
import { dextExample, dextExamples, pciDextExample } from './shared/examplePersonality.js';
import { atDevice, listedPartOf, type Transport, transportsOf } from './shared/transportDevices.js';
import { type EntitlementsFile, foundInAllFiles, type SignedBundle } from './signedBundle.js';

export const unmatchedTransportDeviceDocs: RuleDocs = {
	what: 'A USB or PCI device in a transport entitlement that no personality in the Info.plist of the dext matches.',
	why: 'IOKit starts the dext for the devices of its personalities only. The entitlement of another device has no effect, and Apple must grant it.',
	fix: 'Add a personality for the device, or remove it from the entitlement.',
	references: [
		'xnu IOService.cpp:probeCandidates',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
	],
	examples: () => ({
		bad: [
			{
				kind: 'entitlements',
				text: usbList('1452', '[|1453|]'),
				neighbors: { 'Info.plist': dextExample() },
				findings: [
					"information: No personality in 'Info.plist' matches this device. The dext never attaches to it.",
				],
			},
			{
				kind: 'dext',
				text: dextExample().replace('<key>IOKitPersonalities</key>', '[|$&|]'),
				neighbors: { 'Widget.entitlements': usbList('1452', '1453') },
				findings: [
					"information: No personality matches this device of 'transport.usb' in 'Widget.entitlements'.",
				],
			},
		],
		good: [
			{
				kind: 'entitlements',
				text: usbList('1452'),
				neighbors: { 'Info.plist': dextExample() },
			},
			{
				kind: 'entitlements',
				text: usbList('1452', '1453'),
				neighbors: {
					'Info.plist': dextExamples({
						Merger: {
							CFBundleIdentifierKernel: 'com.apple.driver.AppleUSBMergeNub',
							idVendor: '<integer>1453</integer>',
							IOClass: 'AppleUSBMergeNub',
							IOProviderMergeProperties:
								'<dict>\n\t\t\t<key>Speed</key>\n\t\t\t<integer>3</integer>\n\t\t</dict>',
							IOUserServerName: undefined,
						},
						Widget: {},
					}),
				},
			},
			{
				kind: 'entitlements',
				text: usbList('1453', '1454'),
				neighbors: {
					'Info.plist': dextExample({ idVendor: '<string>$(VENDOR_ID)</string>' }),
				},
			},
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIPrimaryMatch: '0x56781234' }),
				neighbors: { 'Widget.entitlements': `${usbList('1452')}\n${pciList('0x56781234')}` },
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: {
					'Debug.entitlements': usbList('1452', '1453'),
					'Release.entitlements': usbList('1452', '1454'),
				},
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: {
					'Both.entitlements': usbList('1452', '1453'),
					'../project.yml':
						'targets:\n  Widget:\n    info:\n      path: Example/Info.plist\n    settings:\n      CODE_SIGN_ENTITLEMENTS: Example/Both.entitlements\n  Gadget:\n    info:\n      path: Gadget/Info.plist\n    settings:\n      CODE_SIGN_ENTITLEMENTS: Example/Both.entitlements\n',
				},
			},
		],
	}),
};

/** Entitlements of a dext with all USB devices of vendors. */
function usbList(...vendors: readonly string[]): string {
	const devices = vendors.map(
		(vendor) => `\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>${vendor}</integer>\n\t</dict>`,
	);
	return `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n${devices.join('\n')}\n</array>`;
}

/** A transport entitlement with one PCI device. */
function pciList(device: string): string {
	return `<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>${device}</string>\n\t</dict>\n</array>`;
}

const messages = defineMessages('unmatched-transport-device', {
	unmatched: "No personality in '{file}' matches this device. The dext never attaches to it.",
	inInfo: "No personality matches this device of '{shortKey}' in '{file}'.",
	device: 'The device is here.',
	personalities: 'The personalities are here.',
});

/** A device without a personality. */
interface Unmatched {
	readonly name: string;
	readonly device: DeviceSet;
	readonly transport: Transport;
	readonly file: EntitlementsFile;
}

export const unmatchedTransportDevice = defineRule({
	code: 'unmatched-transport-device',
	severity: 'information',
	kinds: ['dext', 'entitlements'],
	messages,
	visit: 'root',
	*check(_root, { plist, signedBundles }): Iterable<Found> {
		for (const bundle of signedBundles('dext')) yield* foundIn(bundle, plist);
	},
});

function* foundIn(bundle: SignedBundle, plist: PlistContents): Iterable<Found> {
	const personalities = bundle.root.get('IOKitPersonalities');
	if (!personalities) return;
	for (const found of foundInAllFiles(bundle, (file) => unmatchedIn(bundle, file))) {
		const { device, transport, file } = found;
		const at = atDevice(device);
		const atPersonalities = atKey(personalities);
		if (plist === bundle.info) {
			const shortKey = transport.entry.key.slice(`${driverKitEntitlement}.`.length);
			yield {
				at: atPersonalities,
				message: messages.inInfo({ shortKey, file: fileNameOf(file.plist.uri) }),
				related: [relatedPlace(at, messages.device(), file.neighbor)],
			};
		} else {
			yield {
				at,
				message: messages.unmatched({ file: fileNameOf(bundle.info.uri) }),
				related: [relatedPlace(atPersonalities, messages.personalities(), bundle.neighbor)],
			};
		}
	}
}

function unmatchedIn(bundle: SignedBundle, file: EntitlementsFile): readonly Unmatched[] {
	return transportsOf(bundle, file).flatMap((transport) => {
		const wanted = transport.matched.flatMap(({ devices }) => devices);
		// The device of such a personality is likely the one that the entitlement should list instead.
		if (wanted.some((each) => listedPartOf(transport, each) === 'none')) return [];
		return transport
			.unmatched()
			.filter(canExist)
			.map((device) => ({
				name: shownIds(device),
				device,
				transport,
				file,
			}));
	});
}

/** The ids as a text that is equal for equal devices. */
function shownIds({ ids }: DeviceSet): string {
	return [...ids]
		.map(([key, each]) => {
			if (each.type === 'numbers') return `${key} ${each.numbers.join(' ')}`;
			if (each.type !== 'words') return `${key} ${each.type}`;
			return `${key} ${each.words.map(({ value, mask }) => `${value}&${mask}`).join(' ')}`;
		})
		.join('\n');
}
