/** The entitlements that the personalities of a dext require. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { NewEntry, NewValue } from '../edit/plistEdit.js';
import { renderDocument, renderValue, xcodeLayout } from '../edit/xmlText.js';
import { readIdText } from '../matching/idText.js';
import { pciMatchOf } from '../matching/pciNames.js';
import {
	anyClientAccess,
	audioFamily,
	driverKitEntitlement,
	pciTransport,
	usbTransport,
} from '../platform/entitlements.js';
import { entitlementsFor, pairingsFor } from '../platform/pairings.js';
import { pciMatchMasks } from '../platform/pci.js';
import { busOf } from '../platform/providers.js';
import { usbClassKeys } from '../platform/usb.js';
import { bitsOf } from '../schema/bits.js';
import type { Dict } from '../value/plistValue.js';

/** The transport entitlements that list devices. */
const transports = [usbTransport, pciTransport] as const;

export type DeviceTransport = (typeof transports)[number];

export function busOfTransport(transport: DeviceTransport): 'usb' | 'pci' {
	return transport === usbTransport ? 'usb' : 'pci';
}

/** A whole `.entitlements` file for all personalities, as a template would have it. */
export function renderEntitlements(plist: DriverPlist): string {
	return renderDocument(newEntitlements(plist));
}

/** The root dictionary of such a file. */
export function newEntitlements(plist: DriverPlist): { readonly dict: readonly NewEntry[] } {
	const granted = new Map(requiredEntitlements(plist));
	if (granted.has(audioFamily)) granted.set(anyClientAccess, true);
	const dict = [...granted]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, value]): NewEntry => [name, value, commentFor(name)]);
	return { dict };
}

/** The entitlements for all personalities, with their values. */
export function requiredEntitlements(plist: DriverPlist): ReadonlyMap<string, NewValue> {
	const granted = new Map<string, NewValue>([[driverKitEntitlement, true]]);
	const dicts = plist.personalities.map(({ dict }) => dict);
	for (const name of dicts.flatMap(namesFor)) {
		if (name !== usbTransport && name !== pciTransport) granted.set(name, true);
	}
	for (const transport of transports) {
		const array = distinct(requiredDevices(plist, transport).map(({ device }) => device));
		if (array.length > 0) granted.set(transport, array);
	}
	return granted;
}

/** A personality on USB or PCI, and the device that its entitlement lists for it. */
export interface RequiredDevice {
	readonly personality: Dict;
	readonly device: { readonly dict: readonly NewEntry[] };
}

/** The devices that a transport entitlement must list: one for each personality on its bus. */
export function requiredDevices(
	{ personalities }: DriverPlist,
	transport: DeviceTransport,
): readonly RequiredDevice[] {
	return personalities.flatMap(({ dict: personality }) => {
		if (!isOn(busOfTransport(transport), personality)) return [];
		const dict = transport === usbTransport ? usbEntry(personality) : pciEntry(personality);
		return dict.length > 0 ? [{ personality, device: { dict } }] : [];
	});
}

/** Personalities that match alike need one device. */
export function distinct<Value extends NewValue>(values: readonly Value[]): readonly Value[] {
	return [...new Map(values.map((each) => [renderValue(each, '', xcodeLayout), each])).values()];
}

/** The families that share `IOUserService` differ in the dictionaries that their frameworks look for. */
function namesFor(dict: Dict): readonly string[] {
	if (!dict.get('IOUserServerName') && !dict.get('IOUserClass')) return [];
	const kernelClass = textIn(dict, 'IOClass') ?? '';
	const provider = textIn(dict, 'IOProviderClass') ?? '';
	const keys = dict.entries.map(({ key }) => key);
	const [pairing] = pairingsFor({ kernelClass, provider, keys });
	return pairing ? entitlementsFor(pairing, provider) : [];
}

function isOn(bus: 'usb' | 'pci', dict: Dict): boolean {
	return busOf(textIn(dict, 'IOProviderClass') ?? '') === bus;
}

/** Apple usually grants a vendor. Only a personality that matches any vendor requires the class. */
function usbEntry(dict: Dict): readonly NewEntry[] {
	const vendor = dict.get('idVendor');
	const keys = vendor
		? ['idVendor']
		: dict.entries.map(({ key }) => key).filter((key) => usbClassKeys.has(key));
	return copiesOf(dict, keys).map(([key, value]) => [key, numberFor(key, value)]);
}

/** The number that a text means, as the fix of an ID in a string writes it. */
function numberFor(key: string, value: NewValue): NewValue {
	const [read] = typeof value === 'string' ? readIdText(value, bitsOf(key) ?? 0) : [];
	return read?.value ?? value;
}

function pciEntry(dict: Dict): readonly NewEntry[] {
	const ids = copiesOf(dict, [...pciMatchMasks.keys()].sort());
	const named = ids.length > 0 ? undefined : pciMatchOf(dict);
	return named === undefined ? ids : [['IOPCIMatch', named]];
}

/** The strings and integers under `keys`. */
function copiesOf(dict: Dict, keys: readonly string[]): readonly NewEntry[] {
	// A key that the personality has twice counts once, with its last value.
	return [...new Set(keys)].flatMap((key): readonly NewEntry[] => {
		const value = dict.get(key)?.value;
		const copy = value?.type === 'string' || value?.type === 'integer' ? value.value : undefined;
		return copy === undefined ? [] : [[key, copy]];
	});
}

function commentFor(name: string): string | undefined {
	switch (name) {
		case driverKitEntitlement:
			return 'Apple grants these on request: https://developer.apple.com/contact/request/system-extension/';
		case anyClientAccess:
			return 'Core Audio opens the driver.';
		case usbTransport:
			return 'Apple usually grants this for a vendor ID. The provisioning profile must contain every key.';
		case pciTransport:
			return 'Must cover what Info.plist matches, and nothing that Apple did not grant.';
		default:
			return undefined;
	}
}

function textIn(dict: Dict, key: string): string | undefined {
	const value = dict.get(key)?.value;
	return value?.type === 'string' ? value.value : undefined;
}
