/** The strings of IOPCIMatch and its like, read as the kernel reads them (IOPCIFamily IOPCIBridge.cpp:matchKeys). */
import { isBaseClass, wellKnownVendor } from '../platform/pci.js';

/** One value of the string. */
export interface PciWord {
	readonly value: bigint;
	/** Hexadecimal digits as written, without `0x`. */
	readonly digits: string;
	/** What both sides are masked with; undefined where the key's own mask is used. */
	readonly mask: bigint | undefined;
	/** Where in the string the word stands, mask included and blanks before it left out. */
	readonly start: number;
	readonly end: number;
}

export interface PciMatch {
	readonly words: readonly PciWord[];
	/** What follows the first text that is no hexadecimal number: nothing reads it. */
	readonly unread: string;
}

const hexadecimal = '(?:0[xX]([0-9a-fA-F]+)|(?!0[xX])([0-9a-fA-F]+))';
const word = `[ \\t\\n\\v\\f\\r]*${hexadecimal}(?: *(&)(?:[ \\t\\n\\v\\f\\r]*${hexadecimal})?)?`;

/** Reads a string. Any word that fits is enough; a mask of zero, or one without digits, fits every device. */
export function parsePciMatch(text: string): PciMatch {
	const words: PciWord[] = [];
	const next = new RegExp(word, 'y');
	let end = 0;
	for (let found = next.exec(text); found; found = next.exec(text)) {
		const digits = found[1] ?? found[2] ?? '';
		const mask = found[4] ?? found[5] ?? '0';
		end = next.lastIndex;
		words.push({
			value: low(BigInt(`0x${digits}`)),
			digits,
			mask: found[3] === undefined ? undefined : low(BigInt(`0x${mask}`)),
			start: end - found[0].trimStart().length,
			end,
		});
	}
	return { words, unread: text.slice(end).trim() };
}

/** Whether one of the words has a mask of zero, written in full: every device fits (IOPCIBridge.cpp:matchKeys). */
export function matchesEveryDevice(text: string): boolean {
	const { words } = parsePciMatch(text);
	return words.some(({ mask, end }) => mask === 0n && text[end - 1] !== '&');
}

/** `0x12348086`, as the keys are customarily written. */
export function pciWordText(value: bigint): string {
	return `0x${value.toString(16).padStart(8, '0')}`;
}

/** How a name of a PCI device is written. */
export interface PciName {
	readonly name: string;
	/** No firmware writes it as it was, either: only leading zeros are left to it. */
	readonly certain: boolean;
}

/**
 * A name such as `pci8086,ab9` as the family makes it, in lower case and without leading zeros, and as the binding of
 * PCI to Open Firmware has it; undefined for other names (IOPCIConfigurator.cpp:constructProperties).
 */
export function pciName(text: string): PciName | undefined {
	if (/^pci(?:class|[0-9a-f]{1,4}),[0-9a-f]*\*?$/i.test(text) && !isWholeName.test(text)) {
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

/** The vendor of a word that is no class at all, but looks like an id: the base class is one that PCI does not define. */
export function vendorOfId({ value }: PciWord): string | undefined {
	return isBaseClass(Number(value >> 24n)) ? undefined : wellKnownVendor(Number(value & 0xffffn));
}

/**
 * The vendor that stands where the device belongs: the low half must be the vendor. Ids that could as well be those
 * of a device, and words with a mask of their own, say nothing.
 */
export function exchangedVendor({ value, mask, digits }: PciWord): string | undefined {
	const [high, lowHalf] = [Number(value >> 16n), Number(value & 0xffffn)];
	if (mask !== undefined || digits.length !== 8) return undefined;
	if (wellKnownVendor(lowHalf) !== undefined) return undefined;
	return wellKnownVendor(high);
}

/** The 32 bits that can differ from a register. */
function low(value: bigint): bigint {
	return BigInt.asUintN(32, value);
}
