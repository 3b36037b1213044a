/** A version of a document with its findings, as trials compare them. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';
import type { FixableFinding } from '../rules/rule.js';
import type { CheckOptions } from './checkOptions.js';
import { findingsIn } from './findings.js';
import type { WorkBudget } from './workBudget.js';

/** A version of a document with all of its findings. */
export interface CheckedVersion {
	readonly plist: DriverPlist;
	readonly findings: readonly FixableFinding[];
	/** The errors and warnings that comments hide in their lines. */
	readonly hidden: readonly Finding[];
}

/** Checks a version; what that costs is counted in `budget`. */
export function checkVersion(
	plist: DriverPlist,
	options: CheckOptions,
	budget?: WorkBudget,
): CheckedVersion {
	const hidden: Finding[] = [];
	const findings = findingsIn(plist, options, budget, (finding) => hidden.push(finding));
	return { plist, findings, hidden };
}
