/** Checks a text and applies fixes. */
import { expect } from 'vitest';
import { analyze } from '../../server/src/service/document/analyze.js';
import type {
	AnalyzeOptions,
	DocumentForm,
	DriverPlist,
} from '../../server/src/service/document/driverPlist.js';
import type { Finding } from '../../server/src/service/document/finding.js';
import { type CheckedFinding, checkPlist } from '../../server/src/service/features/check.js';
import type { CheckOptions } from '../../server/src/service/features/checkOptions.js';
import type { TextFix } from '../../server/src/service/features/fixes.js';
import { fixesFor } from '../../server/src/service/features/quickFixes.js';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { exampleUri } from '../../server/src/service/rules/exampleFiles.js';
import { readRanges, writeRanges } from './markers.js';
import { neighborsFrom } from './neighborsFrom.js';
import { wholePlist, withoutFrame } from './wholePlist.js';

export interface ExampleOptions extends CheckOptions {
	readonly kind?: DocumentKind | undefined;
	/** The kind is not given, but recognized. */
	readonly recognized?: true | undefined;
	readonly form?: DocumentForm | undefined;
	/** The text is the complete file. */
	readonly whole?: true | undefined;
	readonly uri?: string | undefined;
	/** Texts of files near it, by their paths from its folder. */
	readonly neighbors?: Readonly<Record<string, string>> | undefined;
}

/** A rule that throws fails the test. */
const noFault: CheckOptions = {
	onFault: (code, error) => {
		throw new Error(`${code} threw`, { cause: error });
	},
};

export function analyzeExample(text: string, options: ExampleOptions = {}): DriverPlist {
	const { kind = 'dext', recognized, form, whole, neighbors } = options;
	const uri = exampleUri(kind, options.uri);
	const analyzed: AnalyzeOptions = {
		uri,
		...(recognized ? { form } : { kind, form: form ?? 'source' }),
		...(neighbors && { neighbors: neighborsFrom(uri, neighbors) }),
	};
	return analyze(wholePlist(text, whole), analyzed);
}

export function findingsOf(
	plist: DriverPlist,
	options: CheckOptions = {},
): readonly CheckedFinding[] {
	return checkPlist(plist, { ...noFault, ...options });
}

/** Expects findings at exactly the `[|…|]` ranges of `marked`, and returns them. */
export function checkFindings(
	marked: string,
	options: ExampleOptions & { readonly codes?: readonly string[] } = {},
): readonly Finding[] {
	const { text } = readRanges(marked);
	const plist = analyzeExample(text, options);
	const all = findingsOf(plist, options);
	const found = options.codes ? all.filter(({ code }) => options.codes?.includes(code)) : all;
	expect(showFindings(plist, found, text)).toBe(marked);
	return found;
}

/** The text with every finding marked. */
export function showFindings(
	plist: DriverPlist,
	findings: readonly Finding[],
	fragment: string,
	whole?: true,
): string {
	const marked = writeRanges(
		plist.text,
		findings.map(({ at }) => at.range),
	);
	return withoutFrame(marked, fragment, whole);
}

export function fixesOf(
	plist: DriverPlist,
	finding: CheckedFinding,
	options: CheckOptions = {},
): readonly TextFix[] {
	return fixesFor(plist, finding, { ...noFault, ...options });
}
