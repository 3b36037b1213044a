/** A version of a document with its findings, as trials compare them. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { FixableFinding } from '../rules/rule.js';
import type { CheckOptions } from './checkOptions.js';
import { findingsIn } from './findings.js';
import type { WorkBudget } from './workBudget.js';

/** A version of a document with all of its findings. */
export interface CheckedVersion {
	readonly plist: DriverPlist;
	readonly findings: readonly FixableFinding[];
	/** How many errors and warnings comments hide in their lines, by code. */
	readonly hidden: ReadonlyMap<string, number>;
}

/** Checks a version; what that costs is counted in `budget`. */
export function checkVersion(
	plist: DriverPlist,
	options: CheckOptions,
	budget?: WorkBudget,
): CheckedVersion {
	const hidden = new Map<string, number>();
	const findings = findingsIn(plist, options, budget, ({ code }) => {
		hidden.set(code, (hidden.get(code) ?? 0) + 1);
	});
	return { plist, findings, hidden };
}
