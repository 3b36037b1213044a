/** Limits the findings of a file to what an editor can show. */
import type { DriverPlist } from '../document/driverPlist.js';
import { compareSeverities, type Finding, type Severity } from '../document/finding.js';
import type { FixableFinding } from '../rules/rule.js';
import { tooManyFindings, tooManyFindingsMessages } from '../rules/too-many-findings.js';

/** The maximum number of findings that are reported for a file. */
const MAX_FINDINGS = 1000;

/**
 * The findings in the order of the text. Of more than 1,000, the least severe ones are omitted, of equally severe ones
 * the last, and one more finding states how many.
 */
export function mostSevere(
	plist: DriverPlist,
	findings: readonly FixableFinding[],
	severityOf: (finding: Finding) => Severity | 'off',
): readonly FixableFinding[] {
	if (findings.length <= MAX_FINDINGS) return findings;
	const bySeverity = [...findings].sort((a, b) => compareSeverities(a.severity, b.severity));
	const kept = new Set(bySeverity.slice(0, MAX_FINDINGS - 1));
	const last = tooManyFinding(plist, findings.length);
	const severity = severityOf(last);
	return [
		...findings.filter((finding) => kept.has(finding)),
		...(severity === 'off' ? [] : [{ ...last, severity }]),
	];
}

function tooManyFinding({ root }: DriverPlist, found: number): Finding {
	const shown = MAX_FINDINGS - 1;
	return {
		code: tooManyFindings.code,
		severity: tooManyFindings.severity,
		at: { path: [], part: 'openTag', range: root?.openTagRange ?? { start: 0, end: 0 } },
		message: tooManyFindingsMessages.more({ shown, more: found - shown }),
	};
}
