/** The dicts from which a dext creates user clients, told by what they are called and hold. */
import type { Dict, DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';

/** Any name does (xnu IOUserServer.cpp:Create_Impl); by custom it ends so. */
export function isUserClientKey(key: string): boolean {
	return key.endsWith('UserClientProperties');
}

/** The dict of a user client where personalities stand: it names no provider, so that the kernel drops it. */
export function isStrayUserClient({ key }: DictEntry, dict: Dict): boolean {
	if (dict.get('IOProviderClass')) return false;
	return isUserClientKey(key) || stringAt(dict, 'IOClass') === 'IOUserUserClient';
}
