/** Which family of kexts a kext belongs to that DriverKit, or another framework, has replaced. */
import { descendsFrom, type ReplacedFamily, replacedFamilies } from '../schema/facts.js';

/** Without a replacement: what drives displays stays in the kernel. */
const graphics = ['com.apple.iokit.IOGraphicsFamily', 'com.apple.iokit.IONDRVSupport'];

/**
 * The family, by the provider classes of the personalities and the names of the libraries. A family that is known by its
 * libraries alone is more telling than the bus: an audio driver for USB is an audio driver.
 */
export function replacedFamilyOf(
	providers: readonly string[],
	libraries: readonly string[],
): ReplacedFamily | undefined {
	if (graphics.some((name) => libraries.includes(name))) return undefined;
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

function links(family: ReplacedFamily, libraries: readonly string[]): boolean {
	return family.libraries?.some((name) => libraries.includes(name)) ?? true;
}

/** Serial ports and Ethernet are refused on USB only; PCI networking is its own family. */
function fits({ state }: ReplacedFamily, bus: ReplacedFamily | undefined): boolean {
	if (state === 'refused') return bus?.state === 'refused';
	return state !== 'deprecated' || bus?.state === 'possible';
}
