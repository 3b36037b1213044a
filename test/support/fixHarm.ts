/** Applies all fixes of the documents of fuzz runs. */
import { analyze } from '../../server/src/service/document/analyze.js';
import { fixesFor } from '../../server/src/service/features/quickFixes.js';
import { suppressionFixesFor } from '../../server/src/service/features/suppressionFixes.js';
import { fuzzDocument } from '../fuzz/fuzzDocuments.js';
import { findingsOf } from './checkFindings.js';
import { firstOfEachCode } from './findings.js';
import { fixAllHarm, harmOf, suppressionHarm } from './fixFaults.js';
import { lostContent, valueHarm } from './valueHarm.js';

/** Findings of one code in a document whose fixes are tried. */
const mostOfACode = 3;

/** Longer documents are skipped, so that a run has many cases. */
const mostLength = 8000;

/** The fixes of these choose one of the values in a list. */
const choices: ReadonlySet<string> = new Set(['ignored-resource-list']);

/** What the fixes of a case make worse, with the number of the case; empty if nothing. */
export function fixHarm(seed: number, index: number): readonly string[] {
	const { text, options } = fuzzDocument(seed, index);
	if (text.length > mostLength) return [];
	const plist = analyze(text, options);
	const findings = findingsOf(plist);
	const faults = firstOfEachCode(findings, mostOfACode).flatMap((finding) => {
		const comments = suppressionFixesFor(plist, finding);
		return [
			...(finding.fixes?.({ plist, deploymentTarget: {} }) ?? []).flatMap((fix) => [
				...valueHarm(plist, fix),
				...(choices.has(finding.code) ? [] : lostContent(plist, fix)),
			]),
			...fixesFor(plist, finding).flatMap((fix) => harmOf(plist, findings, finding, fix)),
			...comments.flatMap((fix) => harmOf(plist, findings, finding, fix)),
			...comments.flatMap((fix) => suppressionHarm(plist, fix)),
		];
	});
	return [...faults, ...fixAllHarm(plist, findings)].map((fault) => `${seed} ${index}: ${fault}`);
}
