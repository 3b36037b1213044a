/** Compares the findings of two versions of a document: what is worse after edits, and what they do not fix. */
import { isEntitlementsPath } from '../document/bundlePath.js';
import type { Finding } from '../document/finding.js';
import { renderParameters } from '../messages/message.js';
import { OffsetMap } from '../text/offsetMap.js';
import type { TextRange } from '../text/textRange.js';
import type { CheckedVersion } from './checkedVersion.js';

/** What edits make worse: the offset of a finding in the new text; undefined for a change of the document as a whole. */
export type TrialFault = number | undefined;

/** How many findings of a code there are. */
interface Count {
	readonly all: number;
	/** Errors and warnings. */
	readonly problems: number;
	readonly errors: number;
	/** All except hints. */
	readonly notable: number;
}

/** The codes of faults that the parser does not keep. */
interface Omitted {
	has(code: string): boolean;
}

const none: Count = { all: 0, problems: 0, errors: 0, notable: 0 };

/** The findings of codes of which there are more problems, or those that are fixed and remain. */
export function findingFaults(
	before: CheckedVersion,
	after: CheckedVersion,
	fixed: readonly Finding[],
	map: OffsetMap,
): readonly TrialFault[] {
	const old = countsIn(before);
	const now = countsIn(after);
	const worse = new Set([
		...worseCodes(old, now),
		...leftCodes(old, now, countsOf(fixed), before.plist.syntax.omittedFaults),
		...remainingCodes(before, after, fixed, map),
		...newlyHidden(before, after, fixed, map),
	]);
	if (worse.size === 0) return isProgress(old, now) ? [] : [undefined];
	const places = ({ code, at }: Finding, offset = at.range.start): string => `${code} ${offset}`;
	const kept = new Set(
		before.findings.map((each) => places(each, map.toAfter(each.at.range.start))),
	);
	for (const each of fixed) kept.delete(places(each, map.toAfter(each.at.range.start)));
	const found = after.findings.filter((each) => worse.has(each.code) && !kept.has(places(each)));
	return found.length === 0 ? [undefined] : found.map(({ at }) => at.range.start);
}

/** The same without what is found in the entry at `start`, except the fixed finding. */
export function faultsOutside(
	{ start, end }: TextRange,
	before: CheckedVersion,
	after: CheckedVersion,
	fixed: Finding,
	map: OffsetMap,
): readonly TrialFault[] {
	const entryAfter = { start: map.toAfter(start), end: map.toAfter(end) };
	return findingFaults(
		without(before, ({ at }) => contains({ start, end }, at.range), fixed),
		without(after, ({ at }) => contains(entryAfter, at.range), fixed, map),
		[fixed],
		map,
	);
}

/** The same without what the entitlements contradict, except the fixed finding. */
export function faultsOfDocument(
	before: CheckedVersion,
	after: CheckedVersion,
	fixed: Finding,
	map: OffsetMap,
): readonly TrialFault[] {
	return findingFaults(
		without(before, isAboutEntitlements, fixed),
		without(after, isAboutEntitlements, fixed, map),
		[fixed],
		map,
	);
}

/** What a value in an Info.plist and a list in its entitlements can contradict, whichever of them is wrong. */
const comparingRules: ReadonlySet<string> = new Set([
	'mach-service-outside-app-groups',
	'unlisted-device',
	'unmatched-transport-device',
]);

/** Whether a finding in an Info.plist is that the lists in its entitlements contradict it, which they did before. */
function isAboutEntitlements({ code, related = [] }: Finding): boolean {
	return (
		comparingRules.has(code) &&
		related.some((place) => place.in !== undefined && isEntitlementsPath(place.in.uri))
	);
}

/** A version without some of its findings, except the fixed one. */
function without(
	version: CheckedVersion,
	isLeftOut: (finding: Finding) => boolean,
	{ code, at }: Finding,
	map = new OffsetMap([]),
): CheckedVersion {
	const place = map.toAfter(at.range.start);
	const findings = version.findings.filter(
		(each) => !isLeftOut(each) || (each.code === code && each.at.range.start === place),
	);
	return { ...version, findings };
}

function contains(outer: TextRange, inner: TextRange): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}

/** The codes of other findings that were shown before, and that a comment hides now. */
function newlyHidden(
	{ findings }: CheckedVersion,
	{ hidden }: CheckedVersion,
	fixed: readonly Finding[],
	map: OffsetMap,
): readonly string[] {
	if (hidden.length === 0) return [];
	const places = (all: readonly Finding[]): readonly string[] =>
		all.map(({ code, at: { range } }) => `${code} ${map.toAfter(range.start)}`);
	const shown = new Set(places(findings));
	for (const place of places(fixed)) shown.delete(place);
	return hidden.flatMap(({ code, at: { range } }) =>
		shown.has(`${code} ${range.start}`) ? [code] : [],
	);
}

