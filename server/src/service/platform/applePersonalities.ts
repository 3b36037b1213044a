/** Personalities of Apple's drivers, with which those of others compete. Apple has more than these. */
import file from '../../../../schemas/facts/applePersonalities.json' with { type: 'json' };
import { descendsFrom } from './classes.js';

export interface ApplePersonality {
	/** IOProviderClass. */
	readonly provider: string;
	/** IOClass. */
	readonly class: string;
	/** IOUserClass, of a dext. */
	readonly userClass?: string;
	readonly bundle: string;
	/** IOMatchCategory; the default one where absent. */
	readonly category?: string;
	/** What the provider compares, as in a property list. */
	readonly keys: Readonly<Record<string, unknown>>;
	/** IOProbeScore. */
	readonly probeScore: number;
	/** The scores of the attached driver; several where they depend on the device. */
	readonly scores: readonly number[];
	/** The first and the last macOS in which it was seen: others may have it, too. */
	readonly seen: readonly string[];
	/** Whether the driver can refuse the device, or change its score, after it has matched. */
	readonly decidesInProbe?: boolean;
}

export const applePersonalities: readonly ApplePersonality[] = file.personalities;

/** Those that the kernel compares with a service of this class. */
export function applePersonalitiesOn(serviceClass: string): readonly ApplePersonality[] {
	return applePersonalities.filter(({ provider }) => descendsFrom(serviceClass, provider));
}
