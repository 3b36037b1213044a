/** Looks up properties of entries and personalities, whose values may be unknown. */
import type { RegistryEntry, RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { missing, type Shown } from './trace.js';

/** A value that the dump does not show. */
export const notShown: RegistryValue = { type: 'unknown', reason: 'not printed' };

/** The properties of an entry that one dictionary of a personality is compared with. */
export interface EntryProperties {
	/** Undefined if the entry does not have it; of type `unknown` if the dump does not show whether it has it, or its value. */
	get(key: string): RegistryValue | undefined;
	/** Whether the dump shows that the entry has it. */
	has(key: string): boolean;
	/** The keys that the dump shows. */
	keys(): Iterable<string>;
	/** Whether the entry has no other keys. */
	readonly isComplete: boolean;
}

/** Those that `IOService::_copyPropertiesForMatching` provides: of the entry, and of its IOUserServiceProperties. */
export function propertiesForMatching({ properties, shown: all }: RegistryEntry): EntryProperties {
	const user = properties.get('IOUserServiceProperties');
	const merged = user?.type === 'dictionary' ? [user.entries] : [];
	return new MergedProperties([properties, ...merged], all === 'all');
}

/** Those that a personality with IOCompatibilityMatch is compared with. */
export function compatibilityProperties(entry: RegistryEntry): EntryProperties {
	const properties = propertyOf(entry, 'IOCompatibilityProperties');
	const shownOnes = properties?.type === 'dictionary' ? [properties.entries] : [];
	return new MergedProperties(shownOnes, properties?.type !== 'unknown');
}

class MergedProperties implements EntryProperties {
	constructor(
		private readonly dictionaries: readonly RegistryProperties[],
		readonly isComplete: boolean,
	) {}

	get(key: string): RegistryValue | undefined {
		for (const dictionary of this.dictionaries) {
			const value = dictionary.get(key);
			if (value) return value;
		}
		return this.isComplete ? undefined : notShown;
	}

	has(key: string): boolean {
		return this.dictionaries.some((each) => each.has(key));
	}

	*keys(): Iterable<string> {
		for (const dictionary of this.dictionaries) yield* dictionary.keys();
	}
}

/** One of those that `IOService::_copyPropertiesForMatching` provides. */
export function propertyOf(entry: RegistryEntry, key: string): RegistryValue | undefined {
	return entry.properties.get(key) ?? propertiesForMatching(entry).get(key);
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
