/** Limits the findings of a file to as many as an editor can show. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding, Severity } from '../document/finding.js';
import type { FixableFinding } from '../rules/rule.js';
import { tooManyFindings, tooManyFindingsMessages } from '../rules/too-many-findings.js';

/** Findings of one file that are reported. */
const MOST_FINDINGS = 1000;

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/**
 * The findings, in the order of the text as before. Of more than 1,000 the less severe ones are left out, of equally
 * severe ones the later ones, and a last finding states how many.
 */
export function mostSevere(
	plist: DriverPlist,
	findings: readonly FixableFinding[],
	severityOf: (finding: Finding) => Severity | 'off',
): readonly FixableFinding[] {
	if (findings.length <= MOST_FINDINGS) return findings;
	const bySeverity = [...findings].sort((a, b) => ranks[a.severity] - ranks[b.severity]);
	const kept = new Set(bySeverity.slice(0, MOST_FINDINGS - 1));
	const last = note(plist, findings.length);
	const severity = severityOf(last);
	return [
		...findings.filter((finding) => kept.has(finding)),
		...(severity === 'off' ? [] : [{ ...last, severity }]),
	];
}

function note({ root }: DriverPlist, found: number): Finding {
	const shown = MOST_FINDINGS - 1;
	return {
		code: tooManyFindings.code,
		severity: tooManyFindings.severity,
		at: { path: [], part: 'openTag', range: root?.openTagRange ?? { start: 0, end: 0 } },
		message: tooManyFindingsMessages.more({ shown, more: found - shown }),
	};
}
