/** The keys that SCSI logical units compare. */
import scsiFile from '../../../../schemas/facts/scsi.json' with { type: 'json' };
import { descendsFrom } from './classes.js';
import type { ClampedScore } from './matchingKeys.js';

/** The keys in the order in which they are read: each only if the one before it is equal. */
export const scsiLadder: readonly string[] = scsiFile.ladder;

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
