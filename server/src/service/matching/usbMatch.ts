/** Which sets of keys match a USB device or interface, and which of them a personality comes nearest to. */
import { lineageOf } from '../platform/classes.js';
import type { Dict, PlistValue } from '../value/plistValue.js';

/** What a personality matches on: the whole device, or one interface of a configured device. */
export type UsbNub = 'device' | 'interface';

/** One set of keys that matches, as IOUSBFamily reads them and QA1076 lists them; the host family states the same keys. */
export interface UsbRow {
	/** Keys that must be there and equal. */
	readonly needed: readonly string[];
	/** Keys that must not be there. */
	readonly absent: readonly string[];
	/** Which class the device or interface must have: vendor specific (255), any other, or any. */
	readonly of: 'any' | 'vendorSpecific' | 'standard';
	/** Points before IOProbeScore is added and wildcards are taken off. */
	readonly score: number;
}

/** How the keys of a personality lie to a row; it can match where nothing is missing, in the way or contradictory. */
export interface UsbFit {
	readonly row: UsbRow;
	readonly missing: readonly string[];
	readonly inTheWay: readonly string[];
	/** The class key whose value the row excludes. */
	readonly wrongClass: string | undefined;
}

/** The USB keys of a personality by name. */
export type UsbKeys = ReadonlyMap<string, PlistValue>;

const vendorSpecific = 255n;

/** From this IOProbeScore on the family takes another: IOUSBDevice.cpp:matchPropertyTable. */
export const usbProbeScore = { from: 10_000n, readAs: 9_000n } as const;

const shared = ['idVendor', 'idProduct', 'idProductArray', 'idProductMask', 'bcdDevice'];
const deviceOnly = ['bDeviceClass', 'bDeviceSubClass', 'bDeviceProtocol'];
const placeOfInterface = ['bConfigurationValue', 'bInterfaceNumber'];
const interfaceOnly = [
	...placeOfInterface,
	'bInterfaceClass',
	'bInterfaceSubClass',
	'bInterfaceProtocol',
];

/** Keys of the host family that no row knows; what they do alone is not public (IOUSBHostFamilyDefinitions.h). */
export const unscoredUsbKeys = ['locationID', 'USBSpeed', 'USBPortType'] as const;

/** Keys that only the other nub reads. */
export const usbKeysOfOther: Readonly<Record<UsbNub, readonly string[]>> = {
	device: interfaceOnly,
	interface: deviceOnly,
};

const rows: Readonly<Record<UsbNub, readonly UsbRow[]>> = {
	device: rowsOf('bDevice', []),
	interface: rowsOf('bInterface', placeOfInterface),
};

/** IOUSBDevice.cpp and IOUSBInterface.cpp:matchPropertyTable, highest score first. */
function rowsOf(prefix: string, place: readonly string[]): readonly UsbRow[] {
	const [kind, sub, protocol] = [`${prefix}Class`, `${prefix}SubClass`, `${prefix}Protocol`];
	const ids = ['idVendor', 'idProduct', ...place];
	const rest = ['idProduct', 'bcdDevice', ...place];
	const noIds = ['idVendor', ...rest];
	return [
		{ needed: [...ids, 'bcdDevice'], absent: [], of: 'any', score: 100_000 },
		{ needed: ids, absent: [], of: 'any', score: 90_000 },
		{ needed: ['idVendor', sub, protocol], absent: rest, of: 'vendorSpecific', score: 80_000 },
		{ needed: ['idVendor', sub], absent: [...rest, protocol], of: 'vendorSpecific', score: 70_000 },
		{ needed: [kind, sub, protocol], absent: noIds, of: 'standard', score: 60_000 },
		{ needed: [kind, sub], absent: [...noIds, protocol], of: 'standard', score: 50_000 },
	];
}

/** What a provider class stands for in USB; undefined for a class that is no USB nub, as far as is known. */
export function usbNubOf(providerClass: string): UsbNub | undefined {
	const lineage = lineageOf(providerClass);
	if (lineage.some((name) => name === 'IOUSBHostDevice' || name === 'IOUSBDevice')) return 'device';
	return lineage.some((name) => name === 'IOUSBHostInterface' || name === 'IOUSBInterface')
		? 'interface'
		: undefined;
}

/** The provider class of the same family for the other nub: `IOUSBHostInterface` for `IOUSBHostDevice`. */
export function otherUsbProvider(providerClass: string): string | undefined {
	const pairs = [
		['IOUSBHostDevice', 'IOUSBHostInterface'],
		['IOUSBDevice', 'IOUSBInterface'],
	] as const;
	for (const [device, iface] of pairs) {
		if (providerClass === device) return iface;
		if (providerClass === iface) return device;
	}
	return undefined;
}

/** The USB keys that a personality has, of either nub. */
export function usbKeysOf(dict: Dict): UsbKeys {
	const keys = new Map<string, PlistValue>();
	for (const key of [...shared, ...deviceOnly, ...interfaceOnly]) {
		const entry = dict.get(key);
		if (entry) keys.set(key, entry.value);
	}
	return keys;
}

/** The first row that the keys can match, else the one that lacks least. Values are not judged, but for a class 255. */
export function nearestUsbRow(keys: UsbKeys, nub: UsbNub): UsbFit {
	const fits = rows[nub].map((row) => fitOf(keys, row, nub));
	return fits.reduce((best, fit) => (costOf(fit) < costOf(best) ? fit : best));
}

/** Whether the keys are a set that matches: some row of the nub can match with them. */
export function isUsbSet(keys: UsbKeys, nub: UsbNub): boolean {
	return rows[nub].some((row) => canMatch(fitOf(keys, row, nub)));
}

/** Whether a device or interface can exist that the row matches. */
export function canMatch({ missing, inTheWay, wrongClass }: UsbFit): boolean {
	return missing.length === 0 && inTheWay.length === 0 && wrongClass === undefined;
}

function fitOf(keys: UsbKeys, row: UsbRow, nub: UsbNub): UsbFit {
	const hasProduct = keys.has('idProduct') || keys.has('idProductArray');
	const classKey = nub === 'device' ? 'bDeviceClass' : 'bInterfaceClass';
	return {
		row,
		missing: row.needed.filter((key) => (key === 'idProduct' ? !hasProduct : !keys.has(key))),
		inTheWay: row.absent.filter((key) => keys.has(key)),
		wrongClass: excludesClass(row, keys.get(classKey)) ? classKey : undefined,
	};
}

function excludesClass({ of }: UsbRow, value: PlistValue | undefined): boolean {
	if (of === 'any' || value?.type !== 'integer' || value.value === undefined) return false;
	return (value.value === vendorSpecific) !== (of === 'vendorSpecific');
}

/**
 * What has to change. The place of an interface is soon written, a class that contradicts is what the person means,
 * and a row for vendor-specific devices only is the last to guess.
 */
function costOf(fit: UsbFit): number {
	if (canMatch(fit)) return 0;
	const missing = fit.missing.map((key) => (placeOfInterface.includes(key) ? 0.4 : 1));
	const rare = fit.row.of === 'vendorSpecific' ? 0.25 : 0;
	const contradicted = fit.wrongClass === undefined ? 0 : 1.5;
	return missing.reduce((sum, each) => sum + each, fit.inTheWay.length + rare + contradicted);
}
