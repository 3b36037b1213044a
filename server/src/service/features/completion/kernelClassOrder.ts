/** Sorts kernel classes by how likely they are the IOClass of a personality. */
import type { PlistContents } from '../../document/driverPlist.js';
import { pairedDriver } from '../../document/pairedSuperclass.js';
import { once } from '../../once.js';
import {
	descendsFrom,
	driverKitLineageOf,
	kernelClasses,
	ownerOf,
} from '../../platform/classes.js';
import { familyOf, kernelBundles } from '../../platform/kernelBundles.js';
import { type Pairing, pairings, pairingsFor } from '../../platform/pairings.js';
import { providerOf } from '../../platform/providers.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';
import { personalitySkeletons } from './entrySnippets.js';
import { plainSnippet } from './plainSnippet.js';

/** Whether no personality instantiates or matches a class: a service creates it for each client, or once for the Mac. */
function isNeverMatched(name: string): boolean {
	return descendsFrom(name, 'IOUserClient') || name.endsWith('PlatformExpert');
}

/** Classes that the kernel can instantiate for a match, and that can be providers. */
export const services = once((): readonly string[] =>
	[...kernelClasses]
		.filter(([name, { abstract }]) => !abstract && descendsFrom(name, 'IOService'))
		.map(([name]) => name)
		.filter((name) => !isNeverMatched(name)),
);

/** All pairings, first those with the superclass and the provider of the personality. */
export function pairingsInOrder(personality: Dict, plist: PlistContents): readonly Pairing[] {
	const userClass = stringAt(personality, 'IOUserClass');
	const superclass = pairedDriver(userClass, plist)?.superclass ?? userClass;
	const superclasses = driverKitLineageOf(superclass).filter((name) => name !== 'IOService');
	const provider = stringAt(personality, 'IOProviderClass');
	const ordered = [
		...pairingsFor({ superclasses, provider }),
		...pairingsFor({ superclasses }),
		...pairingsFor({ provider }),
		...pairings,
	];
	return [...new Set(ordered)];
}

/** Classes of macOS that codeless kexts usually use, first those on the same provider. */
export function usualCodelessClasses(personality: Dict): readonly string[] {
	const provider = stringAt(personality, 'IOProviderClass');
	const onProvider = codelessSkeletons().filter((each) => each.provider === provider);
	return [...onProvider, ...codelessSkeletons()].map(({ name }) => name);
}

const codelessSkeletons = once(() =>
	personalitySkeletons('codelessKext').map(({ body }) => {
		const written = plainSnippet(body);
		const stringOf = (key: string): string =>
			new RegExp(`<key>${key}</key>\\s*<string>(.*?)</string>`).exec(written)?.[1] ?? '';
		return { name: stringOf('IOClass'), provider: stringOf('IOProviderClass') };
	}),
);

/** Drivers of the family of the provider, first those of the most usual bundles. */
export function classesOfFamily(personality: Dict): readonly string[] {
	const provider = stringAt(personality, 'IOProviderClass');
	const family = providerOf(provider)?.family ?? familyOf(provider);
	if (family === undefined || family === 'base' || family === 'none') return [];
	const bundles = [...kernelBundles].filter(([, bundle]) => bundle.family === family);
	const drivers = services().filter((name) => providerOf(name) === undefined);
	return bundles.flatMap(([bundle]) => drivers.filter((name) => ownerOf(name) === bundle));
}
