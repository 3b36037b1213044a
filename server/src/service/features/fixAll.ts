/** *Fix all*: applies the preferred fixes of a document until none is left. */
import { analyze } from '../document/analyze.js';
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';
import { defineMessages, type Message } from '../messages/message.js';
import type { Fix, FixableFinding } from '../rules/rule.js';
import { append } from '../text/append.js';
import { OffsetMap } from '../text/offsetMap.js';
import { countWhile } from '../text/ordered.js';
import { TakenRanges } from '../text/takenRanges.js';
import type { TextEdit } from '../text/textEdit.js';
import { type CheckedVersion, checkVersion } from './checkedVersion.js';
import type { CheckOptions } from './checkOptions.js';
import { proposedFixes } from './fixes.js';
import { FixTrials, type Trial } from './fixTrials.js';
import type { TrialFault } from './trialFaults.js';
import { WorkBudget } from './workBudget.js';

/** Enough for fixes that enable others. */
const maxRounds = 12;

/** Faults that are fixed at once: in several rounds, the work would grow with their number times the size of the text. */
const mostFaults = 20_000;

const messages = defineMessages('fix-all', {
	tooMany: 'The file has too many problems to fix all of them at once.',
});

interface FixedText {
	readonly text: string;
	readonly applied: readonly AppliedFix[];
	/** Why there may be more fixes; undefined if all were tried. */
	readonly unfinishedBecause?: Message;
}

/** A fix that was applied. */
export interface AppliedFix {
	readonly finding: Finding;
	readonly title: Message;
	/** The version that the range of the finding is in: fixes can enable others. */
	readonly version: DriverPlist;
}

/**
 * The text after all preferred fixes that make nothing worse, and these fixes. Another run does not change it, unless it
 * states that it takes too long to try all of them. With `accepts`, only the findings that it accepts are fixed.
 */
export function fixAll(
	plist: DriverPlist,
	options: CheckOptions = {},
	accepts?: (finding: Finding) => boolean,
): FixedText {
	return fixAllWithin(new WorkBudget(plist), plist, options, accepts);
}

/** The same with a budget that others spend, too. */
export function fixAllWithin(
	budget: WorkBudget,
	plist: DriverPlist,
	options: CheckOptions,
	accepts: (finding: Finding) => boolean = () => true,
): FixedText {
	const applied: AppliedFix[] = [];
	const whole = withAllFaults(plist);
	if (whole.syntax.omittedFaults.size > 0) return unfinished(plist.text, applied);
	let current = checkVersion(whole, options, budget);
	for (let round = 0; round < maxRounds && !budget.isExhausted; round++) {
		const next = fixRound(current, options, budget, accepts);
		if (!next && !budget.isExhausted) return { text: current.plist.text, applied };
		if (!next) break;
		for (const { finding, title } of next.applied)
			applied.push({ finding, title, version: current.plist });
		current = next.version;
	}
	return unfinished(current.plist.text, applied);
}

function unfinished(text: string, applied: readonly AppliedFix[]): FixedText {
	return { text, applied, unfinishedBecause: messages.tooMany() };
}

/** The same version with the faults that are more than a person reads. */
function withAllFaults(plist: DriverPlist): DriverPlist {
	return plist.syntax.omittedFaults.size === 0
		? plist
		: analyze(plist.text, { ...plist.known, mostFaults });
}

/** A preferred fix of a finding. */
interface Proposal {
	readonly finding: FixableFinding;
	readonly title: Message;
	readonly edits: readonly TextEdit[];
	readonly corrects: boolean;
}

/** A version with fixes applied, and these fixes. */
interface Fixed {
	readonly version: CheckedVersion;
	readonly applied: readonly Proposal[];
}

/** How often the fixes of a round are tried without those that make something worse, before they are tried in groups. */
const maxExclusions = 3;

/** The version after the preferred fixes that make nothing worse; undefined if there are none. It depends on the version alone. */
function fixRound(
	version: CheckedVersion,
	options: CheckOptions,
	budget: WorkBudget,
	accepts: (finding: Finding) => boolean,
): Fixed | undefined {
	const all = proposalsFor(version, options).filter(({ finding }) => accepts(finding));
	if (all.length === 0) return undefined;
	const trials = new FixTrials(version, options, budget);
	let rest = all;
	for (let times = 0; times < maxExclusions && rest.length > 0; times++) {
		const chosen = compatible(rest);
		const { after, faults } = tryProposals(trials, chosen);
		if (faults.length === 0) return { version: after, applied: chosen };
		const culprits = culpritsOf(chosen, faults);
		rest = culprits.size === 0 ? [] : rest.filter((each) => !culprits.has(each));
	}
	// With the right kind, the others may be wrong.
	const corrections = compatible(all.filter(({ corrects }) => corrects));
	if (corrections.length > 0 && corrections.length < all.length) {
		const { after, faults } = tryProposals(trials, corrections);
		if (faults.length === 0) return { version: after, applied: corrections };
	}
	return fixInGroups(trials, all, budget);
}

