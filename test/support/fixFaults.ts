/** Tests the requirements on all fixes. */
import { SaxesParser } from 'saxes';
import { analyze, withText } from '../../server/src/service/document/analyze.js';
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import type { Finding } from '../../server/src/service/document/finding.js';
import { replaceNeighbor } from '../../server/src/service/document/neighbors.js';
import { checkPlist } from '../../server/src/service/features/check.js';
import type { CheckOptions } from '../../server/src/service/features/checkOptions.js';
import { fixAll } from '../../server/src/service/features/fixAll.js';
import type { TextFix } from '../../server/src/service/features/fixes.js';
import { fixesFor } from '../../server/src/service/features/quickFixes.js';
import { OffsetMap } from '../../server/src/service/text/offsetMap.js';
import { applyEdits, type TextEdit } from '../../server/src/service/text/textEdit.js';
import type { TextRange } from '../../server/src/service/text/textRange.js';
import { withoutNotXml } from '../../server/src/service/text/xmlCharacters.js';
import { findingsOf } from './checkFindings.js';
import { renderFinding } from './findings.js';

/** Fixes that change comments or line endings, because these are the problem. */
const rewriters = {
	comments: new Set(['double-hyphen-comment', 'unclosed-comment', 'unknown-directive']),
	lineEnds: new Set(['carriage-return']),
};

/** Empty if the fix corrects its finding and nothing else. */
export function fixFaults(
	plist: DriverPlist,
	findings: readonly Finding[],
	finding: Finding,
	{ edits, title, in: neighbor }: TextFix,
	options: CheckOptions = {},
): readonly string[] {
	const edited = neighbor ?? plist;
	const text = applyEdits(edited.text, edits);
	const changed = neighbor
		? withText(neighbor, text)
		: analyze(text, { ...plist.known, kind: plist.kind, form: plist.form });
	const after = neighbor ? withNeighbor(plist, neighbor, changed) : changed;
	const faults = [
		...editFaults(edited.text, edits),
		...syntaxFaults(edited, changed),
		...findingFaults(findings, findingsOf(after, options), finding),
	];
	if (!rewriters.lineEnds.has(finding.code)) faults.push(...lineEndFaults(edited.text, text));
	if (!rewriters.comments.has(finding.code) && lostComments(edited.text, edits)) {
		faults.push('loses a comment');
	}
	const name = `${renderFinding(finding)} ⇒ ${title.text} {${Object.values(title.parameters).join('; ')}}`;
	return faults.map((fault) => `${name}: ${fault}`);
}

/** The document after a file near it changed. */
function withNeighbor(plist: DriverPlist, before: DriverPlist, after: DriverPlist): DriverPlist {
	const neighbors = replaceNeighbor(plist.neighbors, before, after);
	return analyze(plist.text, { ...plist.known, kind: plist.kind, form: plist.form, neighbors });
}

/** Each edit changes something, none touches another. */
function editFaults(text: string, edits: readonly TextEdit[]): readonly string[] {
	if (edits.length === 0) return ['changes nothing'];
	const sorted = [...edits].sort((a, b) => a.range.start - b.range.start);
	return sorted.flatMap(({ range, newText }, index) => {
		const next = sorted[index + 1];
		if (text.slice(range.start, range.end) === newText) return ['an edit does not change the text'];
		if (next && next.range.start < range.end) return ['edits overlap'];
		return [];
	});
}

function syntaxFaults(before: DriverPlist, after: DriverPlist): readonly string[] {
	const codes = ({ syntax }: DriverPlist): string[] => syntax.faults.map(({ code }) => code);
	return excess(codes(after), codes(before)).map((code) => `${code} is new`);
}

/**
 * A finding is new if neither its message existed before, nor its personality had as many findings of the code:
 * the findings of a moved entry move with it, and the message for a set of keys changes with each key.
 */
function findingFaults(
	before: readonly Finding[],
	now: readonly Finding[],
	{ code }: Finding,
): readonly string[] {
	const own = (each: Finding): boolean => each.code === code;
	const stays = now.filter(own).length >= before.filter(own).length;
	const placed = new Set(excess(now.map(placeOf), before.map(placeOf)));
	const reworded = new Set(excess(now.map(renderFinding), before.map(renderFinding)));
	const added = now.filter(
		(each) => placed.has(placeOf(each)) && reworded.has(renderFinding(each)),
	);
	return [
		...(stays ? ['stays'] : []),
		...added.map((each) => `adds ${renderFinding(each)} at ${placeOf(each)}`),
	];
}

function placeOf({ code, at }: Finding): string {
	const path = /^IOKitPersonalities/.test(String(at.path[0])) ? at.path.slice(0, 2) : at.path;
	return `${code} ${path.join(' › ')}`;
}

/** Items that occur more often in `now` than in `before`. */
function excess(now: readonly string[], before: readonly string[]): readonly string[] {
	const left = new Map<string, number>();
	for (const each of before) left.set(each, (left.get(each) ?? 0) + 1);
	return now.filter((each) => {
		const count = left.get(each) ?? 0;
		left.set(each, count - 1);
		return count <= 0;
	});
}

/** A text with consistent line endings keeps them. */
function lineEndFaults(before: string, after: string): readonly string[] {
	const ends = (text: string): ReadonlySet<string> => new Set(text.match(/\r\n|\r|\n/g));
	const old = ends(before);
	return [...ends(after)].every((end) => old.has(end)) ? [] : ['adds other line endings'];
}

