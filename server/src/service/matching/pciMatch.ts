/** Parses the strings of IOPCIMatch and similar keys as the kernel does (IOPCIFamily IOPCIBridge.cpp:matchKeys). */
import { isBaseClass, wellKnownVendor } from '../platform/pci.js';

/** One value of the string. */
export interface PciWord {
	readonly value: bigint;
	/** Hexadecimal digits as written, without `0x`. */
	readonly digits: string;
	/** The mask for both sides; undefined if the default mask of the key applies. */
	readonly mask: bigint | undefined;
	/**
	 * What happens to digits of the value above the 32 bits of a register, if any of them is not 0: they are `ignored`,
	 * or the mask has them, too, and they are `compared`, so that the word is equal to no register.
	 */
	readonly excess: 'ignored' | 'compared' | undefined;
	/** The offset of the word in the string, without whitespace before it. */
	readonly start: number;
	/** The end of the word, including its mask. */
	readonly end: number;
}

export interface PciMatch {
	readonly words: readonly PciWord[];
	/** The text from the first part that is not a hexadecimal number, which is not read. */
	readonly unread: string;
}

const hexadecimal = '([+-]?)(?:0[xX]([0-9a-fA-F]+)|(?!0[xX])([0-9a-fA-F]+))';
const word = `[ \\t\\n\\v\\f\\r]*${hexadecimal}(?: *(&)(?:[ \\t\\n\\v\\f\\r]*${hexadecimal})?)?`;

/** Parses a string. One matching word is enough; a mask of zero or without digits matches all devices. */
export function parsePciMatch(text: string): PciMatch {
	const words: PciWord[] = [];
	const next = new RegExp(word, 'y');
	let end = 0;
	for (let found = next.exec(text); found; found = next.exec(text)) {
		const [, sign, prefixed, plain, hasMask, maskSign, prefixedMask, plainMask] = found;
		const digits = prefixed ?? plain ?? '';
		const value = unsignedLong(digits, sign);
		const mask =
			hasMask === undefined ? undefined : unsignedLong(prefixedMask ?? plainMask ?? '0', maskSign);
		end = next.lastIndex;
		words.push({
			value: low32Bits(value),
			digits,
			mask: mask === undefined ? undefined : low32Bits(mask),
			excess: excessOf(value, mask),
			start: end - found[0].trimStart().length,
			end,
		});
	}
	return { words, unread: text.slice(end).trim() };
}

/** Whether a word has an explicit mask of zero, which matches all devices (IOPCIBridge.cpp:matchKeys). */
export function matchesEveryDevice(text: string): boolean {
	const { words } = parsePciMatch(text);
	return words.some(({ mask, end }) => mask === 0n && text[end - 1] !== '&');
}

/** A word in the usual notation, `0x12348086`. */
export function pciWordText(value: bigint): string {
	return `0x${value.toString(16).padStart(8, '0')}`;
}

/** The correct spelling of the name of a PCI device. */
export interface PciName {
	readonly name: string;
	/** Whether the written name is wrong for firmware, too, which may keep leading zeros. */
	readonly certain: boolean;
}

/**
 * A name such as `pci8086,ab9` as IOPCIFamily and the PCI binding to Open Firmware write it, in lowercase and without
 * leading zeros; undefined for other names (IOPCIConfigurator.cpp:constructProperties).
 */
export function pciName(text: string): PciName | undefined {
	const [, ofClass] = /^pciclass[,:]?(?:0x)?([0-9a-f]*\*?)$/i.exec(text) ?? [];
	if (ofClass) return { name: `pciclass,${ofClass.toLowerCase()}`, certain: true };
	if (/^pci[0-9a-f]{1,4},[0-9a-f]*\*?$/i.test(text) && !isWholeName.test(text)) {
		return { name: text.toLowerCase(), certain: true };
	}
	const [, vendor, device] =
		/^(?:pci)?(?:0x)?([0-9a-f]{1,4})[,:](?:0x)?([0-9a-f]{1,4})$/i.exec(text) ?? [];
	if (vendor === undefined || device === undefined) return undefined;
	if (!/^pci|:/i.test(text)) return undefined;
	const [first, second] = [vendor, device].map((id) => Number.parseInt(id, 16).toString(16));
	return { name: `pci${first},${second}`, certain: !isLowerCaseName.test(text) };
}

const isWholeName = /^pci[0-9a-f]{1,4},[0-9a-f]{1,4}$/i;
const isLowerCaseName = /^pci[0-9a-f]{1,4},[0-9a-f]{1,4}$/;

/** The vendor in a word that is an id and not a class, since PCI does not define its base class. */
export function vendorOfId({ value }: PciWord): string | undefined {
	return isBaseClass(Number(value >> 24n)) ? undefined : wellKnownVendor(Number(value & 0xffffn));
}

/**
 * The vendor in the high half of a word, which is for the device; the vendor belongs in the low half. Undefined if the
 * low half is a well-known vendor, too, or the word has a mask.
 */
export function swappedVendor({ value, mask, digits }: PciWord): string | undefined {
	const [high, lowHalf] = [Number(value >> 16n), Number(value & 0xffffn)];
	if (mask !== undefined || digits.length !== 8) return undefined;
	if (wellKnownVendor(lowHalf) !== undefined) return undefined;
	return wellKnownVendor(high);
}

function excessOf(value: bigint, mask = 0n): PciWord['excess'] {
	if (value >> 32n === 0n) return undefined;
	return (value & mask) >> 32n === 0n ? 'ignored' : 'compared';
}

/** The number that `strtoul` returns (xnu IOStringFuncs.c). */
function unsignedLong(digits: string, sign = ''): bigint {
	const value = BigInt(`0x${digits}`);
	if (value > mostOfLong) return mostOfLong;
	return sign === '-' ? BigInt.asUintN(64, -value) : value;
}

const mostOfLong = 0xffff_ffff_ffff_ffffn;

/** The 32 bits that are compared with a register. */
function low32Bits(value: bigint): bigint {
	return BigInt.asUintN(32, value);
}

/** The word with its vendor and its device exchanged: its lower and its upper half. */
export function withSwappedIds(value: bigint): bigint {
	return ((value & 0xffffn) << 16n) | (value >> 16n);
}
