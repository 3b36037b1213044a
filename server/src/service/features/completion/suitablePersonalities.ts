/** Decides which personalities are proposed: not those of a class that the oldest system of the dext does not have. */
import { driverKitTargetOf } from '../../document/driverKitTarget.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { sinceOfKernelClass } from '../../platform/pairings.js';
import type { SchemaSnippet } from '../../schema/schema.js';

const kernelClass = /<key>IOClass<\/key>\s*<string>(\w+)<\/string>/;

/** The personalities without those that `driverkit-target-too-low` would report. */
export function suitablePersonalities(
	plist: PlistContents,
	personalities: readonly SchemaSnippet[],
): readonly SchemaSnippet[] {
	const target = plist.kind === 'dext' ? driverKitTargetOf(plist) : undefined;
	if (target === undefined) return personalities;
	return personalities.filter(({ body }) => {
		const since = sinceOfKernelClass(kernelClass.exec(body)?.[1] ?? '');
		return !since || Number(since.DriverKit) <= Number.parseFloat(target);
	});
}
