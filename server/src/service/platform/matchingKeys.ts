/** Keys that every personality can have, whatever it matches. */
import matchingKeysFile from '../../../../schemas/facts/matchingKeys.json' with { type: 'json' };

/** A key that a provider compares with one of its properties. */
export interface MatchingKey {
	readonly key: string;
	/** It holds several values for that key. */
	readonly listOf?: string;
	/** It holds the bits of that key that are compared. */
	readonly maskOf?: string;
}

/** Probe scores that a family replaces: those from `from` on count as `to`. */
export interface ClampedScore {
	readonly from: bigint;
	readonly to: bigint;
}

/** Keys that narrow down what a personality matches, apart from those of a family. */
export const restrictingKeys: readonly string[] = matchingKeysFile.restricting;

/** Keys whose dictionary is compared with an ancestor of the provider; only the first that is present is read. */
export const nestedMatchingKeys: readonly string[] = matchingKeysFile.nested;

/** Keys whose dictionary describes another service than the one that the personality starts. */
export const describingKeys: readonly string[] = matchingKeysFile.describing;
