/** Personalities of Apple's drivers, with which those of others compete. Apple has more than these. */
import file from '../../../../schemas/facts/applePersonalities.json' with { type: 'json' };
import { descendsFrom } from './classes.js';
import { darwinOf } from './kpiLibraries.js';

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

/** The name of the driver: its class in the dext, or else in the kernel. */
export function driverNameOf({ userClass, class: kernelClass }: ApplePersonality): string {
	return userClass ?? kernelClass;
}

/** What attaches to older systems only is of little interest. */
const oldestMacOS = 11;

/** Whether a system that is still of interest has it. */
export function isOfInterest({ seen }: ApplePersonality): boolean {
	return Number(seen.at(-1)) >= oldestMacOS;
}

/** The personalities that the macOS of a Darwin version may have; `isCertain` for those that were seen in it. */
export function applePersonalitiesIn(
	darwin: number | undefined,
): readonly { readonly apple: ApplePersonality; readonly isCertain: boolean }[] {
	const isOld = darwin !== undefined && darwin < (darwinOf(String(oldestMacOS)) ?? 0);
	return applePersonalities.flatMap((apple) => {
		const isCertain = darwin !== undefined && wasSeenIn(apple, darwin);
		return isCertain || (!isOld && isOfInterest(apple)) ? [{ apple, isCertain }] : [];
	});
}

/** Whether a macOS is between those that were seen to have it. */
function wasSeenIn({ seen: [first = '', last = ''] }: ApplePersonality, darwin: number): boolean {
	const [from, to] = [darwinOf(first), darwinOf(last)];
	return from !== undefined && to !== undefined && from <= darwin && darwin <= to;
}

/** Such as `macOS 11`, or `macOS 10.15 to 11`. */
export function seenText({ seen }: ApplePersonality): string {
	return `macOS ${[...new Set(seen)].join(' to ')}`;
}
