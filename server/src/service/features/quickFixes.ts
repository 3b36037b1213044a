/** Quick fixes for one finding, each of which was tried. */
import type { DriverPlist } from '../document/driverPlist.js';
import { changeKind } from './changeKind.js';
import type { CheckedFinding } from './check.js';
import type { CheckOptions } from './checkOptions.js';
import { proposedFixes, type TextFix } from './fixes.js';

/**
 * The fixes for a finding of this version of the document, best first. Each removes its finding and makes nothing
 * worse, which is tried unless the document is so large that it would take too long.
 */
export function fixesFor(
	plist: DriverPlist,
	finding: CheckedFinding,
	options: CheckOptions = {},
): readonly TextFix[] {
	const fixes = proposedFixes(plist, finding, options)
		.map((fix) => (fix.becomes ? { ...fix, edits: changeKind(plist, fix.becomes, options) } : fix))
		.filter(({ edits }) => edits.length > 0);
	return finding.trials.offers(fixes, finding);
}
