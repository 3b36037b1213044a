/** Compares the devices of a transport entitlement with those that a personality matches. */
import { once } from '../once.js';
import { pciMatchMasks } from '../platform/pci.js';
import { usbKeys } from '../platform/usb.js';
import { bitsOf } from '../schema/bits.js';
import type { TextRange } from '../text/textRange.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import { parsePciMatch } from './pciMatch.js';

/** How many of the devices of a personality an entitlement includes. `unknown` if it can't be compared. */
export type Coverage = 'all' | 'some' | 'none' | 'unknown';

/** The ids that a key accepts: any, one of a list, words with masks, or none, since the value is not an id. */
export type Ids =
	| { readonly type: 'any' | 'unknown' | 'none' }
	| { readonly type: 'numbers'; readonly numbers: readonly bigint[] }
	| { readonly type: 'words'; readonly words: readonly MaskedWord[] };

export interface MaskedWord {
	readonly value: bigint;
	readonly mask: bigint;
	/** Where it is in its string, if it is from one. */
	readonly at?: TextRange;
}

/** Devices by the ids of each key; `idProduct` is for all keys of products. */
export interface DeviceSet {
	readonly ids: ReadonlyMap<string, Ids>;
	/** The value that shows best which devices these are. */
	readonly value: PlistValue;
	/** The word for them, if the value is a string with several. */
	readonly word?: WrittenWord;
}

/** A word of a string. */
export interface WrittenWord {
	readonly text: string;
	/** Where it is in the string. */
	readonly at: TextRange;
	/** Where it is in the document. */
	readonly range: TextRange;
}

const unknown: Ids = { type: 'unknown' };
const productKeys: readonly string[] = ['idProduct', 'idProductArray', 'idProductMask'];

/**
 * The devices that a dictionary matches: one set for each product and each word of a list. Empty if it has no keys of
 * the bus.
 */
export function deviceSetsOf(bus: 'usb' | 'pci', dict: Dict): readonly DeviceSet[] {
	const ids = bus === 'usb' ? usbIdsOf(dict) : pciIdsOf(dict);
	const key = splitKeys.find((each) => ids.has(each));
	const first = dict.get(key ?? '')?.value ?? dict.entries.find((each) => ids.has(each.key))?.value;
	const split = key === undefined ? undefined : ids.get(key);
	if (key === undefined || !split) return first ? [{ ids, value: first }] : [];
	const words = writtenWords(split, dict.get(key)?.value);
	return partsOf(split).map((part, index) => {
		const word = words[index];
		return {
			ids: new Map([...ids, [key, part]]),
			value: valueOfPart(dict, key, index) ?? first ?? dict,
			...(word && { word }),
		};
	});
}

/** The words of a string, if it has several. */
function writtenWords(ids: Ids, value: PlistValue | undefined): readonly WrittenWord[] {
	if (ids.type !== 'words' || ids.words.length < 2 || value?.type !== 'string') return [];
	const places = ids.words.flatMap(({ at }) => at ?? []);
	const ranges = value.rangesOf(places);
	return places.map((at, index) => ({
		text: value.value.slice(at.start, at.end),
		at,
		range: ranges[index] ?? value.contentRange,
	}));
}

/** The keys whose lists are split, the most telling first. */
const splitKeys: readonly string[] = [
	'idProduct',
	'idVendor',
	'IOPCIPrimaryMatch',
	'IOPCIMatch',
	'IOPCISecondaryMatch',
];

function partsOf(ids: Ids): readonly Ids[] {
	if (ids.type === 'numbers') return ids.numbers.map((each) => ({ ...ids, numbers: [each] }));
	if (ids.type === 'words') return ids.words.map((each) => ({ ...ids, words: [each] }));
	return [ids];
}

function valueOfPart(dict: Dict, key: string, index: number): PlistValue | undefined {
	const list = key === 'idProduct' ? dict.get('idProductArray')?.value : undefined;
	return list?.type === 'array' ? list.items[index] : dict.get(key)?.value;
}

