/** The dictionaries of a personality from which a dext creates user clients. */
import { isUserClientKey } from '../../document/userClient.js';
import type { PreparedPersonality } from '../../matching/matchingDictionary.js';
import type { Dict } from '../../value/plistValue.js';

/**
 * The nested dictionaries with the usual suffix of user clients. Others, such as `MyNubProperties`, describe other
 * services that the driver creates (IOUserServer.cpp:Create_Impl accepts any name).
 */
export function* userClientDicts({ dict }: PreparedPersonality): Iterable<Dict> {
	for (const { key, value } of dict.entries) {
		if (isUserClientKey(key) && value.type === 'dict') yield value;
	}
}
