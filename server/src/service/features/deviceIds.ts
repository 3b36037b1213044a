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

/** An ID that is being typed: on USB that of a vendor, or of a product of the vendor; on PCI a word with both. */
export interface TypedId {
	readonly bus: 'usb' | 'pci';
	/** Set where the ID is that of a product. */
	readonly vendor?: number;
	/** The content of the element or the word, in UTF-16 offsets. */
	readonly range: TextRange;
	readonly typed: string;
	/** The number that the element has, except 0, which is inserted with its key. Absent on PCI. */
	readonly present?: number;
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

/** A word of `IOPCIMatch` before the cursor, and the rest of it; a mask is not an ID. */
const wordBefore = /(?<![^\s&;])[^\s&;]*$/;
const wordAfter = /^[^\s&<]*/;

/** With fewer characters, most of the thirty thousand devices match. */
const fewestCharacters = 2;

/** The ID at `offset` between the tags of an `<integer>`, or in the string of a PCI match; undefined where no name is known for it. */
export function typedIdAt(plist: DriverPlist, offset: number): TypedId | undefined {
	const { value, place, replace, typed } = cursorAt(plist, offset);
	const entry = value?.entry ?? value?.array?.entry;
	if (value?.type === 'string' && entry && pciKeys.has(entry.key) && place === 'value') {
		return pciWordAt(plist.text, value.contentRange, offset);
	}
	if (value?.type !== 'integer' || !entry || place !== 'value') return undefined;
	if (!isOnUsb(plist, entry.dict)) return undefined;
	const present = numberOf(value) || undefined;
	const id: TypedId = { bus: 'usb', range: replace, typed, ...(present && { present }) };
	if (vendorKeys.has(entry.key)) return id;
	const vendor = productKeys.has(entry.key) ? vendorIn(entry.dict) : undefined;
	return vendor === undefined ? undefined : { ...id, vendor };
}

function pciWordAt(text: string, content: TextRange, offset: number): TypedId | undefined {
	const before = wordBefore.exec(text.slice(content.start, offset))?.[0] ?? '';
	const after = wordAfter.exec(text.slice(offset, content.end))?.[0] ?? '';
	const start = offset - before.length;
	const typed = before + after;
	const isMask = start > content.start && text[start - 1] === ';';
	if (isMask || before.replace(/^0x/i, '').length < fewestCharacters) return undefined;
	return { bus: 'pci', range: { start, end: offset + after.length }, typed };
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
