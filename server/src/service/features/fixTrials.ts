/** Tries fixes: applies their edits, checks the text again, and compares what is found. */
import { analyze, withText } from '../document/analyze.js';
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';
import { replaceNeighbor } from '../document/neighbors.js';
import { keepsTree } from '../edit/keepsTree.js';
import type { FixableFinding } from '../rules/rule.js';
import { OffsetMap } from '../text/offsetMap.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import type { CheckOptions } from './checkOptions.js';
import { findingsIn } from './findings.js';
import type { TextFix } from './fixes.js';
import { WorkBudget } from './workBudget.js';

/** A version of a document with all of its findings. */
export interface CheckedVersion {
	readonly plist: DriverPlist;
	readonly findings: readonly FixableFinding[];
}

export function checkVersion(plist: DriverPlist, options: CheckOptions): CheckedVersion {
	return { plist, findings: findingsIn(plist, options) };
}

/** The version after edits, and what is worse in it. */
export interface Trial {
	readonly after: CheckedVersion;
	readonly faults: readonly TrialFault[];
}

/** A fix, or the edits of one. */
export type TriedFix = Pick<TextFix, 'edits' | 'in' | 'becomes'>;

/** What edits make worse: the offset of a finding in the new text; undefined for a change of the document as a whole. */
export type TrialFault = number | undefined;

/** Tries the fixes of one version of a document, for as long as their work is not too much. */
export class FixTrials {
	private readonly verdicts = new Map<Finding, Map<string, boolean>>();
	/** Whether edits keep the problems. */
	private readonly kept = new Map<string, boolean>();

	constructor(
		private readonly before: CheckedVersion,
		private readonly options: CheckOptions,
		private readonly budget = new WorkBudget(before.plist),
	) {}

	/**
	 * Whether a fix removes its finding and makes nothing worse; true without a trial if too many have been tried. Editors
	 * ask for the same fixes whenever the cursor moves, so each is tried once.
	 */
	accept(fix: TriedFix, finding: Finding): boolean {
		return this.verdictOf(fix, finding) ?? true;
	}

	/** As `accept`, but false without a trial: for programs that apply a fix without a person who looks at it. */
	proves(fix: TriedFix, finding: Finding): boolean {
		return this.verdictOf(fix, finding) ?? false;
	}

	/** Whether edits that fix nothing add no error or warning either; true without a trial if too many have been tried. */
	keepProblems(edits: readonly TextEdit[]): boolean {
		const key = JSON.stringify(edits);
		const known = this.kept.get(key);
		if (known !== undefined) return known;
		if (this.budget.isExhausted) return true;
		const after = this.checkAfter(edits);
		const verdict = worseCodes(countsIn(this.before), countsIn(after)).length === 0;
		this.kept.set(key, verdict);
		return verdict;
	}

	/** Undefined for a fix that is not tried. */
	private verdictOf(fix: TriedFix, finding: Finding): boolean | undefined {
		const verdicts = this.verdicts.get(finding) ?? new Map<string, boolean>();
		this.verdicts.set(finding, verdicts);
		const key = JSON.stringify([fix.in?.uri, fix.becomes, fix.edits]);
		const known = verdicts.get(key);
		if (known !== undefined) return known;
		if (this.budget.isExhausted) return undefined;
		const verdict = this.succeeds(fix, finding);
		verdicts.set(key, verdict);
		return verdict;
	}

	private succeeds({ edits, in: neighbor, becomes }: TriedFix, finding: Finding): boolean {
		const trial = neighbor
			? this.tryInNeighbor(neighbor, edits, finding)
			: this.tryEdits(edits, [finding], becomes);
		return trial.faults.length === 0;
	}

	/** The version after edits that fix `fixed`; the document keeps its kind, or becomes `kind`. */
	tryEdits(
		edits: readonly TextEdit[],
		fixed: readonly Finding[],
		kind = this.before.plist.kind,
	): Trial {
		const { plist } = this.before;
		const after = this.checkAfter(edits);
		const map = new OffsetMap(edits);
		const isOther = isOtherDocument(plist, after.plist, map, kind);
		return {
			after,
			faults: isOther ? [undefined] : findingFaults(this.before, after, fixed, map),
		};
	}

	private checkAfter(edits: readonly TextEdit[]): CheckedVersion {
		const { plist } = this.before;
		const after = checkVersion(withText(plist, applyEdits(plist.text, edits)), this.options);
		// Comments hide findings, which are found all the same.
		const found = Math.max(this.before.findings.length, after.findings.length);
		this.budget.spend(after.plist, found);
		return after;
	}