function lostComments(text: string, edits: readonly TextEdit[]): boolean {
	const comments = (piece: string): readonly string[] =>
		withoutNotXml(piece).match(/<!--[\s\S]*?-->/g) ?? [];
	return excess(comments(text), comments(applyEdits(text, edits))).length > 0;
}

/**
 * Faults that can be half of one in well-formed XML, each half with its own fix: an end tag that is missing here and
 * superfluous there, a document type with end tags in it, or one that other readers end later, after a declaration.
 */
const halves = new Set([
	'unclosed-element',
	'unexpected-end-tag',
	'unexpected-text',
	'malformed-declaration',
]);

/** What a fix or a comment that disables a rule makes worse, whatever the text was; empty if nothing. */
export function harmOf(
	plist: DriverPlist,
	findings: readonly Finding[],
	finding: Finding,
	{ edits, title, becomes = plist.kind, corrects, preferred, uncovers }: TextFix,
): readonly string[] {
	const text = applyEdits(plist.text, edits);
	const after = analyze(text, plist.known);
	const map = new OffsetMap(edits);
	const old = outside(preferred ? undefined : uncovers, findings, finding);
	const now = outside(
		preferred || !uncovers ? undefined : rangeAfter(map, uncovers),
		findingsOf(after),
		{ code: finding.code, at: { range: rangeAfter(map, finding.at.range) } },
	);
	const faults = [
		...kindFaults(plist, after, corrects ? after.kind : becomes),
		...problemFaults(old, now),
		...(text === plist.text ? ['changes nothing'] : []),
		...(stays(old, now, finding) ? ['stays'] : []),
	];
	const brokeXml = readByOthers(plist.text) !== undefined && readByOthers(text) === undefined;
	if (brokeXml && !halves.has(finding.code)) {
		faults.push('breaks the XML');
	}
	return faults.map((fault) => `${finding.code} ⇒ ${title.text}: ${fault}`);
}

/**
 * The findings outside of an entry, and at the place of the fixed one. A fix that is not preferred may uncover others in
 * the entry whose name it corrects: they are faults of values that nothing read before.
 */
function outside(
	entry: TextRange | undefined,
	findings: readonly Finding[],
	fixed: Pick<Finding, 'code'> & { readonly at: { readonly range: TextRange } },
): readonly Finding[] {
	if (!entry) return findings;
	return findings.filter(
		({ code, at: { range } }) =>
			range.start < entry.start ||
			range.end > entry.end ||
			(code === fixed.code && range.start === fixed.at.range.start),
	);
}

function rangeAfter(map: OffsetMap, { start, end }: TextRange): TextRange {
	return { start: map.toAfter(start), end: map.toAfter(end) };
}

/** Whether a finding is found again. A fix may uncover advice of its own code, but no problem. */
function stays(before: readonly Finding[], now: readonly Finding[], finding: Finding): boolean {
	const isSame = (each: Finding): boolean => renderFinding(each) === renderFinding(finding);
	const isProblem = ({ code, severity }: Finding): boolean =>
		code === finding.code && /error|warning/.test(severity);
	const accepts = isProblem(finding) ? isProblem : isSame;
	return now.filter(accepts).length >= before.filter(accepts).length;
}

/** The faults of a comment that disables a rule: it must not change what other parsers read. */
export function suppressionHarm(plist: DriverPlist, { edits, title }: TextFix): readonly string[] {
	const before = readByOthers(plist.text);
	const after = readByOthers(applyEdits(plist.text, edits));
	return before === undefined || before === after ? [] : [`${title.text}: changes values`];
}

/** What *Fix all* makes worse, leaves, or changes when it runs again. */
export function fixAllHarm(plist: DriverPlist, findings: readonly Finding[]): readonly string[] {
	const { text } = fixAll(plist);
	const after = analyze(text, plist.known);
	const left = checkPlist(after).flatMap((finding) =>
		fixesFor(after, finding)
			.filter(({ preferred }) => preferred)
			.map(({ title }) => `${finding.code} ⇒ ${title.text}: is left`),
	);
	const again = fixAll(after).text === text ? [] : ['is not idempotent'];
	return [
		...kindFaults(plist, after, plist.kind),
		...problemFaults(findings, findingsOf(after)),
		...left,
		...again,
	].map((fault) => `fix all: ${fault}`);
}

/** A text must not change the form, or the kind unless that is its purpose. */
function kindFaults(
	before: DriverPlist,
	after: DriverPlist,
	kind: DriverPlist['kind'],
): readonly string[] {
	return after.kind === kind && after.form === before.form ? [] : ['changes the kind'];
}

/** A text must not have more errors or warnings of a code. */
function problemFaults(before: readonly Finding[], now: readonly Finding[]): readonly string[] {
	const problems = (all: readonly Finding[]): readonly string[] =>
		all.flatMap(({ code, severity }) => (/error|warning/.test(severity) ? [code] : []));
	return excess(problems(now), problems(before)).map((code) => `adds ${code}`);
}

/** The elements and texts that an XML parser reads; undefined if it rejects the text. */
function readByOthers(text: string): string | undefined {
	const parser = new SaxesParser();
	const events: string[] = [];
	let isWellFormed = true;
	parser.on('opentag', ({ name }) => events.push(`<${name}>`));
	parser.on('closetag', ({ name }) => events.push(`</${name}>`));
	parser.on('text', (piece) => events.push(piece.trim()));
	parser.on('cdata', (piece) => events.push(piece));
	parser.on('error', () => {
		isWellFormed = false;
	});
	parser.write(text).close();
	return isWellFormed ? events.join('') : undefined;
}
