/** A personality for devices that the transport entitlement of the dext does not list. */
import type { PlistContents } from '../document/driverPlist.js';
import { atContent, atKey } from '../document/finding.js';
import { fileNameOf } from '../document/neighbors.js';
import { namedEntitlements } from '../document/sameBundle.js';
import type { Coverage, DeviceSet } from '../matching/deviceCoverage.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { driverKitEntitlement } from '../platform/entitlements.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { relatedPlace } from './shared/bundleFixes.js';
import { deviceFix } from './shared/deviceFix.js';
import { dextExample, dextExamples, pciDextExample } from './shared/examplePersonality.js';
import { misreadIdFixes } from './shared/misreadIds.js';
import { atDevice, listedPartOf, type Transport, transportsOf } from './shared/transportDevices.js';
import { type EntitlementsFile, foundInAllFiles, type SignedBundle } from './signedBundle.js';

export const unlistedDeviceDocs: RuleDocs = {
	what: 'A personality on a USB or PCI device that the transport entitlement does not list, or a personality that matches more devices than it lists.',
	why: 'A driver is matched by its personality, and then the provider looks for itself in the list of the entitlement (`IOUserServer::checkEntitlements`). If it is not there, the kernel logs that the provider entitlements check failed, and terminates the dext.',
	otherSeverities: {
		information: 'where the list has some of the devices of the personality.',
	},
	fix: 'List all devices that the personalities match. A dictionary with the vendor only includes all of its products.',
	references: [
		'xnu IOUserServer.cpp:checkEntitlements',
		'IOPCIFamily IOPCIDevice.cpp:matchPropertyTable',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
	],
	examples: () => ({
		bad: [
			{
				kind: 'dext',
				text: dextExample({ idVendor: '<integer>[|1453|]</integer>' }),
				neighbors: { 'Widget.entitlements': usbList(usbDevice(1452)) },
				fixedNeighbors: { 'Widget.entitlements': usbList(usbDevice(1453)) },
				findings: [
					"warning: 'transport.usb' in 'Widget.entitlements' does not list this device. The kernel terminates the dext.",
				],
				fixes: [
					"Change the device of 'com.apple.developer.driverkit.transport.usb' in 'Widget.entitlements'",
				],
			},
			{
				kind: 'dext',
				text: dextExample({ idProduct: '<integer>[|4660|]</integer>' }),
				neighbors: { 'Widget.entitlements': usbList(usbDevice(1452, 4661)) },
				fixedNeighbors: { 'Widget.entitlements': usbList(usbDevice(1452, 4660)) },
				findings: [
					"warning: 'transport.usb' in 'Widget.entitlements' does not list this device. The kernel terminates the dext.",
				],
				fixes: [
					"Change the device of 'com.apple.developer.driverkit.transport.usb' in 'Widget.entitlements'",
				],
			},
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIPrimaryMatch: '[|0x56781234|]' }),
				neighbors: { 'Widget.entitlements': pciList('0x00008086&amp;0x0000ffff') },
				fixedNeighbors: { 'Widget.entitlements': pciList('0x56781234') },
				findings: [
					"warning: 'transport.pci' in 'Widget.entitlements' does not list this device. The kernel terminates the dext.",
				],
				fixes: [
					"Change the device of 'com.apple.developer.driverkit.transport.pci' in 'Widget.entitlements'",
				],
			},
			{
				kind: 'dext',
				text: dextExample({ idVendor: '<integer>[|1209|]</integer>' }),
				neighbors: { 'Widget.entitlements': usbList(usbDevice(0x1209)) },
				fixedNeighbors: { 'Widget.entitlements': usbList(usbDevice(1209)) },
				findings: [
					"warning: 'transport.usb' in 'Widget.entitlements' does not list this device. The kernel terminates the dext.",
				],
				fixes: [
					"Change to '4617'",
					"Change the device of 'com.apple.developer.driverkit.transport.usb' in 'Widget.entitlements'",
				],
			},
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIPrimaryMatch: '[|0x12345678|]' }),
				neighbors: { 'Widget.entitlements': pciList('0x56781234') },
				fixedNeighbors: { 'Widget.entitlements': pciList('0x12345678') },
				findings: [
					"warning: 'transport.pci' in 'Widget.entitlements' does not list this device. The kernel terminates the dext.",
				],
				fixes: [
					"Change to '0x56781234'",
					"Change the device of 'com.apple.developer.driverkit.transport.pci' in 'Widget.entitlements'",
				],
			},
			{
				kind: 'entitlements',
				text: usbList(usbDevice(1452)).replace(/<key>[^<]*usb<\/key>/, '[|$&|]'),
				neighbors: { 'Info.plist': dextExample({ idVendor: '<integer>1453</integer>' }) },
				findings: [
					"warning: Missing the device of 'Widget' in 'Info.plist'. The kernel terminates the dext.",
				],
				fixes: ["Change the device of 'com.apple.developer.driverkit.transport.usb'"],
			},
			{
				kind: 'dext',
				text: dextExample({
					idProduct: undefined,
					idProductArray:
						'<array>\n\t\t\t<integer>[|4660|]</integer>\n\t\t\t<integer>4661</integer>\n\t\t</array>',
				}),
				neighbors: { 'Widget.entitlements': usbList(usbDevice(1452, 4661)) },
				fixedNeighbors: {
					'Widget.entitlements': usbList(
						usbDevice(1452, 4661),
						'\t<dict>\n\t\t<key>idProduct</key>\n\t\t<integer>4660</integer>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>',
					),
				},
				findings: [
					"warning: 'transport.usb' in 'Widget.entitlements' does not list this device. The kernel terminates the dext.",
				],
				fixes: [
					"Add the device to 'com.apple.developer.driverkit.transport.usb' in 'Widget.entitlements'",
				],
			},
			{
				kind: 'dext',
				text: dextExample({
					IOProviderClass: 'IOUSBHostInterface',
					bInterfaceClass: '<integer>[|2|]</integer>',
					bInterfaceProtocol: '<integer>1</integer>',
					bInterfaceSubClass: '<integer>1</integer>',
					idProduct: undefined,
					idVendor: undefined,
				}),
				neighbors: { 'Widget.entitlements': usbList(usbDevice(1452)) },
				findings: [
					"information: 'transport.usb' in 'Widget.entitlements' lists only some of these devices. The dext can't attach to the others.",
				],
			},
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIPrimaryMatch: '0x56781234 [|0x56791234|]' }),
				neighbors: { 'Widget.entitlements': pciList('0x56781234') },
				fixedNeighbors: { 'Widget.entitlements': pciList('0x56781234', '0x56791234') },
				findings: [
					"warning: 'transport.pci' in 'Widget.entitlements' does not list '0x56791234'. The kernel terminates the dext.",
				],
				fixes: [
					"Add the device to 'com.apple.developer.driverkit.transport.pci' in 'Widget.entitlements'",
				],
			},
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIPrimaryMatch: '[|0x00008086&amp;0x0000ffff|]' }),
				neighbors: { 'Widget.entitlements': pciList('0x56788086') },
				findings: [
					"information: 'transport.pci' in 'Widget.entitlements' lists only some of these devices. The dext can't attach to the others.",
				],
			},
		],
		good: [
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: { 'Widget.entitlements': usbList(usbDevice(1452)) },
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: {
					'Widget.entitlements': usbList(
						'\t<dict>\n\t\t<!-- driver-plist-disable-next-line transport-wildcard -->\n\t\t<key>idVendor</key>\n\t\t<string>*</string>\n\t</dict>',
					),
				},
			},
			{
				kind: 'dext',
				text: pciDextExample({ IOPCIMatch: '0x56788086 0x56798086' }),
				neighbors: {
					'Widget.entitlements': pciList('0x00008086&amp;0x0000ffff').replace(
						'IOPCIPrimaryMatch',
						'IOPCIMatch',
					),
				},
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: {
					'Debug.entitlements': usbList(usbDevice(1452)),
					'Release.entitlements': usbList(usbDevice(1453)),
				},
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: {
					'Widget.entitlements': usbList(
						'\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1453</integer>\n\t\t<key>Speed</key>\n\t\t<integer>3</integer>\n\t</dict>',
					),
				},
			},
			{
				kind: 'dext',
				text: dextExamples({
					Gadget: {
						IOPCIPrimaryMatch: '0x56781234',
						IOPCITunnelCompatible: '<true/>',
						IOProviderClass: 'IOPCIDevice',
						idProduct: undefined,
						idVendor: undefined,
					},
					Widget: {},
				}),
				neighbors: {
					'Widget.entitlements': `${usbList(usbDevice(1452))}\n${pciList('0x56781234').replace(/^.*\n.*\n/, '')}`,
				},
			},
			{
				kind: 'dext',
				text: dextExample(),
				neighbors: {
					'Widget.entitlements': usbList(usbDevice(1453), '\t<string>$(OTHER_DEVICE)</string>'),
				},
			},
			{
				kind: 'dext',
				text: dextExample({
					idProduct: '<integer>256</integer>',
					idProductMask: '<integer>65534</integer>',
				}),
				neighbors: { 'Widget.entitlements': usbList(usbDevice(1452, 256), usbDevice(1452, 257)) },
			},
		],
	}),
};

