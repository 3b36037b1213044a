/** Whether a value is `<false/>`. As the value of an entitlement, xnu treats it as missing (IOKitBSDInit.cpp:IOTaskHasEntitlement). */
import type { PlistValue } from './plistValue.js';

export function isFalse(value: PlistValue): boolean {
	return value.type === 'boolean' && !value.value;
}
