/** Dexts on SCSI devices, which the kernel class for drivers without a family does not serve. */
import type { PreparedPersonality } from '../../matching/matchingDictionary.js';

/** The kernel class for drivers without a family. */
export const genericClass = 'IOUserService';

/** Whether a personality launches a dext on a SCSI device. */
export function isOnScsi(personality: PreparedPersonality): boolean {
	return (
		personality.providerClass === 'IOSCSIPeripheralDeviceNub' &&
		personality.get('IOUserServerName') !== undefined
	);
}
