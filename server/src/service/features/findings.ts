/** All findings of a document: those of the parser, the schemas and the rules, with the severities of the settings. */
import type { DriverPlist } from '../document/driverPlist.js';
import { type Finding, isMoreSevere, type Severity } from '../document/finding.js';
import { renderParameters } from '../messages/message.js';
import { CheckContext } from '../rules/checkContext.js';
import { rules, schemaRules } from '../rules/registry.generated.js';
import type { FixableFinding, SchemaRule } from '../rules/rule.js';
import { type OnFault, visitRules } from '../rules/visitRules.js';
import { checkSchemas } from '../schema/check.js';
import type { SchemaCode, SchemaFinding } from '../schema/schemaFinding.js';
import { countWhile } from '../text/ordered.js';
import { PathNumbers } from '../value/pathNumbers.js';
import { type CheckOptions, severityIn } from './checkOptions.js';
import { isMisspelling, withoutConsequences } from './consequences.js';
import { suppressionsOf } from './suppressions.js';
import { syntaxFindings } from './syntaxFindings.js';
import { temperedBy } from './uncertainKind.js';
import { unknownDirectives } from './unknownDirectives.js';
import { isAboutUnseenEntry } from './unseenEntries.js';
import type { WorkBudget } from './workBudget.js';

/**
 * All findings in the order of the text, however many. For kind `other` only those that CoreFoundation rejects. The checks
 * that this takes, of which there can be two, are counted in `budget`. `onHidden` is called for what is left out because of a
 * comment above it.
 */
export function findingsIn(
	plist: DriverPlist,
	options: CheckOptions = {},
	budget?: WorkBudget,
	onHidden?: OnHidden,
): readonly FixableFinding[] {
	const check = (version: DriverPlist) => reportedFindings(version, options, budget);
	const hidden: FixableFinding[] = [];
	const found = reportedFindings(plist, options, budget, onHidden, hidden);
	return withoutConsequences(plist, found, options, check, hidden);
}

/** Called with each error and warning that a comment disables in its line. */
export type OnHidden = (finding: Finding) => unknown;

/** The findings with their severities, without those that are turned off. */
function reportedFindings(
	plist: DriverPlist,
	options: CheckOptions,
	budget: WorkBudget | undefined,
	onHidden?: OnHidden,
	hiddenMisspellings: FixableFinding[] = [],
): readonly FixableFinding[] {
	const suppressed = suppressionsOf(plist);
	const findings: FixableFinding[] = [];
	const all = distinctFindings(plist, options);
	// Comments hide findings, which are found all the same.
	budget?.spend(plist, all.length);
	for (const found of all) {
		if (isAboutUnseenEntry(plist, found) || containsConflict(plist, found)) continue;
		const finding = temperedBy(plist, found);
		const severity = severityIn(options, finding);
		const where = suppressed(finding);
		const isHidden = severity === 'off' || where !== undefined;
		if (isHidden && isMisspelling(finding)) hiddenMisspellings.push(finding);
		if (severity === 'off') continue;
		if (where === 'line' && (severity === 'error' || severity === 'warning')) onHidden?.(finding);
		if (where !== undefined) continue;
		findings.push(severity === finding.severity ? finding : { ...finding, severity });
	}
	findings.sort(byRange);
	return withoutRepetitions(findings);
}

/** Whether a finding is about a text with a merge conflict in it, whose marker lines are not a part of the value. */
function containsConflict({ syntax: { conflicts } }: DriverPlist, { at: { range } }: Finding) {
	const next = countWhile(conflicts.length, (at) => (conflicts[at]?.start ?? 0) <= range.start);
	return (conflicts[next]?.start ?? Number.POSITIVE_INFINITY) < range.end;
}

function byRange({ at: a }: Finding, { at: b }: Finding): number {
	return a.range.start - b.range.start || a.range.end - b.range.end;
}

/** The findings, sorted by range, without those that a person sees as another one. */
function withoutRepetitions(findings: readonly FixableFinding[]): readonly FixableFinding[] {
	const seen = new Set<string>();
	return findings.filter((finding, index) => {
		const [before, after] = [findings[index - 1], findings[index + 1]];
		const isFirst = !before || byRange(before, finding) !== 0;
		if (isFirst) seen.clear();
		if (isFirst && (!after || byRange(finding, after) !== 0)) return true;
		const identity = shownAs(finding);
		if (seen.has(identity)) return false;
		seen.add(identity);
		return true;
	});
}

