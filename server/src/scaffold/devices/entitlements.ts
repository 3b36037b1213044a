/** The entitlements that the personalities of a dext require. */
import {
	busOf,
	type DriverPlist,
	driverKitEntitlement,
	entitlementsFor,
	type NewEntry,
	type NewValue,
	pairingsFor,
	pciMatchMasks,
	pciTransport,
	renderDocument,
	renderValue,
	usbClassKeys,
	usbTransport,
	xcodeLayout,
} from '../../service/index.js';

type Dict = DriverPlist['personalities'][number]['dict'];

/** A whole `.entitlements` file for all personalities. */
export function renderEntitlements(plist: DriverPlist): string {
	const dict = [...requiredEntitlements(plist)]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, value]): NewEntry => [name, value, commentFor(name)]);
	return renderDocument({ dict });
}

/** The entitlements for all personalities, with their values. */
export function requiredEntitlements(plist: DriverPlist): ReadonlyMap<string, NewValue> {
	const granted = new Map<string, NewValue>([[driverKitEntitlement, true]]);
	const dicts = plist.personalities.map(({ dict }) => dict);
	for (const name of dicts.flatMap(namesFor)) {
		if (name !== usbTransport && name !== pciTransport) granted.set(name, true);
	}
	setTransport(granted, usbTransport, dicts.filter((dict) => isOn('usb', dict)).map(usbEntry));
	setTransport(granted, pciTransport, dicts.filter((dict) => isOn('pci', dict)).map(pciEntry));
	return granted;
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
	return copiesOf(dict, keys);
}

function pciEntry(dict: Dict): readonly NewEntry[] {
	return copiesOf(dict, [...pciMatchMasks.keys()].sort());
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

/** Personalities that match alike need one entry. */
function setTransport(
	granted: Map<string, NewValue>,
	name: string,
	entries: readonly (readonly NewEntry[])[],
): void {
	const distinct = new Map(
		entries.map((dict) => [renderValue({ dict }, '', xcodeLayout), { dict }]),
	);
	const array = [...distinct.values()].filter(({ dict }) => dict.length > 0);
	if (array.length > 0) granted.set(name, array);
}

function commentFor(name: string): string | undefined {
	switch (name) {
		case driverKitEntitlement:
			return 'Apple grants these on request: https://developer.apple.com/contact/request/system-extension/';
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
