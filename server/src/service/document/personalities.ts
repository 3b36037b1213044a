/** Lists the personalities of a plist, and misplaced dictionaries that look like some. */
import { nearestName } from '../text/spelling.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import type { Personality } from './driverPlist.js';
import { isPersonalities, readKeyFor, splitRootKey } from './rootKey.js';
import { isStrayUserClient, isUnnamedPersonality } from './userClient.js';

/** The personalities that the system reads, also those of `IOKitPersonalities_x86_64` and other architectures. */
export function personalitiesOf(root: PlistValue | undefined): readonly Personality[] {
	if (root?.type !== 'dict') return [];
	const found: Personality[] = [];
	for (const { key, value } of root.entries) {
		if (!isPersonalities(key) || value.type !== 'dict') continue;
		const isUnnamed = isUnnamedPersonality(value);
		for (const entry of value.entries) {
			const dict = entry.value;
			if (dict.type !== 'dict' || isStrayUserClient(entry, dict)) continue;
			if (isUnnamed && !dict.get('IOProviderClass')) continue;
			found.push({ name: entry.key, entry, dict });
		}
	}
	return found;
}

/** Whether a value is a dictionary with the two keys that nearly all personalities have, and little else. */
export function looksLikePersonality(value: PlistValue): value is Dict {
	return (
		value.type === 'dict' &&
		['IOClass', 'IOProviderClass'].every((key) => value.get(key)?.value.type === 'string')
	);
}

/**
 * Whether a root entry contains personalities under a misspelled name. A name that begins with IOKitPersonalities, even
 * misspelled, was changed on purpose.
 */
export function isMisnamedPersonalities({ key, value, dict }: DictEntry): boolean {
	const name = key.trim();
	if (isPersonalities(key) || value.type !== 'dict') return false;
	const isPart = /^(?:Kit)?Personalit(?:y|ies)$/i.test(name) && !dict.get('IOKitPersonalities');
	if (!/^IO/i.test(name) && !isPart) return false;
	if (!isPersonalities(name) && readKeyFor(name) === undefined && isRenamed(name)) return false;
	return value.entries.some((entry) => looksLikePersonality(entry.value));
}

/** Whether a root key is IOKitPersonalities, perhaps misspelled, or turned off by more before or after it: `xIOKitPersonalities`, `IOKitPersonalities_old`. */
export function namesPersonalities(key: string): boolean {
	return key.split(/[^A-Za-z]+/).some((written) => {
		const word = written.replace(/^x(?=I)/, '');
		return (
			/^IOKitPersonalities/.test(word) || nearestName(word, ['IOKitPersonalities']) !== undefined
		);
	});
}

/** Whether a key is IOKitPersonalities, perhaps misspelled, with more after it than an architecture. */
function isRenamed(key: string): boolean {
	if (key.startsWith('IOKitPersonalities')) return true;
	const { name } = splitRootKey(key);
	const [start = ''] = /^[A-Za-z]*/.exec(name) ?? [];
	const hasAddition = start !== name && nearestName(start, ['IOKitPersonalities']) !== undefined;
	return hasAddition || /disabled|unused|backup|old$|off$/i.test(name);
}

/** The personalities of a property list in which none is read: in an array, or under a misspelled name. */
export function unreadPersonalities(root: Dict): readonly Dict[] {
	return [...possiblePersonalities(root)].filter(
		(dict) => dict !== root && looksLikePersonality(dict),
	);
}

/** Each dictionary that may be a personality, also where none is read: a level too high, in an array, or under a misspelled name. */
export function* possiblePersonalities(root: Dict): Iterable<Dict> {
	// `ioreg -a` prints the properties of a service at the root.
	if (!root.get('IOObjectClass')) yield root;
	for (const entry of root.entries) {
		const { key, value } = entry;
		if (!isPersonalities(key) && !isMisnamedPersonalities(entry)) continue;
		if (value.type === 'dict') yield value;
		for (const item of contentOf(value)) {
			const dicts = item.type === 'array' ? item.items : [item];
			for (const dict of dicts) if (dict.type === 'dict') yield dict;
		}
	}
}

function contentOf(value: PlistValue): readonly PlistValue[] {
	if (value.type === 'dict') return value.entries.map((each) => each.value);
	return value.type === 'array' ? value.items : [];
}

/** Names that only personalities have. A project can have its own `UUID`, `Type`, or `VersionNumber` at the root. */
const nameOfIOKit =
	/^(?:IO[A-Z]|id[A-Z]|b(?:Device|Interface|Config)|bcd|(?:Vendor|Product)ID|PrimaryUsage|DeviceUsage)/;

/** Whether the name of a key shows that it was written for a personality. */
export function hasNameOfIOKit(key: string): boolean {
	return nameOfIOKit.test(key);
}
