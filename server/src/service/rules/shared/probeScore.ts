/** The score that a personality starts with, as the kernel keeps it. */
import type { Personality } from '../../document/driverPlist.js';

/** 32 bits, signed; 0 where it is not a number (xnu IOService.cpp:IOServiceObjectOrder). */
export function probeScore({ dict }: Pick<Personality, 'dict'>): number {
	const score = dict.get('IOProbeScore')?.value;
	return score?.type === 'integer' ? Number(BigInt.asIntN(32, score.value ?? 0n)) : 0;
}

/** Dumps of the registry write small negative numbers without their sign, in 32 bits or 64. */
const smallNegative = 1n << 20n;

/** Whether the 32 bits that the kernel keeps are another number than the intended one. */
export function isWrappedScore(value: bigint): boolean {
	if (value === BigInt.asIntN(32, value)) return false;
	return ![32n, 64n].some((bits) => value < 1n << bits && value >= (1n << bits) - smallNegative);
}
