/** Kernel classes in the order in which a personality may want them as its IOClass. */
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

/** Made by a service for each client, or once for the whole Mac: no personality creates one or waits for one. */
function isNeverMatched(name: string): boolean {
	return descendsFrom(name, 'IOUserClient') || name.endsWith('PlatformExpert');
}

/** Classes that the kernel can create for a match, and that may provide for another. */
export const services = once((): readonly string[] =>
	[...kernelClasses]
		.filter(([name, { abstract }]) => !abstract && descendsFrom(name, 'IOService'))
		.map(([name]) => name)
		.filter((name) => !isNeverMatched(name)),
);

/** All pairings, those first whose superclass and provider the personality names. */
export function fittingPairings(personality: Dict): readonly Pairing[] {
	const superclasses = driverKitLineageOf(stringAt(personality, 'IOUserClass')).filter(
		(name) => name !== 'IOService',
	);
	const provider = stringAt(personality, 'IOProviderClass');
	const ordered = [
		...pairingsFor({ superclasses, provider }),
		...pairingsFor({ superclasses }),
		...pairingsFor({ provider }),
		...pairings,
	];
	return [...new Set(ordered)];
}

/** Classes of macOS that codeless kexts customarily put to work, those on the same provider first. */
export function customaryWithoutCode(personality: Dict): readonly string[] {
	const provider = stringAt(personality, 'IOProviderClass');
	const onProvider = customary().filter((each) => each.provider === provider);
	return [...onProvider, ...customary()].map(({ name }) => name);
}

const customary = once(() =>
	personalitySkeletons('codelessKext').map(({ body }) => {
		const written = plainSnippet(body);
		const stringOf = (key: string): string =>
			new RegExp(`<key>${key}</key>\\s*<string>(.*?)</string>`).exec(written)?.[1] ?? '';
		return { name: stringOf('IOClass'), provider: stringOf('IOProviderClass') };
	}),
);

/** Drivers of the family that the provider belongs to, those of the most usual bundles first. */
export function classesOfFamily(personality: Dict): readonly string[] {
	const provider = stringAt(personality, 'IOProviderClass');
	const family = providerOf(provider)?.family ?? familyOf(provider);
	if (family === undefined || family === 'base' || family === 'none') return [];
	const bundles = [...kernelBundles].filter(([, bundle]) => bundle.family === family);
	const drivers = services().filter((name) => providerOf(name) === undefined);
	return bundles.flatMap(([bundle]) => drivers.filter((name) => ownerOf(name) === bundle));
}
