/** Leaves out findings that follow from a misspelled name, or from wrong tags of a key or a value, which have a finding of their own. */
import { withText } from '../document/analyze.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { isMoreSevere, type Severity } from '../document/finding.js';
import { renderMessage } from '../messages/message.js';
import { rules } from '../rules/registry.generated.js';
import type { FixableFinding } from '../rules/rule.js';
import { OffsetMap } from '../text/offsetMap.js';
import { TakenRanges } from '../text/takenRanges.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import type { PlistPlace } from '../value/plistPath.js';
import type { Dict } from '../value/plistValue.js';
import type { CheckOptions } from './checkOptions.js';
import { proposedFixes } from './fixes.js';

/** The misspelled names with the edits that correct them. */
type Corrections = ReadonlyMap<FixableFinding, readonly TextEdit[]>;

/** Codes of misspelled names. Of two in one place, the earlier code explains the other. */
const misspellings: readonly string[] = [
	'extra-whitespace',
	'unknown-key',
	'misspelled-class',
	'unknown-provider-class',
	'unknown-library',
];

/** Codes of syntax faults that can leave a dictionary without a key that is there with wrong tags. */
const wrongTags: ReadonlySet<string> = new Set(['value-without-key', 'key-without-value']);

/** More misspellings in one file than a person makes: their names are of another purpose. */
const mostMisspellings = 50;

/**
 * The findings without those that a check no longer finds once the misspelled names are corrected. A person who reads
 * `Missing 'idVendor'` next to `Unknown key 'idVednor'` sees one fault twice. `hidden` are misspelled names that a person has turned
 * off.
 */
export function withoutConsequences(
	plist: DriverPlist,
	findings: readonly FixableFinding[],
	options: CheckOptions,
	check: (corrected: DriverPlist) => readonly FixableFinding[],
	hidden: readonly FixableFinding[],
): readonly FixableFinding[] {
	const causes = [...causesIn(plist, findings, options), ...hidden];
	if (causes.length === 0 || causes.length > mostMisspellings) return findings;
	const mayFollow = (each: FixableFinding): boolean =>
		isAboveHint(each) && (wrongTags.has(each.code) || !causes.includes(each));
	if (!findings.some(mayFollow)) return findings;
	const corrections = correctionsOf(plist, causes, options);
	if (corrections.size === 0) return findings;
	const edits = [...corrections.values()].flat();
	const corrected = withText(plist, applyEdits(plist.text, edits));
	if (corrected.kind !== plist.kind || corrected.form !== plist.form) return findings;
	const remaining = new Set(check(corrected).map(({ code, at }) => `${code} ${at.range.end}`));
	const map = new OffsetMap(edits);
	const isConsequence = (finding: FixableFinding): boolean =>
		!corrections.has(finding) &&
		(wrongTags.has(finding.code) || !syntaxCodes.has(finding.code)) &&
		!remaining.has(`${finding.code} ${map.toAfter(finding.at.range.end)}`);
	const consequences = findings.filter(isConsequence);
	return explained(findings, consequences, corrections, hidden, options);
}

/** The findings without the consequences. One that is more severe than its cause makes that as severe, or else remains. */
function explained(
	findings: readonly FixableFinding[],
	consequences: readonly FixableFinding[],
	corrections: Corrections,
	hidden: readonly FixableFinding[],
	{ severities }: CheckOptions,
): readonly FixableFinding[] {
	const causes = [...corrections.keys()];
	const raised = new Map<FixableFinding, Severity>();
	const dropped = new Set<FixableFinding>();
	for (const finding of consequences) {
		const { severity } = finding;
		const near = causes.filter((cause) => isNear(cause, finding));
		const likely = near.length > 0 ? near : causes;
		// What a person has turned off is not reported in other words.
		const isKnown = likely.some((cause) => hidden.includes(cause));
		if (!isKnown && likely.every((cause) => isMoreSevere(severity, cause.severity))) {
			const keys = likely.filter(({ code }) => code === canBeFatal);
			const [cause, ...others] =
				keys.length > 1 ? keys.filter((key) => isAbout(finding, corrections.get(key))) : keys;
			if (!cause || others.length > 0 || severities?.[cause.code]) continue;
			if (isMoreSevere(severity, raised.get(cause))) raised.set(cause, severity);
		}
		dropped.add(finding);
	}
	return findings
		.filter((finding) => !dropped.has(finding))
		.map((finding) => withSeverity(finding, raised.get(finding)));
}

/** Whether the message of a finding has the name that corrects a misspelled one. */
function isAbout({ message }: FixableFinding, correction: readonly TextEdit[] = []): boolean {
	const text = renderMessage(message);
	return correction.some(({ newText }) => text.includes(`'${newText}'`));
}

/** Whether a misspelled key is in the dictionary that a finding is about, or next to its entry. */
function isNear(cause: FixableFinding, finding: FixableFinding): boolean {
	const dict = dictWith(cause.at.place);
	const { place } = finding.at;
	if (!dict || !place) return false;
	return place === dict || dictWith(place) === dict || ('key' in place && place.value === dict);
}

/** The dictionary with an entry, or with the entry of a value. */
function dictWith(place: PlistPlace | undefined): Dict | undefined {
	if (!place) return undefined;
	return 'key' in place ? place.dict : place.entry?.dict;
}

function withSeverity(finding: FixableFinding, severity = finding.severity): FixableFinding {
	return severity === finding.severity ? finding : { ...finding, severity };
}

/** The code of a misspelled name that is an error if the driver never starts without it. */
const canBeFatal = 'unknown-key';

/** A correction can remove damaged bytes and markup together with a name: their findings state why a file is rejected. */
const syntaxCodes: ReadonlySet<string> = new Set(
	rules.filter(({ stage }) => stage === 'syntax').map(({ code }) => code),
);

/** Whether a finding is about a misspelled name. */
export function isMisspelling({ code }: FixableFinding): boolean {
	return misspellings.includes(code);
}

/** The misspelled names, and the wrong tags: errors and warnings, or else information. */
function causesIn(
	plist: DriverPlist,
	findings: readonly FixableFinding[],
	options: CheckOptions,
): readonly FixableFinding[] {
	const isCause = (each: FixableFinding): boolean =>
		wrongTags.has(each.code)
			? proposedFixes(plist, each, options)[0]?.preferred === true
			: precedenceOf(each) >= 0;
	const causes = findings.filter((each) => isAboveHint(each) && isCause(each));
	const problems = causes.filter(isProblem);
	return problems.length > 0 ? problems : causes;
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
): Corrections {
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
