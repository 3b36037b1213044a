/** The entitlements that a dext needs, from its personalities. */
import type { Dict, NewValue } from '../../../../server/src/service/index.js';
import type { Counterparts, DextPersonality } from './fate.js';
import { plistWith } from './plistWith.js';

type Entries = readonly (readonly [key: string, value: NewValue])[];

const prefix = 'com.apple.developer.driverkit';
const usb = `${prefix}.transport.usb`;
const pci = `${prefix}.transport.pci`;

/** The conditions in the facts that a provider meets. */
const conditions: Readonly<Record<string, string>> = {
	IOUSBHostDevice: 'the provider is a USB device or interface',
	IOUSBHostInterface: 'the provider is a USB device or interface',
	IOPCIDevice: 'the provider is a PCI device',
};

const pciKeys = ['IOPCIMatch', 'IOPCIPrimaryMatch', 'IOPCISecondaryMatch', 'IOPCIClassMatch'];
const usbClassKeys = [
	'bDeviceClass',
	'bDeviceSubClass',
	'bDeviceProtocol',
	'bInterfaceClass',
	'bInterfaceSubClass',
	'bInterfaceProtocol',
];

/** The text of the entitlements file, in the order of names. */
export function dextEntitlements(personalities: Counterparts): string {
	const all = [...personalities.values()];
	const names = new Set([prefix]);
	for (const personality of all) for (const name of namesFor(personality)) names.add(name);
	const entries = [...names].sort().map((name): readonly [string, NewValue] => {
		if (name === usb) return [name, transport(all, usbEntries)];
		if (name === pci) return [name, transport(all, pciEntries)];
		return [name, true];
	});
	return plistWith(entries, [
		'Apple grants these on request: https://developer.apple.com/contact/request/system-extension/',
	]);
}

function namesFor({ kind, pairing, provider }: DextPersonality): readonly string[] {
	// Properties are merged by a class of macOS: the dext itself takes no device.
	if (kind === 'merge') return [usb];
	return pairing.entitlements.flatMap(({ name, when }) =>
		when === undefined || when === conditions[provider] ? [name] : [],
	);
}

/** One dict for each set of keys that some personality matches by. */
function transport(
	personalities: readonly DextPersonality[],
	entriesOf: (personality: DextPersonality) => Entries,
): NewValue {
	const sets = new Map<string, NewValue>();
	for (const personality of personalities) {
		const entries = entriesOf(personality);
		if (entries.length > 0) {
			sets.set(
				JSON.stringify(entries, (_, each) => String(each)),
				{ dict: entries },
			);
		}
	}
	return [...sets.values()];
}

/** Apple grants USB for a vendor as a rule. */
function usbEntries({ provider, dict, without }: DextPersonality): Entries {
	if (!provider.startsWith('IOUSBHost')) return [];
	const keys = dict.get('idVendor') ? ['idVendor'] : usbClassKeys;
	return keys.filter((key) => !without.has(key)).flatMap((key) => entryFor(dict, key));
}

function pciEntries({ provider, dict, pciMatch, without }: DextPersonality): Entries {
	if (provider !== 'IOPCIDevice') return [];
	if (pciMatch !== undefined) return [['IOPCIMatch', pciMatch]];
	return pciKeys.filter((key) => !without.has(key)).flatMap((key) => entryFor(dict, key));
}

function entryFor(dict: Dict, key: string): Entries {
	const value = dict.get(key)?.value;
	if (value?.type === 'string') return [[key, value.value]];
	return value?.type === 'integer' && value.value !== undefined ? [[key, value.value]] : [];
}
