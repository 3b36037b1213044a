/** Finds the drivers whose kernel class belongs to another superclass. */

import type { PlistContents } from '../../document/driverPlist.js';
import { type PairedDriver, pairedDriver } from '../../document/pairedSuperclass.js';
import type { PreparedPersonality } from '../../matching/matchingDictionary.js';
import { isDriverKitProxy } from '../../platform/pairings.js';

/** The driver of a personality with a kernel class of DriverKit, if its superclass has another one. */
export function driverWithOtherClass(
	personality: PreparedPersonality,
	plist: PlistContents,
): PairedDriver | undefined {
	const name = personality.text('IOClass');
	if (name === undefined || !isDriverKitProxy(name)) return undefined;
	const paired = pairedDriver(personality.text('IOUserClass'), plist);
	// A class between the two, such as IOHIDEventService, has a kernel side of its own.
	if (!paired || paired.superclass !== paired.driver.frameworkClass) return undefined;
	return paired.pairings.some(({ IOClass }) => IOClass === name) ? undefined : paired;
}
