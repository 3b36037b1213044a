/** Finds the parts of a PCI matching string that the kernel does not read as intended. */

import { wellKnownVendor } from '../platform/pci.js';
import { type PciWord, parsePciMatch, pciWordText, vendorOfId } from './pciMatch.js';

export type PciFaultKind =
	/** Not a hexadecimal word: nothing matches. */
	| 'notHexadecimal'
	/** The kernel does not read the text after the first words. */
	| 'unread'
	/** More digits than a register has: the first ones are ignored. */
	| 'tooManyDigits'
	/** More digits than a register has, and a mask that compares them: nothing matches. */
	| 'comparedDigits'
	/** The mask before the `&`, and the value after it: only the few bits of the value are compared. */
	| 'swappedMask'
	/** A mask without digits, which is zero: everything matches. */
	| 'emptyMask'
	/** Vendor and device in two words instead of one. */
	| 'splitId'
	/** Four digits instead of eight: the kernel reads device 0x0000 of that vendor. */
	| 'vendorOnly'
	/** A class that is not in the highest byte: the kernel reads class 0x00. */
	| 'shortClass'
	/** A mask without the highest byte: the class is not compared. */
	| 'uncomparedClass'
	/** The ID of a device instead of a class. */
	| 'idAsClass'
	/** A revision in the lowest byte of a class, which is not compared. */
	| 'maskedRevision';

export interface PciFault {
	readonly kind: PciFaultKind;
	/** The faulty part of the string. */
	readonly at: string;
	/** What the kernel reads instead. */
	readonly readAs?: string;
	/** The whole string with the likely correction. */
	readonly suggestion?: () => string;
	/** Whether the correction is the only one. */
	readonly certain?: true;
}

/** The faults of one string, in order. If the kernel does not read all of it, the words before are not checked. */
export function pciFaultsOf(key: string, text: string): readonly PciFault[] {
	const split = key === 'IOPCIClassMatch' ? undefined : splitIdOf(text);
	if (split) return [split];
	const { words, unread } = parsePciMatch(text);
	if (words.length > 0 && unread === '') {
		const faults = words.flatMap((word) => faultOf(key, text, word) ?? []);
		// Of several words, a short one can be a part of another one.
		return words.length === 1 ? faults : faults.map(({ certain: _, ...fault }) => fault);
	}
	const withoutMask = words.find(({ start, end }) => text.slice(start, end).endsWith('&'));
	// What the kernel does not read then does not matter.
	if (withoutMask) return [{ kind: 'emptyMask', at: text.slice(withoutMask.start).trim() }];
	const known = withSpaces(key, text);
	if (words.length === 0) return [{ kind: 'notHexadecimal', at: text.trim() || text, ...known }];
	return [{ kind: 'unread', at: unread, ...known }];
}

/**
 * Reads two short numbers with a space, comma or colon between them as the halves of one ID. The vendor is first in
 * `8086:1234` (lspci) and `pci8086,1234` (the registry). In other notations it is the half that is a well-known vendor.
 */
function splitIdOf(text: string): PciFault | undefined {
	const at = text.trim();
	const [, one, between = '', two] =
		/^(?:pci)?(?:0x)?([0-9a-f]{1,4})(\s*[,:]\s*|\s+)(?:0x)?([0-9a-f]{1,4})$/i.exec(at) ?? [];
	if (one === undefined || two === undefined) return undefined;
	const isNotation = /^pci[0-9a-f]+,[0-9a-f]+$|^[0-9a-f]{4}:[0-9a-f]{4}$/i.test(at);
	const [first, second] = [Number.parseInt(one, 16), Number.parseInt(two, 16)];
	const isReversed =
		!isNotation && wellKnownVendor(second) !== undefined && wellKnownVendor(first) === undefined;
	const [vendor, device] = isReversed ? [second, first] : [first, second];
	const suggestion = (): string => pciWordText((BigInt(device) << 16n) | BigInt(vendor));
	const certain = isNotation ? ({ certain: true } as const) : {};
	if (/^pci/i.test(at)) return { kind: 'notHexadecimal', at, suggestion, ...certain };
	const read = /[,:]/.test(between) ? [first] : [first, second];
	const readAs = read.map((value) => pciWordText(BigInt(value))).join(' ');
	return { kind: 'splitId', at, readAs, suggestion, ...certain };
}

