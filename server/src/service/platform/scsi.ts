/** The keys that SCSI logical units compare. */
import scsiFile from '../../../../schemas/facts/scsi.json' with { type: 'json' };
import { descendsFrom } from './classes.js';
import type { ClampedScore } from './matchingKeys.js';

/** The keys in the order in which they are read: each only if the one before it is equal. */
export const scsiLadder: readonly string[] = scsiFile.ladder;

/** The score when the key of the ladder at the same position is the last one that is equal. */
export const scsiScores: readonly number[] = scsiFile.scores;

/** The score of a personality that has a match category instead of the first key of the ladder. */
export const scsiScoreOfCategory = scsiFile.scoreOfCategory;

/** The category whose personalities have twice their IOProbeScore instead. */
export const scsiClientCategory = scsiFile.clientCategory;

export const scsiProviders: readonly string[] = scsiFile.providers;

export const scsiClampedScore: ClampedScore = {
	from: BigInt(scsiFile.clampedScore.from),
	to: BigInt(scsiFile.clampedScore.to),
};

/** Whether a provider class compares these keys. */
export function isScsiProvider(providerClass: string): boolean {
	return scsiFile.providers.some((name) => descendsFrom(providerClass, name));
}

/** The device type in the name of a class such as `IOSCSIPeripheralDeviceType05`, which is hexadecimal. */
export function deviceTypeOfClass(className: string): bigint | undefined {
	const digits = /SCSIPeripheralDeviceType([0-9A-F]{2})$/.exec(className)?.[1];
	return digits === undefined ? undefined : BigInt(`0x${digits}`);
}
