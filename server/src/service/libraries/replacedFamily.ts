/** Which family of kexts a kext belongs to that DriverKit, or another framework, has replaced. */

import { descendsFrom } from '../platform/classes.js';
import { type ReplacedFamily, replacedFamilies } from '../platform/kextFamilies.js';
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
	if (replacedFamilies.some((family) => family.state === 'only' && links(family, libraries))) {
		return undefined;
	}
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
	if (!descendsFrom(name, 'IOPCIDevice')) return true;
	const keys = ['IOPCIMatch', 'IOPCIPrimaryMatch', 'IOPCISecondaryMatch', 'IOPCIClassMatch'];
	if (!keys.some((key) => personality.get(key))) return false;
	const classes = stringAt(personality, 'IOPCIClassMatch').split(/\s+/).filter(Boolean);
	const isDisplay = classes.length > 0 && classes.every(isDisplayClass);
	return !isDisplay && stringAt(personality, 'IONameMatch') !== 'display';
}

/** `0x03000000&0xff000000`: the base class is the first byte, and 3 is a display controller. */
function isDisplayClass(match: string): boolean {
	return Number.parseInt(match, 16) >>> 24 === 3;
}

function links(family: ReplacedFamily, libraries: readonly string[]): boolean {
	return family.libraries?.some((name) => libraries.includes(name)) ?? true;
}

/**
 * Serial ports and Ethernet are refused on USB only; PCI networking is its own family. A disk on a nub of the kext's
 * own, where there is no hardware, has no replacement.
 */
function fits({ family, state }: ReplacedFamily, bus: ReplacedFamily | undefined): boolean {
	if (state === 'refused') return bus?.state === 'refused';
	if (state === 'deprecated') return bus?.state === 'possible';
	return family !== 'Block storage' || bus !== undefined;
}
