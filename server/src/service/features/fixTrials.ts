/** Tries fixes: applies their edits, checks the text again, and compares what is found. */
import { analyze, withText } from '../document/analyze.js';
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';
import { replaceNeighbor } from '../document/neighbors.js';
import { keepsTree } from '../edit/keepsTree.js';
import { OffsetMap } from '../text/offsetMap.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { type CheckedVersion, checkVersion } from './checkedVersion.js';
import type { CheckOptions } from './checkOptions.js';
import { isAboutNesting, lostRoot, unshownTags } from './doubts/shownNesting.js';
import { findingsIn } from './findings.js';
import type { TextFix } from './fixes.js';
import {
	countsOf,
	countsOfDocument,
	faultsOfDocument,
	faultsOutside,
	findingFaults,
	type TrialFault,
	worseCodes,
} from './trialFaults.js';
import { WorkBudget } from './workBudget.js';

/** The version after edits, and what is worse in it. */
export interface Trial {
	readonly after: CheckedVersion;
	readonly faults: readonly TrialFault[];
	/** The offsets of tags that can belong in other places, too. */
	readonly unshown: readonly number[];
}

/** A fix, or the edits of one. */
export type TriedFix = Pick<TextFix, 'edits' | 'in' | 'uncovers'> &
	Partial<KindChange & Pick<TextFix, 'choosesVersion'>>;

/**
 * What a trial shows. `uncovers`: all that is worse is in the entry whose name or value the fix corrects, and was there
 * before, where nothing read it, or is what its entitlements contradict. `unshown`: nothing is worse, but a tag can belong in another place.
 */
type Verdict = 'better' | 'unshown' | 'uncovers' | 'worse';

/** How a fix may change the kind of the document. */
type KindChange = Pick<TextFix, 'becomes' | 'corrects'>;

