/** The entitlements that the personalities of a dext require, by their providers and kernel classes. */
import type { PreparedPersonality } from '../../matching/matchingDictionary.js';
import { familyPrefix, transportPrefix } from '../../platform/entitlements.js';
import { entitlementsFor, pairingsFor } from '../../platform/pairings.js';
import { busOf } from '../../platform/providers.js';
import type { PlistValue } from '../../value/plistValue.js';

/** An entitlement, and the value in a personality that requires it. */
export interface RequiredEntitlement {
	readonly name: string;
	readonly personality: PreparedPersonality;
	readonly key: 'IOProviderClass' | 'IOClass';
	/** What requires it: the class, or that of the user client of a framework. */
	readonly className: string;
	readonly value: PlistValue;
}

/** The entitlements that one personality certainly requires; none if its classes depend on the build. */
export function requiredEntitlements(
	personality: PreparedPersonality,
): readonly RequiredEntitlement[] {
	if (!personality.isDextPersonality) return [];
	const { providerClass, kernelClass } = personality;
	const bus = providerClass === undefined ? undefined : busOf(providerClass);
	return [
		...(bus ? [`${transportPrefix}${bus}`] : []).flatMap((name) =>
			required(name, personality, 'IOProviderClass', providerClass),
		),
		...(kernelClass ? familiesOf(personality, kernelClass.name) : []).flatMap(({ name, by }) =>
			required(name, personality, 'IOClass', by),
		),
	];
}

function required(
	name: string,
	personality: PreparedPersonality,
	key: RequiredEntitlement['key'],
	className: string | undefined,
): readonly RequiredEntitlement[] {
	const value = personality.value(key);
	return className === undefined || !value ? [] : [{ name, personality, key, className, value }];
}

/**
 * The families that all pairings of the kernel class require. Frameworks that share a kernel class are distinguished by
 * the dictionary that they read in the personality; their virtual devices require no family.
 */
function familiesOf(
	{ dict, provider, providerClass }: PreparedPersonality,
	kernelClass: string,
): readonly { readonly name: string; readonly by: string }[] {
	const keys = dict.entries.map(({ key }) => key);
	const pairings = pairingsFor({ kernelClass, keys });
	const ofDictionary = pairings.filter(({ userClient }) => userClient !== undefined);
	if (ofDictionary.length > 0 && provider.family === 'resources') return [];
	const [first, ...others] = (ofDictionary.length > 0 ? ofDictionary : pairings).map((pairing) =>
		entitlementsFor(pairing, providerClass ?? ''),
	);
	const names = (first ?? []).filter(
		(name) => name.startsWith(familyPrefix) && others.every((each) => each.includes(name)),
	);
	const by = ofDictionary[0]?.userClient?.IOUserClass ?? kernelClass;
	return names.map((name) => ({ name, by }));
}
