/** The entitlements that the personalities of a dext require. */
import {
	busOf,
	type DriverPlist,
	driverKitEntitlement,
	entitlementsFor,
	escapeText,
	pairingsFor,
	pciMatchMasks,
	pciTransport,
	usbClassKeys,
	usbTransport,
} from '../../service/index.js';

type Dict = DriverPlist['personalities'][number]['dict'];
type PlistValue = NonNullable<DriverPlist['root']>;

/** A whole `.entitlements` file for all personalities. */
export function renderEntitlements(plist: DriverPlist): string {
	const granted = new Map<string, string>([[driverKitEntitlement, '\t<true/>']]);
	const dicts = plist.personalities.map(({ dict }) => dict);
	for (const name of dicts.flatMap(namesFor)) {
		if (name === usbTransport || name === pciTransport) continue;
		granted.set(name, '\t<true/>');
	}
	setTransport(granted, usbTransport, dicts.filter((dict) => isOn('usb', dict)).map(usbEntry));
	setTransport(granted, pciTransport, dicts.filter((dict) => isOn('pci', dict)).map(pciEntry));
	const body = [...granted]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, value]) => `${commentFor(name)}\t<key>${name}</key>\n${value}`);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
		'<plist version="1.0">',
		'<dict>',
		...body,
		'</dict>',
		'</plist>',
		'',
	].join('\n');
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
function usbEntry(dict: Dict): string | undefined {
	const vendor = dict.get('idVendor');
	const keys = vendor
		? ['idVendor']
		: dict.entries.map(({ key }) => key).filter((key) => usbClassKeys.has(key));
	return transportEntry(dict, keys);
}

function pciEntry(dict: Dict): string | undefined {
	return transportEntry(dict, [...pciMatchMasks.keys()].sort());
}

function transportEntry(dict: Dict, keys: readonly string[]): string | undefined {
	const lines = keys.flatMap((key) => {
		const written = elementOf(dict.get(key)?.value);
		return written === undefined ? [] : [`\t\t\t<key>${key}</key>\n\t\t\t${written}`];
	});
	return lines.length === 0 ? undefined : `\t\t<dict>\n${lines.join('\n')}\n\t\t</dict>`;
}

function setTransport(
	granted: Map<string, string>,
	name: string,
	entries: readonly (string | undefined)[],
): void {
	const distinct = [...new Set(entries.filter((entry) => entry !== undefined))];
	if (distinct.length > 0) granted.set(name, `\t<array>\n${distinct.join('\n')}\n\t</array>`);
}

function commentFor(name: string): string {
	switch (name) {
		case driverKitEntitlement:
			return '\t<!-- Apple grants these on request: https://developer.apple.com/contact/request/system-extension/ -->\n';
		case usbTransport:
			return '\t<!-- Apple usually grants this for a vendor ID. The provisioning profile must contain every key. -->\n';
		case pciTransport:
			return '\t<!-- Must cover what Info.plist matches, and nothing that Apple did not grant. -->\n';
		default:
			return '';
	}
}

function elementOf(value: PlistValue | undefined): string | undefined {
	if (value?.type === 'integer' && value.value !== undefined)
		return `<integer>${value.value}</integer>`;
	if (value?.type !== 'string') return undefined;
	return `<string>${escapeText(value.value)}</string>`;
}

function textIn(dict: Dict, key: string): string | undefined {
	const value = dict.get(key)?.value;
	return value?.type === 'string' ? value.value : undefined;
}