/** Tries the fixes of one version of a document, for as long as their work is not too much. */
export class FixTrials {
	private readonly verdicts = new Map<Finding, Map<string, Verdict>>();
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
		return this.verdictOf(fix, finding) !== 'worse';
	}

	/**
	 * The fixes of a finding that are accepted, as they are offered. One that uncovers other faults is not preferred, since
	 * *Fix all* adds none, and is left out if another name uncovers nothing.
	 */
	offers(fixes: readonly TextFix[], finding: Finding): readonly TextFix[] {
		return this.offersOf(fixes, finding, 'better');
	}

	/** As `offers`, but none without a trial: for programs that apply a fix without a person who looks at it. */
	provenOffers(fixes: readonly TextFix[], finding: Finding): readonly TextFix[] {
		return this.offersOf(fixes, finding, 'worse');
	}

	private offersOf(
		fixes: readonly TextFix[],
		finding: Finding,
		untried: Verdict,
	): readonly TextFix[] {
		const tried = fixes.map((fix) => ({
			fix,
			// The edits of a change of the kind are determined when a person chooses it.
			verdict: fix.edits.length === 0 ? 'better' : (this.verdictOf(fix, finding) ?? untried),
		}));
		const isNamed = tried.some(({ fix, verdict }) => fix.uncovers && verdict === 'better');
		return tried.flatMap(({ fix, verdict }) => {
			if (verdict === 'better') return [fix];
			if (verdict === 'worse' || (verdict === 'uncovers' && isNamed)) return [];
			return [{ ...fix, preferred: false }];
		});
	}

	/**
	 * Whether edits that fix nothing add no error or warning either, except what its
	 * entitlements contradict; true without a trial if too many have been tried.
	 */
	keepProblems(edits: readonly TextEdit[]): boolean {
		const key = JSON.stringify(edits);
		const known = this.kept.get(key);
		if (known !== undefined) return known;
		if (this.budget.isExhausted) return true;
		const after = this.checkAfter(edits);
		const [was, is] = [this.before, after].map(countsOfDocument);
		const verdict = !was || !is || worseCodes(was, is).length === 0;
		this.kept.set(key, verdict);
		return verdict;
	}

	/** Undefined for a fix that is not tried. */
	private verdictOf(fix: TriedFix, finding: Finding): Verdict | undefined {
		if (fix.choosesVersion) return 'better';
		const verdicts = this.verdicts.get(finding) ?? new Map<string, Verdict>();
		this.verdicts.set(finding, verdicts);
		const key = JSON.stringify([fix.in?.uri, fix.becomes, fix.corrects, fix.uncovers, fix.edits]);
		const known = verdicts.get(key);
		if (known !== undefined) return known;
		if (this.budget.isExhausted) return undefined;
		const verdict = this.tryFix(fix, finding);
		verdicts.set(key, verdict);
		return verdict;
	}

	private tryFix(fix: TriedFix, finding: Finding): Verdict {
		const { edits, in: neighbor, uncovers } = fix;
		const { after, faults, unshown } = neighbor
			? this.tryInNeighbor(neighbor, edits, finding)
			: this.tryEdits(edits, [finding], fix);
		if (faults.length === 0) return unshown.length === 0 ? 'better' : 'unshown';
		const map = new OffsetMap(edits);
		if (neighbor || isOtherDocument(this.before.plist, after.plist, map, fix)) return 'worse';
		const others = [
			faultsOfDocument(this.before, after, finding, map),
			...(uncovers ? [faultsOutside(uncovers, this.before, after, finding, map)] : []),
		];
		return others.some(({ length }) => length === 0) ? 'uncovers' : 'worse';
	}

	/** The version after edits that fix `fixed`; the document keeps its kind, unless that is changed or corrected. */
	tryEdits(
		edits: readonly TextEdit[],
		fixed: readonly Finding[],
		change: Partial<KindChange> = {},
	): Trial {
		const { plist } = this.before;
		const after = this.checkAfter(edits);
		const map = new OffsetMap(edits);
		const isOther = isOtherDocument(plist, after.plist, map, change);
		return {
			after,
			faults: isOther ? [undefined] : findingFaults(this.before, after, fixed, map),
			unshown: [
				...(fixed.some(({ code }) => isAboutNesting(code, plist))
					? unshownTags(plist, after.plist, edits)
					: []),
				...lostRoot(plist, after.plist),
			],
		};
	}

	private checkAfter(edits: readonly TextEdit[]): CheckedVersion {
		const { plist } = this.before;
		const edited = withText(plist, applyEdits(plist.text, edits));
		return checkVersion(edited, this.options, this.budget);
	}

	/** The same version of the document after edits in a file near it, which must not become worse either. */
	private tryInNeighbor(neighbor: DriverPlist, edits: readonly TextEdit[], fixed: Finding): Trial {
		const { plist } = this.before;
		const changed = withText(neighbor, applyEdits(neighbor.text, edits));
		const neighbors = replaceNeighbor(plist.neighbors, neighbor, changed);
		const next = analyze(plist.text, { ...plist.known, neighbors });
		const after = checkVersion(next, this.options, this.budget);
		const unchanged = new OffsetMap([]);
		const others = worseCodes(
			countsOf(findingsIn(neighbor, this.options, this.budget)),
			countsOf(findingsIn(changed, this.options, this.budget)),
		);
		const isOther = others.length > 0 || isOtherDocument(neighbor, changed, new OffsetMap(edits));
		const faults = findingFaults(this.before, after, [fixed], unchanged);
		return { after, faults: isOther ? [undefined] : faults, unshown: [] };
	}
}

/** Whether edits change the form, an element that they do not edit, or the kind in another way than `change`. */
function isOtherDocument(
	before: DriverPlist,
	after: DriverPlist,
	map: OffsetMap,
	{ becomes = before.kind, corrects = false }: Partial<KindChange> = {},
): boolean {
	return (
		(after.kind !== becomes && !(corrects && isRecognizedAtLast(before, after))) ||
		after.form !== before.form ||
		!keepsTree(before.syntax, after.syntax, map)
	);
}

/**
 * Whether the kind after a correction is the one that was intended before: nothing that suggested the kind before is lost,
 * and what suggests another one could not be read.
 */
function isRecognizedAtLast(before: DriverPlist, after: DriverPlist): boolean {
	const kind = before.kind === 'codelessKext' ? 'kext' : before.kind;
	const [old, now] = [before, after].map(({ classification }) => classification.totals);
	if (!now) return true;
	const isKept = (now.get(kind) ?? 0) >= (old?.get(kind) ?? 0);
	return isKept && after.classification.confidence !== 'uncertain';
}
