/** Looks up properties of entries and personalities, whose values may be unknown. */
import type { RegistryEntry, RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { missing, type Shown } from './trace.js';

const notShown: RegistryValue = { type: 'unknown', reason: 'not printed' };

/**
 * A property as `IOService::_copyPropertiesForMatching` provides it: of the entry, or of its IOUserServiceProperties.
 * Undefined if the entry does not have it; of type `unknown` if the dump does not show whether it has it.
 */
export function propertyOf(entry: RegistryEntry, key: string): RegistryValue | undefined {
	const own = entry.properties.get(key);
	if (own) return own;
	const user = entry.properties.get('IOUserServiceProperties');
	const merged = user?.type === 'dictionary' ? user.entries.get(key) : undefined;
	return merged ?? (entry.shown === 'all' ? undefined : notShown);
}

/** How a trace shows a property. */
export function shown(value: RegistryValue | undefined): Shown {
	return value ?? missing;
}

/** The text of a string; undefined for other types. */
export function textOf(properties: RegistryProperties, key: string): string | undefined {
	const value = properties.get(key);
	return value?.type === 'string' ? value.value : undefined;
}

/** The number of an integer; undefined for other types. */
export function integerOf(value: RegistryValue | undefined): bigint | undefined {
	return value?.type === 'integer' ? value.value : undefined;
}