/** The codes of which there are more problems. */
export function worseCodes(
	before: ReadonlyMap<string, Count>,
	after: ReadonlyMap<string, Count>,
): readonly string[] {
	return [...after].flatMap(([code, { problems, errors }]) => {
		const was = before.get(code) ?? none;
		return problems > was.problems || errors > was.errors ? [code] : [];
	});
}

/**
 * The codes with fixed problems of which there are not as many fewer. Of those that the parser does not keep, a fixed
 * fault makes room for another one, so all count.
 */
function leftCodes(
	before: ReadonlyMap<string, Count>,
	after: ReadonlyMap<string, Count>,
	fixed: ReadonlyMap<string, Count>,
	omitted: Omitted,
): readonly string[] {
	return [...fixed].flatMap(([code, done]) => {
		const part = omitted.has(code) ? 'all' : 'problems';
		const [was, is] = [before, after].map((counts) => (counts.get(code) ?? none)[part]);
		return (is ?? 0) > (was ?? 0) - done[part] ? [code] : [];
	});
}

/** The codes of fixed findings that are found again: at their place, or with the same message. */
function remainingCodes(
	before: CheckedVersion,
	after: CheckedVersion,
	fixed: readonly Finding[],
	map: OffsetMap,
): readonly string[] {
	const codes = new Set(fixed.map(({ code }) => code));
	const omitted: Omitted = before.plist.syntax.omittedFaults;
	const countsBy = (
		findings: readonly Finding[],
		startOf: (offset: number) => number,
	): ReadonlyMap<string, number> => {
		const counts = new Map<string, number>();
		for (const { code, message, at } of findings) {
			if (!codes.has(code)) continue;
			const place = `${code} ${startOf(at.range.start)}`;
			const words = [code, ...renderParameters(message)].join('\n');
			for (const key of [place, words]) counts.set(key, (counts.get(key) ?? 0) + 1);
		}
		return counts;
	};
	const toAfter = (offset: number): number => map.toAfter(offset);
	const was = countsBy(before.findings, toAfter);
	const is = countsBy(after.findings, (offset) => offset);
	return [...countsBy(fixed, toAfter)].flatMap(([key, done]) => {
		const [code = ''] = key.split(/[ \n]/, 1);
		return !omitted.has(code) && (is.get(key) ?? 0) > (was.get(key) ?? 0) - done ? [code] : [];
	});
}

/** Whether there are fewer problems or, of as many, fewer information or, of as many, fewer hints: so no fixes undo each other. */
function isProgress(
	before: ReadonlyMap<string, Count>,
	after: ReadonlyMap<string, Count>,
): boolean {
	const [old, now] = [before, after].map((counts) => [...counts.values()].reduce(add, none));
	if (!old || !now) return false;
	if (now.problems !== old.problems) return now.problems < old.problems;
	return now.notable === old.notable ? now.all < old.all : now.notable < old.notable;
}

/** With the faults that the parser does not keep, as if they were errors. */
function countsIn({ findings, plist }: CheckedVersion): ReadonlyMap<string, Count> {
	const counts = new Map(countsOf(findings));
	for (const [code, all] of plist.syntax.omittedFaults) {
		counts.set(
			code,
			add(counts.get(code) ?? none, { all, problems: all, errors: all, notable: all }),
		);
	}
	return counts;
}

/** The same without what the entitlements contradict. */
export function countsOfDocument(version: CheckedVersion): ReadonlyMap<string, Count> {
	const findings = version.findings.filter((each) => !isAboutEntitlements(each));
	return countsIn({ ...version, findings });
}

export function countsOf(findings: readonly Finding[]): ReadonlyMap<string, Count> {
	const counts = new Map<string, { -readonly [Part in keyof Count]: Count[Part] }>();
	for (const { code, severity } of findings) {
		const count = counts.get(code) ?? { ...none };
		count.all += 1;
		if (severity === 'error') count.errors += 1;
		if (severity === 'error' || severity === 'warning') count.problems += 1;
		if (severity !== 'hint') count.notable += 1;
		counts.set(code, count);
	}
	return counts;
}

function add(a: Count, b: Count): Count {
	return {
		all: a.all + b.all,
		problems: a.problems + b.problems,
		errors: a.errors + b.errors,
		notable: a.notable + b.notable,
	};
}
