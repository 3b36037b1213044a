/** The initial probe score of a personality, as the kernel stores it. */
import type { Personality } from '../../document/driverPlist.js';

/** The score in 32 bits, signed; 0 if it is not a number (xnu IOService.cpp:IOServiceObjectOrder). */
export function probeScore({ dict }: Pick<Personality, 'dict'>): number {
	const score = dict.get('IOProbeScore')?.value;
	return score?.type === 'integer' ? Number(BigInt.asIntN(32, score.value ?? 0n)) : 0;
}

/** Small negative numbers, which dumps of the registry show without their sign, in 32 or 64 bits. */
const smallNegative = 1n << 20n;

/** Whether the 32 bits that the kernel stores are a different number than the intended one. */
export function isWrappedScore(value: bigint): boolean {
	if (value === BigInt.asIntN(32, value)) return false;
	return ![32n, 64n].some((bits) => value < 1n << bits && value >= (1n << bits) - smallNegative);
}
