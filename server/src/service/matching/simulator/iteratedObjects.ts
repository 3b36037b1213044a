/** What the kernel sees when it goes through a value. */
import type { RegistryValue } from '../../registry/registry.js';

/** The objects of a collection, which are the keys of a dictionary (xnu OSDictionary.cpp:getNextObjectForIterator); another value itself. */
export function iteratedObjects(value: RegistryValue): readonly RegistryValue[] {
	if ('values' in value) return value.values;
	if (value.type !== 'dictionary') return [value];
	return [...value.entries.keys()].map((key) => ({ type: 'string', value: key }));
}
