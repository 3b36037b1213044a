/** The findings of a document that are reported, each with what is necessary to offer its fixes. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { FixableFinding } from '../rules/rule.js';
import { checkVersion } from './checkedVersion.js';
import { type CheckOptions, severityIn } from './checkOptions.js';
import { FixTrials } from './fixTrials.js';
import { mostSevere } from './mostSevere.js';

/** A finding of one version of a document. */
export interface CheckedFinding extends FixableFinding {
	/** Tries fixes before they are offered; all findings of a check share it. */
	readonly trials: FixTrials;
}

/** The findings in the order of the text, at most 1,000. For kind `other` only those that CoreFoundation rejects. */
export function checkPlist(
	plist: DriverPlist,
	options: CheckOptions = {},
): readonly CheckedFinding[] {
	const version = checkVersion(plist, options);
	const trials = new FixTrials(version, options);
	const reported = mostSevere(plist, version.findings, (finding) => severityIn(options, finding));
	return reported.map((finding) => ({ ...finding, trials }));
}
