/** Leaves out findings that follow from a misspelled name, which has a finding of its own. */
import { withText } from '../document/analyze.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { rules } from '../rules/registry.generated.js';
import type { FixableFinding } from '../rules/rule.js';
import { OffsetMap } from '../text/offsetMap.js';
import { TakenRanges } from '../text/takenRanges.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import type { CheckOptions } from './checkOptions.js';
import { proposedFixes } from './fixes.js';

/** Codes of misspelled names. Of two in one place, the earlier code explains the other. */
const misspellings: readonly string[] = [
	'extra-whitespace',
	'unknown-key',
	'misspelled-class',
	'unknown-provider-class',
	'unknown-library',
];

/** More misspellings in one file than a person makes: their names are of another purpose. */
const mostMisspellings = 50;

/**
 * The findings without those that a check no longer finds once the misspelled names are corrected. A person who reads
 * `Missing 'idVendor'` next to `Unknown key 'idVednor'` sees one fault twice.
 */
export function withoutConsequences(
	plist: DriverPlist,
	findings: readonly FixableFinding[],
	options: CheckOptions,
	check: (corrected: DriverPlist) => readonly FixableFinding[],
): readonly FixableFinding[] {
	const causes = causesIn(findings);
	if (causes.length === 0 || causes.length > mostMisspellings) return findings;
	if (causes.length === 1 && findings.filter(isAboveHint).length === 1) return findings;
	const corrections = correctionsOf(plist, causes, options);
	if (corrections.size === 0) return findings;
	const edits = [...corrections.values()].flat();
	const corrected = withText(plist, applyEdits(plist.text, edits));
	if (corrected.kind !== plist.kind || corrected.form !== plist.form) return findings;
	const remaining = new Set(check(corrected).map(({ code, at }) => `${code} ${at.range.end}`));
	const map = new OffsetMap(edits);
	return findings.filter(
		(finding) =>
			corrections.has(finding) ||
			syntaxCodes.has(finding.code) ||
			(isProblem(finding) && !causes.every(isProblem)) ||
			remaining.has(`${finding.code} ${map.toAfter(finding.at.range.end)}`),
	);
}

/** A correction can remove damaged bytes and markup together with a name: their findings state why a file is rejected. */
const syntaxCodes: ReadonlySet<string> = new Set(
	rules.filter(({ stage }) => stage === 'syntax').map(({ code }) => code),
);

/** The misspelled names: errors and warnings, or else information, which explains only other information. */
function causesIn(findings: readonly FixableFinding[]): readonly FixableFinding[] {
	const misspelled = findings.filter((each) => isAboveHint(each) && precedenceOf(each) >= 0);
	const problems = misspelled.filter(isProblem);
	return problems.length > 0 ? problems : misspelled;
}

function isProblem({ severity }: FixableFinding): boolean {
	return severity === 'error' || severity === 'warning';
}

function precedenceOf({ code }: FixableFinding): number {
	return misspellings.indexOf(code);
}

function isAboveHint({ severity }: FixableFinding): boolean {
	return severity !== 'hint';
}

/** The edits that correct each misspelled name, which do not touch each other. */
function correctionsOf(
	plist: DriverPlist,
	causes: readonly FixableFinding[],
	options: CheckOptions,
): ReadonlyMap<FixableFinding, readonly TextEdit[]> {
	const taken = new TakenRanges();
	const corrections = new Map<FixableFinding, readonly TextEdit[]>();
	const inOrder = [...causes].sort((a, b) => precedenceOf(a) - precedenceOf(b));
	for (const cause of inOrder) {
		const edits = proposedFixes(plist, cause, options)[0]?.edits ?? [];
		if (edits.length === 0 || edits.some(({ range }) => taken.touches(range))) continue;
		for (const { range } of edits) taken.add(range);
		corrections.set(cause, edits);
	}
	return corrections;
}
