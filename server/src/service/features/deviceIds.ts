/** Finds the IDs of vendors and devices, which hosts know the names of. */
import type { DriverPlist } from '../document/driverPlist.js';
import { literalText } from '../document/unexpanded.js';
import { parsePciMatch } from '../matching/pciMatch.js';
import type { TextRange } from '../text/textRange.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import { cursorAt } from './cursorContext.js';

/** A device, or all devices of a vendor, on a bus with public lists of names. */
export interface DeviceId {
	readonly bus: 'usb' | 'pci';
	readonly vendor: number;
	readonly product?: number;
}

/** An ID that is being typed: that of a vendor, or that of a product of the vendor. */
export interface TypedId {
	readonly bus: 'usb';
	/** Set where the ID is that of a product. */
	readonly vendor?: number;
	/** The content of the element, in UTF-16 offsets. */
	readonly range: TextRange;
	readonly typed: string;
}

const vendorKeys: ReadonlySet<string> = new Set(['idVendor', 'VendorID']);
const productKeys: ReadonlySet<string> = new Set([
	'idProduct',
	'idProductArray',
	'ProductID',
	'ProductIDArray',
]);
/** Keys whose words are a device ID and a vendor ID (IOPCIFamily IOPCIBridge.cpp:matchKeys). */
const pciKeys: ReadonlySet<string> = new Set([
	'IOPCIMatch',
	'IOPCIPrimaryMatch',
	'IOPCISecondaryMatch',
]);

/** The devices that the value at `offset` names. */
export function deviceIdsAt(plist: DriverPlist, offset: number): readonly DeviceId[] {
	const { value, place } = cursorAt(plist, offset);
	const entry = value?.entry ?? value?.array?.entry;
	if (!value || !entry || place === 'comment') return [];
	if (pciKeys.has(entry.key)) return pciIdsIn(literalText(value, plist.form) ?? '');
	const number = numberOf(value);
	if (number === undefined || !isOnUsb(plist, entry.dict)) return [];
	if (vendorKeys.has(entry.key)) return [{ bus: 'usb', vendor: number }];
	const vendor = productKeys.has(entry.key) ? vendorIn(entry.dict) : undefined;
	return vendor === undefined ? [] : [{ bus: 'usb', vendor, product: number }];
}

/** The ID between the tags of an `<integer>` at `offset`; undefined where no name is known for it. */
export function typedIdAt(plist: DriverPlist, offset: number): TypedId | undefined {
	const { value, place, replace, typed } = cursorAt(plist, offset);
	const entry = value?.entry ?? value?.array?.entry;
	if (value?.type !== 'integer' || !entry || place !== 'value') return undefined;
	if (!isOnUsb(plist, entry.dict)) return undefined;
	if (vendorKeys.has(entry.key)) return { bus: 'usb', range: replace, typed };
	const vendor = productKeys.has(entry.key) ? vendorIn(entry.dict) : undefined;
	return vendor === undefined ? undefined : { bus: 'usb', vendor, range: replace, typed };
}

/** The vendors of Bluetooth devices are in another list. */
function isOnUsb({ form }: DriverPlist, dict: Dict): boolean {
	return /^(?:USB)?$/i.test(literalText(dict.get('Transport')?.value, form) ?? '');
}

function vendorIn(dict: Dict): number | undefined {
	for (const key of vendorKeys) {
		const value = dict.get(key)?.value;
		const number = value && numberOf(value);
		if (number !== undefined) return number;
	}
	return undefined;
}

function numberOf(value: PlistValue): number | undefined {
	const number = value.type === 'integer' ? value.value : undefined;
	return number === undefined || number < 0n || number > 0xffffn ? undefined : Number(number);
}

/** The words without a mask, which name one device each. */
function pciIdsIn(text: string): readonly DeviceId[] {
	return parsePciMatch(text)
		.words.filter(({ mask }) => mask === undefined)
		.slice(0, 20)
		.map(({ value }) => ({
			bus: 'pci',
			vendor: Number(BigInt(value) & 0xffffn),
			product: Number(BigInt(value) >> 16n),
		}));
}