function faultOf(key: string, text: string, word: PciWord): PciFault | undefined {
	const { digits, mask, value, excess, start, end } = word;
	const at = text.slice(start, end);
	const replaced = (by: string) => (): string => text.slice(0, start) + by + text.slice(end);
	if (at.endsWith('&')) return { kind: 'emptyMask', at, suggestion: replaced(pciWordText(value)) };
	if (excess === 'compared') return { kind: 'comparedDigits', at };
	if (excess === 'ignored') {
		const read = [value, ...(mask === undefined ? [] : [mask])];
		return { kind: 'tooManyDigits', at, readAs: read.map(pciWordText).join('&') };
	}
	if (mask && isMask(value) && !isMask(mask)) {
		const [first = '', second = ''] = at.split('&');
		return {
			kind: 'swappedMask',
			at,
			readAs: second,
			suggestion: replaced(`${second}&${first}`),
		};
	}
	if (key === 'IOPCIClassMatch' && mask !== undefined) {
		return mask === 0n || mask >> 24n !== 0n
			? undefined
			: uncomparedClass(value, mask, at, replaced);
	}
	if (mask !== undefined || value === 0n) return undefined;
	if (key === 'IOPCIClassMatch') return classFaultOf(word, at, replaced);
	return digits.length <= 4
		? {
				kind: 'vendorOnly',
				at,
				readAs: pciWordText(value),
				suggestion: replaced(`${pciWordText(value)}&0x0000ffff`),
			}
		: undefined;
}

/** Whether the digits of a number are only F and 0, as in a mask, but not all 0. */
function isMask(value: bigint): boolean {
	return /^(?=.*f)[0f]+$/.test(value.toString(16));
}

function classFaultOf(
	word: PciWord,
	at: string,
	replaced: (by: string) => () => string,
): PciFault | undefined {
	const { digits, value } = word;
	const short = (by: string): PciFault => ({
		kind: 'shortClass',
		at,
		readAs: pciWordText(value),
		suggestion: replaced(by),
	});
	if (value <= 0xffn) return short(`${pciWordText(value << 24n)}&0xff000000`);
	if (value <= 0xffffn) return short(`${pciWordText(value << 16n)}&0xffff0000`);
	if (digits.length <= 6) return { ...short(pciWordText(value << 8n)), certain: true };
	if (vendorOfId(word) !== undefined) return { kind: 'idAsClass', at };
	return (value & 0xffn) === 0n
		? undefined
		: { kind: 'maskedRevision', at, suggestion: replaced(pciWordText(value & 0xffff_ff00n)) };
}

/** A class in lower bytes than the highest one, with a mask; both are moved to where the kernel compares the class. */
function uncomparedClass(
	value: bigint,
	mask: bigint,
	at: string,
	replaced: (by: string) => () => string,
): PciFault {
	let shift = 0n;
	while ((mask << shift) >> 24n === 0n) shift += 8n;
	const by = [value << shift, mask << shift].map((each) => pciWordText(BigInt.asUintN(32, each)));
	return { kind: 'uncomparedClass', at, suggestion: replaced(by.join('&')) };
}

/** The string with spaces as separators; nothing if that has faults, too. Short words can be parts of one. */
function withSpaces(key: string, text: string): Pick<PciFault, 'suggestion' | 'certain'> {
	const by = text
		.split(/[,;|]/)
		.map((part) => part.trim())
		.join(' ')
		.trim();
	const { words, unread } = parsePciMatch(by);
	const isRight = unread === '' && words.length > 0 && by !== text;
	if (!isRight || pciFaultsOf(key, by).length > 0) return {};
	const suggestion = (): string => by;
	const areWhole = by.split(/\s+/).every((word) => /^(?:0x)?[0-9a-f]{8}(?:&|$)/i.test(word));
	return areWhole ? { suggestion, certain: true } : { suggestion };
}
