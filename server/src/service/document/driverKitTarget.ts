/** Finds the oldest version of DriverKit that a dext promises to run on. */
import type { PlistContents } from './driverPlist.js';
import { rootText } from './rootEntries.js';

export const driverKitTargetKey = 'OSMinimumDriverKitVersion';

/** The oldest version, such as `20.4`, by the property list or by the project; undefined where it is unknown. */
export function driverKitTargetOf(plist: PlistContents): string | undefined {
	const written = rootText(plist, driverKitTargetKey)?.trim();
	if (written !== undefined && /^\d+(?:\.\d+)*$/.test(written)) return written;
	const targets = plist.neighbors.products.map(({ driverKit }) => driverKit);
	// A project that does not state its target has that of its SDK.
	if (targets.length === 0 || targets.includes(undefined)) return undefined;
	return targets.reduce((a, b) =>
		Number.parseFloat(b ?? '') > Number.parseFloat(a ?? '') ? b : a,
	);
}