/** Entitlements of a dext with USB devices. */
function usbList(...devices: readonly string[]): string {
	return `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n${devices.join('\n')}\n</array>`;
}

function usbDevice(vendor: number, product?: number): string {
	const ids =
		product === undefined ? '' : `\n\t\t<key>idProduct</key>\n\t\t<integer>${product}</integer>`;
	return `\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>${vendor}</integer>${ids}\n\t</dict>`;
}

/** Entitlements of a dext with PCI devices. */
function pciList(...words: readonly string[]): string {
	const devices = words.map(
		(each) => `\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>${each}</string>\n\t</dict>`,
	);
	return `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n${devices.join('\n')}\n</array>`;
}

const messages = defineMessages('unlisted-device', {
	none: "'{shortKey}' in '{file}' does not list this device. The kernel terminates the dext.",
	some: "'{shortKey}' in '{file}' lists only some of these devices. The dext can't attach to the others.",
	noWord: "'{shortKey}' in '{file}' does not list '{device}'. The kernel terminates the dext.",
	noneOf: "Missing the device of '{name}' in '{file}'. The kernel terminates the dext.",
	noWordOf: "Missing device '{device}' of '{name}' in '{file}'. The kernel terminates the dext.",
	someOf: "'{name}' in '{file}' matches more devices. The dext can't attach to those not listed.",
	list: 'The devices of the entitlement are here.',
	device: "The device of '{name}' is here.",
});

