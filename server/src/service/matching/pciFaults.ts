/** What in a PCI matching string is read otherwise than it was meant. */
import { type PciWord, parsePciMatch, pciWordText, vendorOfId } from './pciMatch.js';

export type PciFaultKind =
	/** No word at all: nothing matches. */
	| 'no-word'
	/** Text behind the first words is not read. */
	| 'unread'
	/** More digits than a register has: the first ones do not count. */
	| 'too-many-digits'
	/** A mask of zero: everything matches. */
	| 'empty-mask'
	/** Four digits where eight belong: device 0000 of that vendor. */
	| 'vendor-only'
	/** A class without its lowest byte: class 00. */
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
}

/** The faults of one string, in order. What stops the reading hides what stands before it. */
export function pciFaultsOf(key: string, text: string): readonly PciFault[] {
	const { words, unread } = parsePciMatch(text);
	const by = unread === '' ? undefined : separated(key, text);
	const known = by === undefined ? {} : { meant: () => by };
	if (words.length === 0) return [{ kind: 'no-word', at: text.trim(), ...known }];
	if (unread !== '') return [{ kind: 'unread', at: unread, ...known }];
	return words.flatMap((word) => faultOf(key, text, word) ?? []);
}

function faultOf(key: string, text: string, word: PciWord): PciFault | undefined {
	const { digits, mask, value, start, end } = word;
	const at = text.slice(start, end);
	const replaced = (by: string) => (): string => text.slice(0, start) + by + text.slice(end);
	if (mask === 0n) return { kind: 'empty-mask', at, meant: replaced(pciWordText(value)) };
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
	if (digits.length <= 4) {
		const meant = replaced(`${pciWordText(value << 16n)}&0xffff0000`);
		return { kind: 'short-class', at, readAs: pciWordText(value), meant };
	}
	if (digits.length <= 6) {
		const meant = replaced(pciWordText(value << 8n));
		return { kind: 'short-class', at, readAs: pciWordText(value), meant };
	}
	if (vendorOfId(word) !== undefined) return { kind: 'id-as-class', at };
	return (value & 0xffn) === 0n
		? undefined
		: { kind: 'masked-revision', at, meant: replaced(pciWordText(value & 0xffff_ff00n)) };
}

/** The words with blanks between them; `pci8086,1234` and `8086:1234` turned, for they name the vendor first. */
function separated(key: string, text: string): string | undefined {
	const vendorFirst = /^\s*(?:pci)?([0-9a-f]{1,4})[,:]([0-9a-f]{1,4})\s*$/i.exec(text);
	if (vendorFirst && key !== 'IOPCIClassMatch') {
		const [vendor = '', device = ''] = vendorFirst.slice(1);
		return `0x${device.padStart(4, '0')}${vendor.padStart(4, '0')}`.toLowerCase();
	}
	const by = text.replace(/\s*[,;|]\s*/g, ' ').trim();
	const { words, unread } = parsePciMatch(by);
	return unread === '' && words.length > 0 ? by : undefined;
}
