/** What the Info.plist of a system extension declares: its network providers, and its Mach services. */
import {
	cameraExtension,
	cameraService,
	categoryDictionaries,
	networkExtension,
	networkService,
	providerClasses,
	providerPrefix,
} from '../platform/networkExtensions.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';

/** The entries of `NEProviderClasses`, each for one type of network providers. */
export function networkProvidersOf(root: Dict): readonly DictEntry[] {
	const classes = nestedValue(root, networkExtension, providerClasses);
	return classes?.type === 'dict' ? classes.entries : [];
}

/** The keys of names that begin with an app group. The name of an Endpoint Security service is not compared. */
const services: readonly (readonly [dict: string, key: string])[] = [
	[networkExtension, networkService],
	[cameraExtension, cameraService],
];

/** A Mach service whose name begins with an app group. */
export interface MachService {
	readonly key: string;
	readonly value: PlistValue & { readonly type: 'string' };
}

/** The Mach services of network and camera extensions. */
export function machServicesOf(root: Dict): readonly MachService[] {
	return services.flatMap(([dictKey, key]) => {
		const value = nestedValue(root, dictKey, key);
		return value?.type === 'string' && value.value.trim() !== '' ? [{ key, value }] : [];
	});
}

/** The key of the dictionary in which nothing finds an entry of a network extension, because it is next to it, around it, or in it. */
export type MissedPlace = typeof networkExtension | typeof providerClasses;

/** Where an entry of a network extension belongs; undefined if it is there, or is a copy of one that is. */
export function missedPlaceOf(
	root: Dict,
	{ key, value, dict }: DictEntry,
): MissedPlace | undefined {
	if (value.type !== 'string') return undefined;
	const network = root.get(networkExtension)?.value;
	const classes = nestedValue(root, networkExtension, providerClasses);
	if (key.startsWith(providerPrefix)) {
		const isOutside = dict === root || dict === network;
		const isCopy = classes?.type === 'dict' && classes.get(key) !== undefined;
		return isOutside && !isCopy ? providerClasses : undefined;
	}
	const isTooDeep = key === networkService && dict === classes;
	const isCopy = network?.type === 'dict' && network.get(networkService) !== undefined;
	return isTooDeep && !isCopy ? networkExtension : undefined;
}

/** The key of a dictionary that declares what an extension is, or of that of its providers in it. */
export function declarationWith(root: Dict, dict: Dict): string | undefined {
	const { entry } = dict;
	if (entry === undefined) return undefined;
	if (entry.dict === root) return categoryDictionaries.find((key) => key === entry.key);
	const isOfNetwork = entry.dict === root.get(networkExtension)?.value;
	return isOfNetwork && entry.key === providerClasses ? providerClasses : undefined;
}

function nestedValue(root: Dict, dictKey: string, key: string): PlistValue | undefined {
	const dict = root.get(dictKey)?.value;
	return dict?.type === 'dict' ? dict.get(key)?.value : undefined;
}
