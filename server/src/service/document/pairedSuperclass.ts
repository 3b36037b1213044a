/** Finds what belongs to a driver by its superclass, which an interface near the plist declares. */
import { driverKitLineageOf } from '../platform/classes.js';
import { type Pairing, pairingsFor } from '../platform/pairings.js';
import { type DriverClass, driverClassNamed } from './declaredClasses.js';
import type { PlistContents } from './driverPlist.js';

/** A driver, its superclass in DriverKit, and all that can belong to it. */
export interface PairedDriver {
	readonly driver: DriverClass;
	readonly superclass: string;
	readonly pairings: readonly Pairing[];
}

/** The driver with a name; undefined if no interface declares it, or which class is compiled depends on a condition. */
export function pairedDriver(
	name: string | undefined,
	plist: PlistContents,
): PairedDriver | undefined {
	const driver = driverClassNamed(name, plist);
	if (driver?.frameworkClass === undefined || plist.isPreprocessed) return undefined;
	for (const superclass of driverKitLineageOf(driver.frameworkClass)) {
		const pairings = pairingsFor({ superclasses: [superclass] });
		if (pairings.length > 0) return { driver, superclass, pairings };
	}
	return undefined;
}
