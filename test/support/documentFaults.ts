/** What must not happen with any text: exceptions, and ranges outside the text. */
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import { cursorAt } from '../../server/src/service/features/cursorContext.js';
import {
	type CheckedFinding,
	checkPlist,
	closeTagAt,
	completeAt,
	fixAll,
	foldingRangesOf,
	hoverAt,
	type OutlineItem,
	outlineOf,
	proposedFixes,
	renderMessage,
	suppressionFixesFor,
	type TextFix,
	type TextRange,
} from '../../server/src/service/index.js';
import { renderFinding } from './findings.js';

/** A rule that throws. */
function throwFault(code: string, error: unknown): never {
	throw new Error(`${code} throws`, { cause: error });
}

const options = { onFault: throwFault };

/** Findings whose suppressions are tried: each trial is a check of the document. */
const suppressedFindings = 2;

/** The faults of a check, of all fixes, of suppressions, and of *Fix all*. */
export function checkFaults(plist: DriverPlist): readonly string[] {
	const findings = checkPlist(plist, options);
	const distance = Math.ceil(findings.length / suppressedFindings);
	fixAll(plist, options);
	return findings.flatMap((finding, index) => [
		...findingFaults(plist, finding),
		...[
			...proposedFixes(plist, finding, options),
			...(index % distance === 0 ? suppressionFixesFor(plist, finding) : []),
		].flatMap((fix) => fixFaults(plist, finding, fix)),
	]);
}

function findingFaults(plist: DriverPlist, finding: CheckedFinding): readonly string[] {
	const { at, related = [] } = finding;
	const shown = renderFinding(finding);
	return [
		...rangeFaults(plist, shown, at.range),
		...related.flatMap((each) =>
			rangeFaults(plist, `${shown} ${renderMessage(each.message)}`, each.at.range),
		),
	];
}

function fixFaults(
	plist: DriverPlist,
	finding: CheckedFinding,
	{ title, edits }: TextFix,
): readonly string[] {
	const shown = `${renderFinding(finding)} ⇒ ${renderMessage(title)}`;
	const ranges = edits.map(({ range }) => range).sort((a, b) => a.start - b.start);
	return ranges.flatMap((range, index) => {
		const before = ranges[index - 1];
		const overlap = before && before.end > range.start ? [`${shown}: edits overlap`] : [];
		return [...rangeFaults(plist, shown, range), ...overlap];
	});
}

/** The faults of the features of an editor with the cursor at `offset`, and of those for the whole document. */
export function featureFaults(plist: DriverPlist, offset: number): readonly string[] {
	const hover = hoverAt(plist, offset);
	closeTagAt(plist.syntax, offset);
	return [
		...rangeFaults(plist, 'the cursor', cursorAt(plist, offset).replace),
		...completionFaults(plist, offset),
		...(hover ? rangeFaults(plist, 'the hover', hover.range) : []),
		...foldingRangesOf(plist).flatMap(({ range }) => rangeFaults(plist, 'a folding range', range)),
		...outlineFaults(plist, outlineOf(plist)),
	];
}

function completionFaults(plist: DriverPlist, offset: number): readonly string[] {
	return completeAt(plist, offset).flatMap(({ range, label }) => {
		const replaced = plist.text.slice(range.start, range.end);
		return [
			...rangeFaults(plist, label, range),
			...(range.start > offset || offset > range.end ? [`${label} is not at ${offset}`] : []),
			...(/[\r\n]/.test(replaced) ? [`${label} replaces more than one line at ${offset}`] : []),
		];
	});
}

function outlineFaults(plist: DriverPlist, items: readonly OutlineItem[]): readonly string[] {
	return items.flatMap(({ name, range, selectionRange, children }) => [
		...(name === '' ? ['an item of the outline has no name'] : []),
		...rangeFaults(plist, `the item ${name}`, range),
		...(range.start <= selectionRange.start && selectionRange.end <= range.end
			? []
			: [`the selection of ${name} is outside it`]),
		...outlineFaults(plist, children),
	]);
}

function rangeFaults(
	{ text }: DriverPlist,
	what: string,
	{ start, end }: TextRange,
): readonly string[] {
	const isInside = 0 <= start && start <= end && end <= text.length;
	return isInside ? [] : [`${what}: ${start}–${end} of ${text.length}`];
}
