/** Entries in the value of a key that does not take them, such as personalities among libraries. They belong elsewhere. */
import type { DictEntry, PlistValue } from '../../value/plistValue.js';
import { isKnownKey } from './knownKey.js';

/** Whether *Fix all* would lose entries if it removed this one. The name of a library has a dot, or is not known as a key. */
export function hasStrayEntries({ value }: DictEntry): boolean {
	if (value.type === 'array') return value.items.some(isContainer);
	if (value.type !== 'dict') return false;
	return value.entries.some(
		(each) => isContainer(each.value) || (!each.key.includes('.') && isKnownKey(each.key)),
	);
}

function isContainer({ type }: PlistValue): boolean {
	return type === 'dict' || type === 'array';
}
