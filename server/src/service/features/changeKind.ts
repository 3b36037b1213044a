/** Changes a plist to one of another kind: its package type, and everything that is wrong in that kind. */
import { analyze, withText } from '../document/analyze.js';
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { renderEdits } from '../edit/renderEdits.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { applyEdits, editBetween, type TextEdit } from '../text/textEdit.js';
import { type CheckOptions, findingsIn } from './findings.js';
import { fixAllWithin } from './fixAll.js';
import { proposedFixes } from './fixes.js';
import { FixTrials } from './fixTrials.js';
import { WorkBudget } from './workBudget.js';

/** How many faults without a preferred fix are fixed, each by its first one. */
const maxRounds = 12;

const packageTypes: Readonly<Partial<Record<DocumentKind, string>>> = {
	dext: 'DEXT',
	kext: 'KEXT',
	codelessKext: 'KEXT',
	systemExtension: 'SYSX',
	hostApp: 'APPL',
};

/**
 * The edits after which the plist is of `kind` and has no fault that can be fixed; none if it is not possible, or too
 * much work.
 */
export function changeKind(
	plist: DriverPlist,
	kind: DocumentKind,
	options: CheckOptions,
): readonly TextEdit[] {
	const typed = applyEdits(plist.text, renderEdits(plist, packageTypeEdits(plist, kind)));
	let current = analyze(typed, { ...plist.known, kind });
	const budget = new WorkBudget(plist);
	for (let round = 0; round < maxRounds; round++) {
		current = withText(current, fixAllWithin(budget, current, options).text);
		const next = withoutOneFault(current, options, budget);
		if (budget.isExhausted) return [];
		if (next === undefined) break;
		current = withText(current, next);
	}
	return withText(plist, current.text).kind === kind ? editBetween(plist.text, current.text) : [];
}

function packageTypeEdits({ root }: DriverPlist, kind: DocumentKind): readonly PlistEdit[] {
	const type = packageTypes[kind];
	if (root?.type !== 'dict' || type === undefined) return [];
	const entry = root.get('CFBundlePackageType');
	return entry
		? [{ kind: 'replaceValue', value: entry.value, by: type }]
		: [{ kind: 'insertEntry', into: root, key: 'CFBundlePackageType', value: type }];
}

/** The text after the first fix of the first fault that has one; keys of other kinds are faults here. */
function withoutOneFault(
	plist: DriverPlist,
	options: CheckOptions,
	budget: WorkBudget,
): string | undefined {
	const findings = findingsIn(plist, options);
	budget.spend(plist, findings.length);
	const trials = new FixTrials({ plist, findings }, options, budget);
	for (const finding of [
		...findings.filter(isOfName),
		...findings.filter((each) => !isOfName(each)),
	]) {
		if (!isFault(finding)) continue;
		const fix = proposedFixes(plist, finding, options).find(
			(each) => !each.in && !each.becomes && trials.accept(each, finding),
		);
		if (fix) return applyEdits(plist.text, fix.edits);
	}
	return undefined;
}

function isFault({ severity, code }: Finding): boolean {
	return severity === 'error' || severity === 'warning' || code === 'wrong-kind-key';
}

/** Wrong names first: once they are right, fewer keys are missing. */
function isOfName({ code }: Finding): boolean {
	return code === 'invented-key' || code === 'unknown-key';
}
