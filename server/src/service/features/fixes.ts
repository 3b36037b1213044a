/** Quick fixes as text edits: for one finding, and all preferred ones of a file. */
import { withText } from '../document/analyse.js';
import type { DriverPlist } from '../document/driverPlist.js';
import type { Message } from '../document/finding.js';
import { renderEdits } from '../edit/renderEdits.js';
import type { Fix, FixableFinding } from '../rules/rule.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { type CheckOptions, checkPlist, contextOf, rulesByCode } from './check.js';

/** A remedy as edits of the text, which all apply together. */
export interface TextFix {
	readonly title: Message;
	readonly edits: readonly TextEdit[];
	readonly preferred: boolean;
}

/** Enough for fixes that make others possible; a rule that undoes another's fix must not go on for ever. */
const maxRounds = 12;

/** The remedies for a finding, best first. */
export function fixesFor(
	plist: DriverPlist,
	finding: FixableFinding,
	options: CheckOptions = {},
): readonly TextFix[] {
	try {
		return ruleFixes(plist, finding, options).map(({ title, edits, preferred }) => ({
			title,
			edits: renderEdits(plist, edits),
			preferred: preferred ?? false,
		}));
	} catch (error) {
		options.onFault?.(finding.code, error);
		return [];
	}
}

function ruleFixes(
	plist: DriverPlist,
	finding: FixableFinding,
	options: CheckOptions,
): readonly Fix[] {
	const { deploymentTarget = {} } = options;
	if (finding.fixes) return finding.fixes({ plist, deploymentTarget });
	const rule = rulesByCode.get(finding.code);
	return rule?.stage === 'plist' ? (rule.fixes?.(contextOf(plist, options), finding) ?? []) : [];
}

/** The text after every preferred fix that can be applied, and how many were; running it again changes nothing. */
export function fixAll(
	plist: DriverPlist,
	options: CheckOptions = {},
): { readonly text: string; readonly applied: number } {
	let current = plist;
	let applied = 0;
	/** The round before; one that leaves as much to say as it found was in vain, and is taken back. */
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

/** Preferred fixes that keep out of each other's way, in the order of the text. */
function compatibleFixes(
	plist: DriverPlist,
	findings: readonly FixableFinding[],
	options: CheckOptions,
): readonly TextFix[] {
	const taken: TextEdit[] = [];
	const chosen: TextFix[] = [];
	for (const finding of findings) {
		const fix = fixesFor(plist, finding, options).find(({ preferred }) => preferred);
		if (!fix || fix.edits.length === 0) continue;
		if (fix.edits.some((edit) => taken.some((other) => touch(edit, other)))) continue;
		taken.push(...fix.edits);
		chosen.push(fix);
	}
	return chosen;
}

function touch({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
	return a.start <= b.end && b.start <= a.end;
}
