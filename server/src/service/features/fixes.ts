/** Quick fixes as text edits: for one finding, and all preferred ones of a file. */
import { withText } from '../document/analyze.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { renderEdits } from '../edit/renderEdits.js';
import type { Message } from '../messages/message.js';
import type { FixableFinding } from '../rules/rule.js';
import { TakenRanges } from '../text/takenRanges.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { type CheckOptions, checkPlist } from './check.js';

/** A fix as edits of the text, which apply together. */
export interface TextFix {
	readonly title: Message;
	readonly edits: readonly TextEdit[];
	readonly preferred: boolean;
}

/** Enough for fixes that enable others, and a limit for rules that undo each other's fixes. */
const maxRounds = 12;

/** The fixes for a finding of this version of the document, best first. */
export function fixesFor(
	plist: DriverPlist,
	{ code, fixes }: FixableFinding,
	{ deploymentTarget = {}, onFault }: CheckOptions = {},
): readonly TextFix[] {
	try {
		const found = fixes?.({ plist, deploymentTarget }) ?? [];
		return found.map(({ title, edits, preferred = false }) => ({
			title,
			edits: renderEdits(plist, edits),
			preferred,
		}));
	} catch (error) {
		onFault?.(code, error);
		return [];
	}
}

/** The text after all preferred fixes that can be applied, and how many. Another run does not change it. */
export function fixAll(
	plist: DriverPlist,
	options: CheckOptions = {},
): { readonly text: string; readonly applied: number } {
	let current = plist;
	let applied = 0;
	/** The round before, which is undone if it leaves the same findings. */
	let before: { readonly text: string; readonly applied: number; codes: string } | undefined;
	const seen = new Set<string>([plist.text]);
	for (let round = 0; round < maxRounds; round++) {
		const findings = checkPlist(current, options);
		const codes = findings.map(({ code }) => code).join();
		if (codes === before?.codes && !codes.includes('too-many-findings')) return before;
		const fixes = compatibleFixes(current, findings, options);
		const text = applyEdits(
			current.text,
			fixes.flatMap(({ edits }) => edits),
		);
		if (fixes.length === 0 || seen.has(text)) break;
		seen.add(text);
		before = { text: current.text, applied, codes };
		applied += fixes.length;
		current = withText(plist, text);
	}
	return { text: current.text, applied };
}

/** Preferred fixes that do not touch each other, in the order of the text. */
function compatibleFixes(
	plist: DriverPlist,
	findings: readonly FixableFinding[],
	options: CheckOptions,
): readonly TextFix[] {
	const taken = new TakenRanges();
	const chosen: TextFix[] = [];
	for (const finding of findings) {
		const fix = fixesFor(plist, finding, options).find(({ preferred }) => preferred);
		if (!fix || fix.edits.length === 0) continue;
		if (fix.edits.some(({ range }) => taken.touches(range))) continue;
		for (const { range } of fix.edits) taken.add(range);
		chosen.push(fix);
	}
	return chosen;
}
