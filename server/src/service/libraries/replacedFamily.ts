/** Finds the family of a kext that DriverKit or another framework replaces. */

import { descendsFrom } from '../platform/classes.js';
import {
	type ReplacedFamily,
	replacedFamilies,
	uncoveredHardware,
} from '../platform/kextFamilies.js';
import { displayBaseClass, isPciProvider, pciMatchMasks } from '../platform/pci.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';

/** The provider class of a personality. */
export interface ProviderClass {
	readonly name: string;
	readonly personality: Dict;
}

/**
 * The family, by the provider classes of the personalities and the names of the libraries. A family that is recognized
 * only by libraries is more specific than a bus: an audio driver for USB is an audio driver.
 */
export function replacedFamilyOf(
	all: readonly ProviderClass[],
	libraries: readonly string[],
): ReplacedFamily | undefined {
	if (isForKextsOnly(libraries)) return undefined;
	const providers = all.filter(isReplaceable).map(({ name }) => name);
	const bus = replacedFamilies.find(
		(family) =>
			family.providers?.some((each) => providers.some((name) => descendsFrom(name, each))) &&
			linksAnyLibrary(family, libraries),
	);
	const purpose = replacedFamilies.find(
		(family) =>
			!family.providers &&
			family.libraries &&
			linksAnyLibrary(family, libraries) &&
			appliesToBus(family, bus),
	);
	if (purpose && providers.some((name) => descendsFrom(name, 'IOMedia'))) return undefined;
	return purpose ?? bus;
}

/** Whether a dext can match the same devices. PCIDriverKit does not support graphics and matches devices by PCI keys only. */
export function isReplaceable({ name, personality }: ProviderClass): boolean {
	if (!isPciProvider(name)) return true;
	if (![...pciMatchMasks.keys()].some((key) => personality.get(key))) return false;
	const classes = stringAt(personality, 'IOPCIClassMatch').split(/\s+/).filter(Boolean);
	const isDisplay = classes.length > 0 && classes.every(isDisplayClass);
	return !isDisplay && stringAt(personality, 'IONameMatch') !== 'display';
}

/** Whether the first byte of a match is the base class of displays, as in `0x03000000&0xff000000`. */
function isDisplayClass(match: string): boolean {
	return Number.parseInt(match, 16) >>> 24 === displayBaseClass;
}

function isForKextsOnly(libraries: readonly string[]): boolean {
	return uncoveredHardware.some(
		({ kextsOnly, libraries: names }) =>
			kextsOnly && names.some((name) => libraries.includes(name)),
	);
}

function linksAnyLibrary(family: ReplacedFamily, libraries: readonly string[]): boolean {
	return family.libraries?.some((name) => libraries.includes(name)) ?? true;
}

/**
 * Whether a family applies on a bus. macOS rejects kexts for serial ports and Ethernet on USB only; PCI networking is a
 * family of its own. A disk without hardware, on a nub of the kext, has no replacement.
 */
function appliesToBus(
	{ hardwareOnly, state }: ReplacedFamily,
	bus: ReplacedFamily | undefined,
): boolean {
	if (state === 'refused') return bus?.state === 'refused';
	if (state === 'deprecated') return bus?.state === 'possible';
	return !hardwareOnly || bus !== undefined;
}
