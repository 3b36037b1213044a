/** The dicts of a personality from which a dext creates user clients. */
import type { Personality, PlistContents } from '../../document/driverPlist.js';
import { isUserClientKey } from '../../document/userClient.js';
import type { Dict } from '../../value/plistValue.js';

/**
 * Every nested dict whose name ends as is the custom for user clients. Others, such as `MyNubProperties`, hold what
 * the driver creates besides (IOUserServer.cpp:Create_Impl takes any name).
 */
export function* userClientDicts(plist: PlistContents): Iterable<{
	readonly personality: Personality;
	readonly client: Dict;
}> {
	for (const personality of plist.personalities) {
		for (const { key, value } of personality.dict.entries) {
			if (isUserClientKey(key) && value.type === 'dict') yield { personality, client: value };
		}
	}
}