function usbIdsOf(dict: Dict): ReadonlyMap<string, Ids> {
	const ids = new Map<string, Ids>();
	for (const { key } of usbKeys) {
		const value = dict.get(key)?.value;
		if (value && !productKeys.includes(key)) ids.set(key, numbersIn(value, false));
	}
	const products = productKeys.flatMap((key) => dict.get(key) ?? []);
	const [product] = products;
	const mask = products.find(({ key }) => key === 'idProductMask');
	if (!product) return ids;
	const isKnown = products.length === (mask ? 2 : 1) && product !== mask;
	const isList = product.key === 'idProductArray';
	const numbers = isKnown ? numbersIn(product.value, isList) : unknown;
	return ids.set('idProduct', mask ? maskedBy(mask.value, numbers) : numbers);
}

/** The bits of the number of a product. */
const wholeProduct = 0xffffn;

/** Numbers of which IOKit compares only the bits of a mask. */
function maskedBy(mask: PlistValue, ids: Ids): Ids {
	if (ids.type !== 'numbers') return ids;
	if (mask.type !== 'integer' || mask.value === undefined) return unknown;
	return { type: 'words', words: wordsOf(ids.numbers, mask.value & wholeProduct) };
}

function wordsOf(numbers: readonly bigint[], mask: bigint): readonly MaskedWord[] {
	return numbers.map((value) => ({ value, mask }));
}

function numbersIn(value: PlistValue, isList: boolean): Ids {
	if (value.type === 'string') return value.value === '*' ? { type: 'any' } : unknown;
	if (value.type === 'invalid') return unknown;
	if (value.type !== (isList ? 'array' : 'integer')) return { type: 'none' };
	const items = value.type === 'array' ? value.items : [value];
	const numbers = items.flatMap((item) =>
		item.type === 'integer' && item.value !== undefined ? [item.value] : [],
	);
	return numbers.length === 0 || numbers.length < items.length
		? unknown
		: { type: 'numbers', numbers };
}

function pciIdsOf(dict: Dict): ReadonlyMap<string, Ids> {
	const ids = new Map<string, Ids>();
	for (const [key, usualMask] of pciMatchMasks) {
		const value = dict.get(key)?.value;
		if (value) ids.set(key, wordsIn(value, usualMask));
	}
	return ids;
}

/** The words of a string without words that match nothing; unknown where a part is not read, or depends on the build. */
export function wordsIn(value: PlistValue, usualMask: bigint): Ids {
	if (value.type !== 'string' || value.replacement !== 'never') return unknown;
	const { words, unread } = parsePciMatch(value.value);
	if (words.length === 0 || unread !== '') return unknown;
	return {
		type: 'words',
		words: words
			.filter(({ excess }) => excess !== 'compared')
			.map(({ value: number, mask = usualMask, start, end }) => ({
				value: number,
				mask,
				at: { start, end },
			})),
	};
}

/** Whether a device can have ids that a dictionary requires: numbers with no more bits than its descriptors have. */
export function canExist({ ids }: DeviceSet): boolean {
	return [...ids].every(([key, each]) => {
		const end = 1n << BigInt(usbBits().get(key) ?? 64);
		const isPossible = (number: bigint) => number >= 0n && number < end;
		if (each.type === 'words') return each.words.every(({ value }) => isPossible(value));
		return each.type === 'numbers' ? each.numbers.some(isPossible) : each.type !== 'none';
	});
}

const usbBits = once(() => new Map(usbKeys.map(({ key }) => [key, bitsOf(key)])));

/** How many devices of `wanted` the entitlement for `entitled` includes. All of its keys must match a device. */
export function coverageOf(entitled: DeviceSet, wanted: DeviceSet): Coverage {
	const parts = [...entitled.ids].map(([key, ids]) => coverageByKey(key, ids, wanted.ids));
	const worst = (['none', 'unknown', 'some'] as const).find((each) => parts.includes(each));
	return worst ?? (parts.length === 0 ? 'unknown' : 'all');
}

