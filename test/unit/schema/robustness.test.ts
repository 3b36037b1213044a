/** No text upsets the check or the fixes: nothing throws, and every range lies inside the text. */
import { expect, it } from 'vitest';
import { analyse } from '../../../server/src/service/document/analyse.js';
import type { DocumentKind } from '../../../server/src/service/platform/documentKind.js';
import { ruleDocs } from '../../../server/src/service/rules/docs.generated.js';
import { findingsOf, fixesOf } from '../../support/checkFindings.js';
import { readRanges } from '../../support/markers.js';
import { wholePlist } from '../../support/wholePlist.js';

it.each([11])(
	'holds for every example cut off or without a piece, in steps of %i',
	(step) => {
		for (const docs of ruleDocs.values()) {
			for (const { text: marked, kind = 'kext', whole } of docs.examples().bad) {
				const text = wholePlist(readRanges(marked).text, whole);
				for (let offset = 0; offset < text.length; offset += step * 23) {
					expectCalm(text.slice(0, offset), kind);
					expectCalm(text.slice(0, offset) + text.slice(offset + step), kind);
				}
			}
		}
	},
	60_000,
);

it('holds for 20,000 nested dicts and for one with 20,000 misspelt keys', () => {
	expectCalm(`<plist>${'<dict><key>A</key>'.repeat(20_000)}`, 'kext');
	const keys = Array.from(
		{ length: 20_000 },
		(_, index) => `<key>CFBundleExecutibl${index}</key><true/>`,
	);
	expectCalm(`<plist><dict>${keys.join('')}</dict></plist>`, 'kext');
});

function expectCalm(text: string, kind: DocumentKind): void {
	const plist = analyse(text, { uri: '', kind });
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
