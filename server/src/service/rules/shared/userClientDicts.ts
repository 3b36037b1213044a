/** The dictionaries of a personality from which a dext creates user clients and other services. */
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

/** The nested dictionaries from which a dext creates services that are not user clients. */
export function* childServiceDicts(personality: Dict): Iterable<Dict> {
	for (const { key, value } of personality.entries) {
		if (value.type !== 'dict' || isUserClientKey(key)) continue;
		if (value.get('IOClass') && value.get('IOUserClass')) yield value;
	}
}