function coverageByKey(key: string, ids: Ids, wanted: ReadonlyMap<string, Ids>): Coverage {
	if (ids.type === 'any') return 'all';
	const own = wanted.get(key);
	if (!own) return coverageWithoutKey(key, ids, wanted);
	if (ids.type === 'none' || own.type === 'none') return 'none';
	if (ids.type === 'unknown' || own.type === 'unknown') return 'unknown';
	if (own.type === 'any') return 'some';
	const covered = partsOf(own).map((part) => coverageOfPart(ids, part));
	if (covered.every((each) => each === 'all')) return 'all';
	return covered.every((each) => each === 'none') ? 'none' : 'some';
}

/** The keys of PCI that a device compares with the same registers (IOPCIBridge.cpp:pciMatchNub). */
const partsOfPciMatch = ['IOPCIPrimaryMatch', 'IOPCISecondaryMatch'];

function coverageWithoutKey(key: string, ids: Ids, wanted: ReadonlyMap<string, Ids>): Coverage {
	if (key === 'IOPCIMatch') {
		const parts = partsOfPciMatch.flatMap((each) => wanted.get(each) ?? []);
		const isCovered = parts.some((part) => partsOf(part).every((each) => isInside(ids, each)));
		return isCovered ? 'all' : 'unknown';
	}
	// Products of another vendor, and keys of classes, are not comparable.
	if (ids.type === 'words' || (key !== 'idVendor' && key !== 'idProduct')) return 'unknown';
	return wanted.size === 0 ? 'unknown' : 'some';
}

function isInside(ids: Ids, part: Ids): boolean {
	return coverageOfPart(ids, part) === 'all';
}

function coverageOfPart(ids: Ids, part: Ids): Coverage {
	if (ids.type === 'numbers' && part.type === 'numbers') {
		return part.numbers.every((each) => ids.numbers.includes(each)) ? 'all' : 'none';
	}
	const words = asWords(ids);
	const [word] = asWords(part) ?? [];
	if (!words || !word) return 'unknown';
	if (words.some((each) => includesWord(each, word))) return 'all';
	return words.every((each) => isDisjoint(each, word)) ? 'none' : 'some';
}

/** Numbers, which are products where others have a mask, as words. */
function asWords(ids: Ids): readonly MaskedWord[] | undefined {
	if (ids.type === 'numbers') return wordsOf(ids.numbers, wholeProduct);
	return ids.type === 'words' ? ids.words : undefined;
}

/**
 * The devices of a set under a mask, one for each product, if there are no more than `most`; undefined if there are, or without
 * a mask.
 */
export function productsIn(
	{ ids, value }: DeviceSet,
	most: number,
): readonly DeviceSet[] | undefined {
	const product = ids.get('idProduct');
	const [word] = product?.type === 'words' ? product.words : [];
	if (!word) return undefined;
	let numbers = [word.value & word.mask];
	for (let bit = 1n; bit < wholeProduct; bit <<= 1n) {
		if ((word.mask & bit) === 0n) numbers = numbers.flatMap((each) => [each, each | bit]);
		if (numbers.length > most) return undefined;
	}
	return numbers.map((each) => ({
		ids: new Map([...ids, ['idProduct', { type: 'numbers', numbers: [each] }]]),
		value,
	}));
}

/** Whether every register that matches `inner` matches `outer`. */
function includesWord(outer: MaskedWord, inner: MaskedWord): boolean {
	return (outer.mask & ~inner.mask) === 0n && ((outer.value ^ inner.value) & outer.mask) === 0n;
}

function isDisjoint(a: MaskedWord, b: MaskedWord): boolean {
	return ((a.value ^ b.value) & a.mask & b.mask) !== 0n;
}
