/** Facts about a name, as a look-up shows them. */

export const factKinds = [
	'kernel class',
	'DriverKit class',
	'provider class',
	'kext',
	'library',
	'pairing',
	'matching key',
	'driver of Apple',
] as const;

/** One fact about a name that is not a key. The properties have the names that property lists use, or plain words. */
export interface NameFact {
	readonly kind: (typeof factKinds)[number];
	readonly description?: string | undefined;
	readonly properties: readonly (readonly [name: string, values: readonly string[]])[];
}

export type Property = readonly [name: string, values: readonly (string | undefined)[]];

/** The properties that have values. */
export function withValues(properties: readonly Property[]): NameFact['properties'] {
	return properties.flatMap(([name, values]) => {
		const present = values.filter((value) => value !== undefined);
		return present.length === 0 ? [] : [[name, present] as const];
	});
}