	/** The same version of the document after edits in a file near it, which must not become worse either. */
	private tryInNeighbor(neighbor: DriverPlist, edits: readonly TextEdit[], fixed: Finding): Trial {
		const { plist } = this.before;
		const changed = withText(neighbor, applyEdits(neighbor.text, edits));
		const neighbors = replaceNeighbor(plist.neighbors, neighbor, changed);
		const after = checkVersion(analyze(plist.text, { ...plist.known, neighbors }), this.options);
		this.budget.spend(after.plist, after.findings.length);
		this.budget.spend(changed, 0);
		const unchanged = new OffsetMap([]);
		const others = worseCodes(
			countsOf(findingsIn(neighbor, this.options)),
			countsOf(findingsIn(changed, this.options)),
		);
		const isOther = others.length > 0 || isOtherDocument(neighbor, changed, new OffsetMap(edits));
		const faults = findingFaults(this.before, after, [fixed], unchanged);
		return { after, faults: isOther ? [undefined] : faults };
	}
}

/** Whether edits change the form, an element that they do not edit, or the kind to another one than `kind`. */
function isOtherDocument(
	before: DriverPlist,
	after: DriverPlist,
	map: OffsetMap,
	kind = before.kind,
): boolean {
	return (
		after.kind !== kind ||
		after.form !== before.form ||
		!keepsTree(before.syntax, after.syntax, map)
	);
}

/** How many findings of a code there are. */
interface Count {
	readonly all: number;
	/** Errors and warnings. */
	readonly problems: number;
	readonly errors: number;
}

const none: Count = { all: 0, problems: 0, errors: 0 };

/** The findings of codes that have become more, or not fewer although they are fixed. */
function findingFaults(
	before: CheckedVersion,
	after: CheckedVersion,
	fixed: readonly Finding[],
	map: OffsetMap,
): readonly TrialFault[] {
	const old = countsIn(before);
	const now = countsIn(after);
	const done = countsOf(fixed);
	const worse = new Set(worseCodes(old, now));
	for (const [code, fixes] of done) {
		const [was, is] = [old.get(code) ?? none, now.get(code) ?? none];
		// The right key of a container shows advice about what is in it, which was not read before.
		const remains =
			fixes.problems > 0
				? is.problems > was.problems - fixes.problems
				: is.all > was.all - fixes.all;
		if (remains) worse.add(code);
	}
	if (worse.size === 0) return isProgress(old, now) ? [] : [undefined];
	const places = ({ code, at }: Finding, offset = at.range.start): string => `${code} ${offset}`;
	const kept = new Set(
		before.findings.map((each) => places(each, map.toAfter(each.at.range.start))),
	);
	for (const each of fixed) kept.delete(places(each, map.toAfter(each.at.range.start)));
	const found = after.findings.filter((each) => worse.has(each.code) && !kept.has(places(each)));
	return found.length === 0 ? [undefined] : found.map(({ at }) => at.range.start);
}

/** The codes of which there are more problems. */
function worseCodes(
	before: ReadonlyMap<string, Count>,
	after: ReadonlyMap<string, Count>,
): readonly string[] {
	return [...after].flatMap(([code, { problems, errors }]) => {
		const was = before.get(code) ?? none;
		return problems > was.problems || errors > was.errors ? [code] : [];
	});
}

/** Whether there are fewer problems or, of as many problems, fewer findings: so no fixes undo each other. */
function isProgress(
	before: ReadonlyMap<string, Count>,
	after: ReadonlyMap<string, Count>,
): boolean {
	const [old, now] = [before, after].map((counts) => [...counts.values()].reduce(add, none));
	if (!old || !now) return false;
	return now.problems < old.problems || (now.problems === old.problems && now.all < old.all);
}

/** With the faults that the parser does not keep, as if they were errors. */
function countsIn({ findings, plist }: CheckedVersion): ReadonlyMap<string, Count> {
	const counts = new Map(countsOf(findings));
	for (const [code, all] of plist.syntax.omittedFaults) {
		counts.set(code, add(counts.get(code) ?? none, { all, problems: all, errors: all }));
	}
	return counts;
}

function countsOf(findings: readonly Finding[]): ReadonlyMap<string, Count> {
	const counts = new Map<string, { -readonly [Part in keyof Count]: Count[Part] }>();
	for (const { code, severity } of findings) {
		const count = counts.get(code) ?? { ...none };
		count.all += 1;
		if (severity === 'error') count.errors += 1;
		if (severity === 'error' || severity === 'warning') count.problems += 1;
		counts.set(code, count);
	}
	return counts;
}

function add(a: Count, b: Count): Count {
	return { all: a.all + b.all, problems: a.problems + b.problems, errors: a.errors + b.errors };
}
