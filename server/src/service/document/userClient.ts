/** Recognizes the dictionaries from which a dext creates user clients, by their names and contents. */
import type { Dict, DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';

/** Whether a key has the usual suffix; any name is valid (xnu IOUserServer.cpp:Create_Impl). */
export function isUserClientKey(key: string): boolean {
	return key.endsWith('UserClientProperties');
}

/** The keys of a service that a dext creates: its class in the kernel, and that in the dext. */
const serviceKeys = ['IOClass', 'IOUserClass'] as const;

/** Whether a dictionary has the classes of a service that a dext creates from its personality, and no provider. */
export function describesService(dict: Dict): boolean {
	return serviceKeys.every((key) => dict.get(key)) && !dict.get('IOProviderClass');
}

/** As `describesService`, also with only one of the classes: the key of the other one can be misspelled. */
export function namesService(dict: Dict): boolean {
	return serviceKeys.some((key) => dict.get(key)) && !dict.get('IOProviderClass');
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
