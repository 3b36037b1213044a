/** What in a PCI matching string is read otherwise than it was meant. */

import { wellKnownVendor } from '../platform/pci.js';
import { type PciWord, parsePciMatch, pciWordText, vendorOfId } from './pciMatch.js';

export type PciFaultKind =
	/** No word at all: nothing matches. */
	| 'no-word'
	/** Text behind the first words is not read. */
	| 'unread'
	/** More digits than a register has: the first ones do not count. */
	| 'too-many-digits'
	/** A mask without digits, which is zero: everything matches. */
	| 'empty-mask'
	/** Vendor and device in two words of their own, where one word holds both. */
	| 'split-id'
	/** Four digits where eight belong: device 0000 of that vendor. */
	| 'vendor-only'
	/** A class that does not stand in the highest byte: class 00. */
	| 'short-class'
	/** An id of a device where a class belongs. */
	| 'id-as-class'
	/** The lowest byte of a class, the revision, is masked off. */
	| 'masked-revision';

export interface PciFault {
	readonly kind: PciFaultKind;
	/** The part of the string that is meant. */
	readonly at: string;
	/** How the kernel reads it, where that can be written. */
	readonly readAs?: string;
	/** The whole string as it was probably meant. */
	readonly meant?: () => string;
	/** Nothing else can be meant. */
	readonly certain?: true;
}

/** The faults of one string, in order. What stops the reading hides what stands before it. */
export function pciFaultsOf(key: string, text: string): readonly PciFault[] {
	const split = key === 'IOPCIClassMatch' ? undefined : splitIdOf(text);
	if (split) return [split];
	const { words, unread } = parsePciMatch(text);
	if (words.length > 0 && unread === '') {
		return words.flatMap((word) => faultOf(key, text, word) ?? []);
	}
	const by = separated(key, text);
	const known = by === undefined ? {} : ({ meant: () => by, certain: true } as const);
	if (words.length === 0) return [{ kind: 'no-word', at: text.trim() || text, ...known }];
	return [{ kind: 'unread', at: unread, ...known }];
}

/**
 * Two short numbers with a blank, comma or colon between them: both halves of one id. `8086:1234` (lspci) and
 * `pci8086,1234` (the registry) name the vendor first; in any other notation a vendor that is known tells which it is.
 */
function splitIdOf(text: string): PciFault | undefined {
	const at = text.trim();
	const [, one, between = '', two] =
		/^(?:pci)?(?:0x)?([0-9a-f]{1,4})(\s*[,:]\s*|\s+)(?:0x)?([0-9a-f]{1,4})$/i.exec(at) ?? [];
	if (one === undefined || two === undefined) return undefined;
	const isNotation = /^pci[0-9a-f]+,[0-9a-f]+$|^[0-9a-f]{4}:[0-9a-f]{4}$/i.test(at);
	const [first, second] = [Number.parseInt(one, 16), Number.parseInt(two, 16)];
	const turned =
		!isNotation && wellKnownVendor(second) !== undefined && wellKnownVendor(first) === undefined;
	const [vendor, device] = turned ? [second, first] : [first, second];
	const meant = (): string => pciWordText((BigInt(device) << 16n) | BigInt(vendor));
	const certain = isNotation ? ({ certain: true } as const) : {};
	if (/^pci/i.test(at)) return { kind: 'no-word', at, meant, ...certain };
	const read = /[,:]/.test(between) ? [first] : [first, second];
	const readAs = read.map((value) => pciWordText(BigInt(value))).join(' ');
	return { kind: 'split-id', at, readAs, meant, ...certain };
}

function faultOf(key: string, text: string, word: PciWord): PciFault | undefined {
	const { digits, mask, value, start, end } = word;
	const at = text.slice(start, end);
	const replaced = (by: string) => (): string => text.slice(0, start) + by + text.slice(end);
	if (at.endsWith('&')) return { kind: 'empty-mask', at, meant: replaced(pciWordText(value)) };
	if (/[1-9a-f][0-9a-f]{8}/i.test(at)) {
		const read = [value, ...(mask === undefined ? [] : [mask])];
		return { kind: 'too-many-digits', at, readAs: read.map(pciWordText).join('&') };
	}
	if (mask !== undefined || value === 0n) return undefined;
	if (key === 'IOPCIClassMatch') return classFaultOf(word, at, replaced);
	return digits.length <= 4
		? {
				kind: 'vendor-only',
				at,
				readAs: pciWordText(value),
				meant: replaced(`${pciWordText(value)}&0x0000ffff`),
			}
		: undefined;
}

function classFaultOf(
	word: PciWord,
	at: string,
	replaced: (by: string) => () => string,
): PciFault | undefined {
	const { digits, value } = word;
	const short = (by: string): PciFault => ({
		kind: 'short-class',
		at,
		readAs: pciWordText(value),
		meant: replaced(by),
	});
	if (value <= 0xffn) return short(`${pciWordText(value << 24n)}&0xff000000`);
	if (value <= 0xffffn) return short(`${pciWordText(value << 16n)}&0xffff0000`);
	if (digits.length <= 6) return { ...short(pciWordText(value << 8n)), certain: true };
	if (vendorOfId(word) !== undefined) return { kind: 'id-as-class', at };
	return (value & 0xffn) === 0n
		? undefined
		: { kind: 'masked-revision', at, meant: replaced(pciWordText(value & 0xffff_ff00n)) };
}

/** The words with blanks between them, where they are in order then. */
function separated(key: string, text: string): string | undefined {
	const by = text.replace(/\s*[,;|]\s*/g, ' ').trim();
	const { words, unread } = parsePciMatch(by);
	const isRight = unread === '' && words.length > 0 && by !== text;
	return isRight && pciFaultsOf(key, by).length === 0 ? by : undefined;
}
