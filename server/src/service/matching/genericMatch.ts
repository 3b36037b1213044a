/** Keys that restrict a personality whatever it matches (xnu IOService.cpp:matchInternal and matchPassive). */
import { restrictingKeys } from '../platform/matchingKeys.js';
import type { Dict } from '../value/plistValue.js';

/** Whether a personality names what it matches by other keys than those of its family. */
export function isRestricted(dict: Dict): boolean {
	return restrictingKeys.some((key) => dict.get(key) !== undefined);
}