/** What a person sees of a finding besides its range, from which its path follows. */
function shownAs({ code, at: { part }, message }: Finding): string {
	return [code, part, ...renderParameters(message)].join('\n');
}

/**
 * The findings, of two about the same fault only the more precise one. One that is more severe is about another fault. The
 * severities of settings do not matter: if a person turns a rule off, another one must not report the same.
 */
function distinctFindings(plist: DriverPlist, options: CheckOptions): readonly FixableFinding[] {
	const { deploymentTarget = {}, onFault } = options;
	const fromRules = visitRules(new CheckContext(plist, deploymentTarget), onFault);
	const subjectOf = subjectNumbers();
	const replaced = replacedUpTo(fromRules.filter(isAboutSubject), subjectOf);
	const fromSchemas = guarded('schemas', onFault, () => checkSchemas(plist).map(withSchemaFixes));
	const wrongTypes = new Set(
		fromSchemas.filter(({ code }) => code === 'wrong-type').map(({ at }) => at.range.start),
	);
	return [
		...guarded('unknown-directive', onFault, () => unknownDirectives(plist)),
		...syntaxFindings(plist, options).filter(
			({ code, at }) => !(code === 'real-or-date' && wrongTypes.has(at.range.start)),
		),
		...fromRules,
		...fromSchemas.filter(
			(finding) =>
				!supersededCodes.has(finding.code) ||
				isMoreSevere(finding.severity, replaced.get(subjectOf(finding))),
		),
	];
}

/** For each subject, the severity up to which findings of schemas on it are replaced by those of rules. */
function replacedUpTo<Subject>(
	fromRules: readonly Finding[],
	subjectOf: (finding: Finding) => Subject,
): ReadonlyMap<Subject, Severity> {
	const replaced = new Map<Subject, Severity>();
	for (const finding of fromRules) {
		const subject = subjectOf(finding);
		const severity = codesThatReplaceAll.has(finding.code) ? 'error' : finding.severity;
		if (isMoreSevere(severity, replaced.get(subject))) replaced.set(subject, severity);
	}
	return replaced;
}

const codesThatReplaceAll: ReadonlySet<string> = new Set(
	rules.flatMap((rule) => (rule.stage === 'visit' && rule.replacesMoreSevere ? [rule.code] : [])),
);

/** Whether a finding is about its key or value itself: not about missing entries in it, or others with the same key. */
function isAboutSubject({ code, at: { part } }: Finding): boolean {
	return part !== 'openTag' && code !== 'duplicate-key';
}

/** Codes of schema findings that a finding of a rule on the same key or value replaces. */
const supersededCodes: ReadonlySet<string> = new Set([
	'deprecated-key',
	'invented-key',
	'malformed-value',
	'misplaced-key',
	'value-not-allowed',
	'value-out-of-range',
	'wrong-kind-key',
	'wrong-type',
]);

function withSchemaFixes(finding: SchemaFinding): FixableFinding {
	const { state: _, ...found } = finding;
	return { ...found, fixes: schemaFixes(finding.code, finding) };
}

function schemaFixes<Code extends SchemaCode>(
	code: Code,
	{ state }: SchemaFinding<Code>,
): NonNullable<FixableFinding['fixes']> {
	const rule: SchemaRule<Code> = schemaRules[code];
	return (context) => rule.fixes?.(state, context) ?? [];
}

/** Numbers the keys and values that findings are about. */
function subjectNumbers(): (finding: Finding) => number | undefined {
	const paths = new PathNumbers();
	return ({ at: { place, part } }) => {
		const isKey = part === 'key' || part === 'entry';
		return place && 2 * paths.numberOf(place) + (isKey ? 1 : 0);
	};
}

/** No findings if `find` throws, so that those of others remain. */
function guarded(
	code: string,
	onFault: OnFault | undefined,
	find: () => readonly FixableFinding[],
): readonly FixableFinding[] {
	try {
		return find();
	} catch (error) {
		onFault?.(code, error);
		return [];
	}
}
