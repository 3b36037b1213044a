/** The score that a personality starts with, as the kernel keeps it. */
import type { Personality } from '../../document/driverPlist.js';

/** 32 bits, signed; 0 where it is no number (xnu IOService.cpp:IOServiceObjectOrder). */
export function probeScore({ dict }: Personality): number {
	const score = dict.get('IOProbeScore')?.value;
	return score?.type === 'integer' ? Number(BigInt.asIntN(32, score.value ?? 0n)) : 0;
}

/** Dumps of the registry write small negative numbers without their sign, in 32 bits or 64. */
const smallNegative = 1n << 20n;

/** Whether the 32 bits that are kept are another number than the one that was meant. */
export function isWrappedScore(value: bigint): boolean {
	if (value === BigInt.asIntN(32, value)) return false;
	return ![32n, 64n].some((bits) => value < 1n << bits && value >= (1n << bits) - smallNegative);
}
