/** Expects that a check does not throw, and that all findings and edits are inside the text. */
import { expect } from 'vitest';
import { analyze } from '../../server/src/service/document/analyze.js';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { findingsOf, fixesOf } from './checkFindings.js';

export function expectValidRanges(text: string, kind: DocumentKind): void {
	const plist = analyze(text, { uri: '', kind });
	for (const finding of findingsOf(plist)) {
		const ranges = [
			finding.at.range,
			...fixesOf(plist, finding).flatMap(({ edits }) => edits.map(({ range }) => range)),
		];
		for (const { start, end } of ranges) {
			if (start < 0 || start > end || end > text.length) {
				expect.fail(`${finding.code} at ${start}–${end} of ${text.length} in ${text}`);
			}
		}
	}
}
