/** Which names of people and computers are replaced within other values: those that are not ordinary words of a dump. */
import { products } from './deviceOwner.js';

/** Keys whose values are names of classes and of bundles, which IOKit compares. */
export const comparedKey =
	'(?:IO(?:Provider|User)?Class|IOMatchCategory|IONameMatch(?:ed)?|IOUserServerName|CFBundleIdentifier(?:Kernel)?|compatible|device_type)';

/** Words in names that other values have, too: parts of names of products, and words before a surname. */
export const commonWord =
	/^(?:pro|max|mini|air|ultra|studio|magic|mouse|keyboard|trackpad|display|music|phone|book|watch|audio|video|camera|media|intel|usb|hub|bus|port|power|black|white|disk|drive|card|von|van|der|den|del|dos|the|and|und|los|las|bin|ibn)$/i;

/** Names of products, also joined and with a number: MacBookPro2. Each text has one way to match. */
const product = new RegExp(`^(?:${products}|book|pro|air|mini|studio|server|xserve)+\\d*$`, 'i');

/** Digits, also hexadecimal ones, and the word of the marks. */
const digits = /^(?:[\da-f]+|redacted)$/i;

/** Vendors, and what people call a Mac. */
const usualWord =
	/^(?:nvidia|radeon|broadcom|atheros|realtek|qualcomm|samsung|hitachi|toshiba|seagate|western|digital|kingston|sandisk|corsair|logitech|microsoft|google|sony|canon|epson|brother|linux|foundation|corporation|technology|electronics|generic|wireless|receiver|thunderbolt|touch|core|dock|internal|external|built|demo|driver|kernel|device|service|computer|laptop|desktop|macos|hackintosh|build|local|home|work|office|default)$/i;

/** Shorter names occur by chance. */
const fewestLetters = 4;

const keys = [/"([^"\n]{1,80})" ?[=:]/g, /<key>([^<]{1,80})<\/key>/g];

const classesAndBundles = [
	/<class ([\w:]{1,200})/g,
	new RegExp(`"${comparedKey}" ?[=:] ?<?"([^"\\n]{1,200})`, 'g'),
	new RegExp(`<key>${comparedKey}</key>\\s{0,50}<string>([^<]{1,200})`, 'g'),
];

/** A key that more entries have is not there because of a person. */
const mostOwnKeys = 8;

export interface DumpIdentifiers {
	/** The words of keys, classes, and bundles, in lower case. */
	readonly words: ReadonlySet<string>;
	/** The names that are keys of a few entries. Their words are not among the others for that reason. */
	readonly ownKeys: ReadonlySet<string>;
}

/** What a dump calls its things; a key that is exactly one of the `names` of people and computers can be there because of them. */
export function identifiersIn(text: string, names: ReadonlySet<string>): DumpIdentifiers {
	const counts = new Map<string, number>();
	for (const pattern of keys) {
		for (const [, key = ''] of text.matchAll(pattern)) counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const ownKeys = new Set(
		[...counts].flatMap(([key, count]) => (names.has(key) && count <= mostOwnKeys ? [key] : [])),
	);
	const others = new Set([...counts.keys()].filter((key) => !ownKeys.has(key)));
	for (const pattern of classesAndBundles) {
		for (const [, identifier = ''] of text.matchAll(pattern)) others.add(identifier);
	}
	return { words: wordsOf(others), ownKeys };
}

function wordsOf(identifiers: Iterable<string>): ReadonlySet<string> {
	const words = new Set<string>();
	for (const identifier of identifiers) {
		for (const [word] of identifier.matchAll(/[\p{L}\d]+/gu)) words.add(word.toLowerCase());
		for (const [word] of identifier.matchAll(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu)) {
			words.add(word.toLowerCase());
		}
	}
	return words;
}

/** Whether a name, such as that of an account, is hardly in a dump for another reason: one of its words is not ordinary. */
export function isDistinctName(name: string, usual: ReadonlySet<string>): boolean {
	return wordsIn(name).some((word) => word.length >= fewestLetters && !isOrdinary(word, usual));
}

export function isOrdinary(word: string, usual: ReadonlySet<string> = new Set()): boolean {
	if (usual.has(word.toLowerCase())) return true;
	return [product, digits, usualWord, commonWord].some((each) => each.test(word));
}

/** Whether a name has only words that names of products have. */
export function isProductName(name: string): boolean {
	return wordsIn(name).every((word) => isOrdinary(word));
}

export function wordsIn(name: string): readonly string[] {
	return name.match(/[\p{L}\p{M}\d]+/gu) ?? [];
}
