/** Finds the drivers of a family whose kernel class is the one for drivers without a family. */

import type { PlistContents } from '../../document/driverPlist.js';
import { type PairedDriver, pairedDriver } from '../../document/pairedSuperclass.js';
import type { PreparedPersonality } from '../../matching/matchingDictionary.js';

const genericClass = 'IOUserService';

/** The driver of a personality with `IOUserService`, if its superclass has another kernel class. */
export function driverWithGenericClass(
	personality: PreparedPersonality,
	plist: PlistContents,
): PairedDriver | undefined {
	if (personality.text('IOClass') !== genericClass) return undefined;
	const paired = pairedDriver(personality.text('IOUserClass'), plist);
	return paired?.pairings.some(({ IOClass }) => IOClass === genericClass) ? undefined : paired;
}
