/** Recognizes keys that restrict a personality on any provider (xnu IOService.cpp:matchInternal and matchPassive). */
import { restrictingKeys } from '../platform/matchingKeys.js';
import type { Dict } from '../value/plistValue.js';

/** Whether a personality restricts what it matches by keys other than those of its family. */
export function isRestricted(dict: Dict): boolean {
	return restrictingKeys.some((key) => dict.get(key) !== undefined);
}
