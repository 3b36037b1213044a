/** Changes a plist to one of another kind: its package type, and everything that is wrong in that kind. */
import { analyze, withText } from '../document/analyze.js';
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { renderEdits } from '../edit/renderEdits.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { applyEdits, editBetween, type TextEdit } from '../text/textEdit.js';
import { checkVersion } from './checkedVersion.js';
import type { CheckOptions } from './checkOptions.js';
import { findingsIn } from './findings.js';
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
 * The edits after which the plist is of `kind` and has no other fault that can be fixed; none if it is not possible, or
 * too much work. Faults of values that it has as another kind, too, stay.
 */
export function changeKind(
	plist: DriverPlist,
	kind: DocumentKind,
	options: CheckOptions,
): readonly TextEdit[] {
	const typed = applyEdits(plist.text, renderEdits(plist, packageTypeEdits(plist, kind)));
	let current = analyze(typed, { ...plist.known, kind });
	const budget = new WorkBudget(plist);
	const other = kind === 'dext' ? 'kext' : 'dext';
	const asOther = findingsIn(analyze(plist.text, { ...plist.known, kind: other }), options, budget);
	const isOfKind = faultsBesides(asOther);
	for (let round = 0; round < maxRounds; round++) {
		current = withText(current, fixAllWithin(budget, current, options, isOfKind).text);
		const next = withoutOneFault(current, options, budget, isOfKind);
		if (budget.isExhausted) return [];
		if (next === undefined) break;
		current = withText(current, next);
	}
	return withText(plist, current.text).kind === kind ? editBetween(plist.text, current.text) : [];
}

/**
 * Accepts all findings except those about a value or a text that `known` has, too: they are of any kind. A key that is
 * wrong or missing in both kinds may have to be right first.
 */
function faultsBesides(known: readonly Finding[]): (finding: Finding) => boolean {
	const ofValues = new Set(known.filter(isOfValue).map(faultOf));
	return (finding) => !isOfValue(finding) || !ofValues.has(faultOf(finding));
}

function isOfValue({ at: { part } }: Finding): boolean {
	return part === 'value' || part === 'content' || part === 'text';
}

function faultOf({ code, at: { path } }: Finding): string {
	return JSON.stringify([code, path]);
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
	isOfKind: (finding: Finding) => boolean,
): string | undefined {
	const version = checkVersion(plist, options, budget);
	const { findings } = version;
	const trials = new FixTrials(version, options, budget);
	for (const finding of [
		...findings.filter(isOfName),
		...findings.filter((each) => !isOfName(each)),
	]) {
		if (!isFault(finding) || !isOfKind(finding)) continue;
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