/** A device that is not listed, or not completely. */
interface Unlisted {
	/** Identifies it in all files. */
	readonly name: string;
	readonly coverage: Coverage;
	readonly personality: PreparedPersonality;
	readonly device: DeviceSet;
	readonly value: PlistValue;
	readonly entry: DictEntry;
	readonly file: EntitlementsFile;
}

interface State extends Unlisted {
	readonly bundle: SignedBundle;
	readonly transports: Transports;
}

/** The transports of each file of a bundle. */
type Transports = ReadonlyMap<EntitlementsFile, readonly Transport[]>;

export const unlistedDevice = defineRule({
	code: 'unlisted-device',
	severity: 'warning',
	kinds: ['dext', 'entitlements'],
	messages,
	visit: 'root',
	*check(_root, { plist, signedBundles }): Iterable<FoundWith<State>> {
		for (const bundle of signedBundles('dext')) yield* foundIn(bundle, plist);
	},
	fixes(
		{ bundle, transports, coverage, personality: { dict }, device, entry: { key } },
		{ plist },
	) {
		if (coverage !== 'none') return [];
		const ofFiles = [...transports].flatMap(([{ neighbor }, inFile]) => {
			const transport = inFile.find(({ entry }) => entry.key === key);
			return transport ? [{ neighbor, transport }] : [];
		});
		const [wrong] = ofFiles[0]?.transport.unmatched() ?? [];
		// The file of another configuration, which is not read from here, may list the device as it is.
		const isWhole =
			!bundle.neighbor || namedEntitlements(plist.neighbors.targets, bundle.info).length < 2;
		const isListedNowhere =
			isWhole && ofFiles.every(({ transport }) => transport.unmatched().length === 1);
		const misread = wrong && isListedNowhere ? misreadIdFixes(wrong, dict, bundle.neighbor) : [];
		const changes = ofFiles.flatMap(({ neighbor, transport }) =>
			deviceFix(neighbor, transport, dict, device),
		);
		return [...misread, ...changes];
	},
});

function* foundIn(bundle: SignedBundle, plist: PlistContents): Iterable<FoundWith<State>> {
	const transports = new Map(bundle.files.map((file) => [file, transportsOf(bundle, file)]));
	for (const found of foundInAllFiles(bundle, (file) => unlistedIn(transports, file))) {
		const { coverage, personality, value, entry, file } = found;
		const { name } = personality;
		const state = { ...found, bundle, transports };
		const severity = coverage === 'none' ? ('warning' as const) : ('information' as const);
		const { word } = found.device;
		const at = value === found.device.value ? atDevice(found.device) : atContent(value);
		if (plist === bundle.info) {
			const shortKey = entry.key.slice(`${driverKitEntitlement}.`.length);
			const named = { shortKey, file: fileNameOf(file.plist.uri) };
			const none = word ? messages.noWord({ ...named, device: word.text }) : messages.none(named);
			yield {
				severity,
				at,
				message: coverage === 'none' ? none : messages.some(named),
				related: [relatedPlace(atKey(entry), messages.list(), file.neighbor)],
				state,
			};
		} else {
			const named = { name, file: fileNameOf(bundle.info.uri) };
			const none = word
				? messages.noWordOf({ ...named, device: word.text })
				: messages.noneOf(named);
			yield {
				severity,
				at: atKey(entry),
				message: coverage === 'none' ? none : messages.someOf(named),
				related: [relatedPlace(at, messages.device({ name }), bundle.neighbor)],
				state,
			};
		}
	}
}

function unlistedIn(transports: Transports, file: EntitlementsFile): readonly Unlisted[] {
	return (transports.get(file) ?? []).flatMap((transport) =>
		transport.matched.flatMap(({ personality, devices }) =>
			devices.flatMap((device) => {
				const coverage = listedPartOf(transport, device);
				if (coverage !== 'none' && coverage !== 'some') return [];
				const value =
					coverage === 'none' ? faultyValue(transport, personality, device) : device.value;
				const name = `${coverage} ${(device.word ?? device.value).range.start}`;
				const { entry } = transport;
				return [{ name, coverage, personality, device, value, entry, file }];
			}),
		),
	);
}

/** The vendor, if no device of it is listed; otherwise the product. */
function faultyValue(
	{ listed }: Transport,
	{ dict }: PreparedPersonality,
	device: DeviceSet,
): PlistValue {
	const vendor = dict.get('idVendor')?.value;
	const ids = device.ids.get('idVendor');
	if (!vendor || !ids) return device.value;
	return listed.mayHaveVendor(ids) ? device.value : vendor;
}
