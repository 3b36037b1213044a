/** Kernel classes that exist, but that the kernel cannot create for a personality. */
import type { Severity } from '../../document/finding.js';
import { kernelClasses, lineageOf } from '../../platform/classes.js';

/** Why a class cannot be an IOClass, as far as that is certain. Classes of a family may differ from the version whose source is known; those of the kernel itself do not. */
export function unusableClass(
	name: string,
): { readonly severity: Severity; readonly text: string } | undefined {
	const fact = kernelClasses.get(name);
	const lineage = lineageOf(name);
	if (!fact || lineage.some((each) => kernelClasses.get(each)?.closed)) return undefined;
	const severity = fact.owner === 'com.apple.kpi.iokit' ? 'error' : 'warning';
	if (fact.abstract) {
		return {
			severity,
			text: "'{0}' is an abstract class; the kernel cannot create it and skips the personality.",
		};
	}
	if (lineage.at(-1) !== 'OSObject' || lineage.includes('IOService')) return undefined;
	return {
		severity,
		text: "'{0}' is not an IOService; the kernel throws it away and skips the personality.",
	};
}
