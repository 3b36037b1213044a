/** Recognizes the dictionaries from which a dext creates user clients, by their names and contents. */
import type { Dict, DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';

/** Whether a key has the usual suffix; any name is valid (xnu IOUserServer.cpp:Create_Impl). */
export function isUserClientKey(key: string): boolean {
	return key.endsWith('UserClientProperties');
}

/** Whether a dictionary in a personality has a class of a service that the dext creates, by a name of its own. */
export function namesService(dict: Dict): boolean {
	if (dict.get('IOProviderClass')) return false;
	return ['IOClass', 'IOUserClass'].some((key) => dict.get(key) !== undefined);
}

/** Whether an entry next to personalities describes a user client: it has no provider class, so the kernel drops it. */
export function isStrayUserClient({ key, dict: around }: DictEntry, dict: Dict): boolean {
	if (dict.get('IOProviderClass') || isUnnamedPersonality(around)) return false;
	return describesUserClient(key, dict);
}

/** Whether a dictionary describes a user client, by its name or by its class. */
export function describesUserClient(key: string, dict: Dict): boolean {
	return isUserClientKey(key) || stringAt(dict, 'IOClass') === 'IOUserUserClient';
}

/** Whether a dictionary among keys of a personality without its name is a personality, or the start of one whose end tag came too early. */
export function isNamedPersonality({ key, dict: around }: DictEntry, dict: Dict): boolean {
	if (dict.get('IOProviderClass')) return true;
	if (describesUserClient(key, dict)) return false;
	const startsHere = dict.get('IOClass') !== undefined && !around.get('IOClass');
	return startsHere || dict.entries.some((each) => onlyInPersonality.has(each.key));
}

/** Whether a list of personalities is one without its name. Dictionaries without a provider class are then a part of it. */
export function isUnnamedPersonality(list: Dict): boolean {
	return list.get('IOProviderClass')?.value.type === 'string';
}

/** Keys of personalities that nothing reads in the properties of a service that a dext creates (xnu IOUserServer.cpp:Create_Impl). */
const onlyInPersonality: ReadonlySet<string> = new Set([
	'CFBundleIdentifier',
	'CFBundleIdentifierKernel',
	'IOMatchCategory',
	'IOProbeScore',
	'IOProviderClass',
	'IOResourceMatch',
	'IOUserServerName',
]);

/** Whether a key has an effect only directly in a personality, and not in a dictionary of it. */
export function isOnlyInPersonality(key: string): boolean {
	return onlyInPersonality.has(key);
}

/** Whether `key` has no effect because `dict` describes a user client, not a personality. */
export function isMisplacedInUserClient({ entry }: Dict, key: string): boolean {
	return entry !== undefined && isUserClientKey(entry.key) && onlyInPersonality.has(key);
}