/** A trial in which a tag that can belong in several places is a fault, too. */
function tryProposals(trials: FixTrials, proposals: readonly Proposal[]): Trial {
	const trial = trials.tryEdits(
		proposals.flatMap(({ edits }) => edits),
		proposals.map(({ finding }) => finding),
		{ corrects: proposals.every(({ corrects }) => corrects) },
	);
	return trial.faults.length === 0 ? { ...trial, faults: trial.unshown } : trial;
}

/** The proposals whose edits are nearest to what is worse. */
function culpritsOf(
	proposals: readonly Proposal[],
	faults: readonly TrialFault[],
): ReadonlySet<Proposal> {
	const owners = new Map(proposals.flatMap((each) => each.edits.map((edit) => [edit, each])));
	const edits = [...owners.keys()].sort((a, b) => a.range.start - b.range.start);
	const map = new OffsetMap(edits);
	const starts = edits.map(({ range }) => map.toAfter(range.start));
	const culprits = new Set<Proposal>();
	for (const offset of faults) {
		if (offset === undefined) continue;
		const next = countWhile(starts.length, (at) => (starts[at] ?? 0) < offset);
		const distance = (at: number): number =>
			Math.abs((starts[at] ?? Number.POSITIVE_INFINITY) - offset);
		const nearest = edits[distance(next) < distance(next - 1) ? next : next - 1];
		const owner = nearest && owners.get(nearest);
		if (owner) culprits.add(owner);
	}
	return culprits;
}

/** How often a fix is the one nearest to what is worse, each time among other fixes, until it is left out. */
const mostBlames = 2;

/**
 * Divides the fixes until each group can be applied with those before it. A group without those nearest to what is worse is
 * tried next. Those are divided so that neighbors, one of which may be blamed for the other, are in different groups.
 */
function fixInGroups(
	trials: FixTrials,
	proposals: readonly Proposal[],
	budget: WorkBudget,
): Fixed | undefined {
	let accepted: readonly Proposal[] = [];
	let fixed: Fixed | undefined;
	const blames = new Map<Proposal, number>();
	const groups = halves(proposals);
	for (let group = groups.pop(); group && !budget.isExhausted; group = groups.pop()) {
		const chosen = compatible([...accepted, ...group]);
		if (chosen.length === accepted.length) continue;
		const { after, faults } = tryProposals(trials, chosen);
		if (faults.length === 0) {
			accepted = chosen;
			fixed = { version: after, applied: chosen };
			continue;
		}
		const culprits = culpritsOf(chosen, faults);
		const [blamed, others] = partition(group, (each) => culprits.has(each));
		for (const each of blamed) blames.set(each, (blames.get(each) ?? 0) + 1);
		const left = blamed.filter((each) => (blames.get(each) ?? 0) < mostBlames);
		if (blamed.length === 0) append(groups, halves(group));
		else
			append(groups, [...(others.length > 0 && left.length < 2 ? [left] : halves(left)), others]);
	}
	return fixed;
}

/** Each second fix and the others; none of a single fix, which has been tried. */
function halves(proposals: readonly Proposal[]): (readonly Proposal[])[] {
	return proposals.length < 2 ? [] : partition(proposals, (_, index) => index % 2 === 1);
}

/** Those of which something holds, and the others. */
function partition(
	proposals: readonly Proposal[],
	holds: (proposal: Proposal, index: number) => boolean,
): [readonly Proposal[], readonly Proposal[]] {
	const held = proposals.map(holds);
	return [
		proposals.filter((_, index) => held[index]),
		proposals.filter((_, index) => !held[index]),
	];
}

function proposalsFor(
	{ plist, findings }: CheckedVersion,
	options: CheckOptions,
): readonly Proposal[] {
	return findings.flatMap((finding) =>
		proposedFixes(plist, finding, options, isForAll)
			.filter(({ preferred }) => preferred)
			.map(({ title, edits, corrects }) => ({ finding, title, edits, corrects })),
	);
}

function isForAll({ preferred, in: neighbor }: Fix): boolean {
	return preferred === true && !neighbor;
}

/** Those of different findings that do not touch those before them. */
function compatible(proposals: readonly Proposal[]): readonly Proposal[] {
	const taken = new TakenRanges();
	const fixed = new Set<FixableFinding>();
	return proposals.filter(({ finding, edits }) => {
		if (fixed.has(finding) || edits.some(({ range }) => taken.touches(range))) return false;
		for (const { range } of edits) taken.add(range);
		fixed.add(finding);
		return true;
	});
}
