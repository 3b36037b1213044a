/** Which family of kexts a kext belongs to that DriverKit, or another framework, has replaced. */

import { descendsFrom } from '../platform/classes.js';
import {
	type ReplacedFamily,
	replacedFamilies,
	uncoveredHardware,
} from '../platform/kextFamilies.js';
import { displayBaseClass, isPciProvider, pciMatchMasks } from '../platform/pci.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';

/** A personality of the kext as far as it tells the family. */
export interface ProviderClass {
	readonly name: string;
	readonly personality: Dict;
}

/**
 * The family, by the provider classes of the personalities and the names of the libraries. A family that is known by its
 * libraries alone is more telling than the bus: an audio driver for USB is an audio driver.
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
			links(family, libraries),
	);
	const purpose = replacedFamilies.find(
		(family) =>
			!family.providers && family.libraries && links(family, libraries) && fits(family, bus),
	);
	if (purpose && providers.some((name) => descendsFrom(name, 'IOMedia'))) return undefined;
	return purpose ?? bus;
}

/** Whether a dext could match the same: PCIDriverKit has no graphics, and takes devices by their numbers. */
export function isReplaceable({ name, personality }: ProviderClass): boolean {
	if (!isPciProvider(name)) return true;
	if (![...pciMatchMasks.keys()].some((key) => personality.get(key))) return false;
	const classes = stringAt(personality, 'IOPCIClassMatch').split(/\s+/).filter(Boolean);
	const isDisplay = classes.length > 0 && classes.every(isDisplayClass);
	return !isDisplay && stringAt(personality, 'IONameMatch') !== 'display';
}

/** `0x03000000&0xff000000`: the base class is the first byte, which tells what the device is. */
function isDisplayClass(match: string): boolean {
	return Number.parseInt(match, 16) >>> 24 === displayBaseClass;
}

function isForKextsOnly(libraries: readonly string[]): boolean {
	return uncoveredHardware.some(
		({ kextsOnly, libraries: names }) =>
			kextsOnly && names.some((name) => libraries.includes(name)),
	);
}

function links(family: ReplacedFamily, libraries: readonly string[]): boolean {
	return family.libraries?.some((name) => libraries.includes(name)) ?? true;
}

/**
 * Serial ports and Ethernet are refused on USB only; PCI networking is its own family. A disk on a nub of the kext's
 * own, where there is no hardware, has no replacement.
 */
function fits({ hardwareOnly, state }: ReplacedFamily, bus: ReplacedFamily | undefined): boolean {
	if (state === 'refused') return bus?.state === 'refused';
	if (state === 'deprecated') return bus?.state === 'possible';
	return !hardwareOnly || bus !== undefined;
}
