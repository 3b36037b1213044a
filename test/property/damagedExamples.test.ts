/** Checks and fixes of damaged examples don't throw and stay in the text. */
import { it } from 'vitest';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { cutTexts } from '../support/cutTexts.js';
import { expectValidRanges } from '../support/expectValidRanges.js';
import { readRanges } from '../support/markers.js';
import { wholePlist } from '../support/wholePlist.js';

/** UTF-16 code units that are checked for each example; more in `test/stress`. */
const budget = 5000;

it.each([...ruleDocs])('%s: cut examples', (_, docs) => {
	for (const { text: marked, kind = 'kext', whole } of docs.examples().bad) {
		const text = wholePlist(readRanges(marked).text, whole);
		for (const cut of cutTexts(text, budget)) expectValidRanges(cut, kind);
	}
});

it('2,000 nested dictionaries, and one dictionary with 2,000 misspelled keys', () => {
	const keys = Array.from(
		{ length: 2000 },
		(_, index) => `<key>CFBundleExecutibl${index}</key><true/>`,
	);
	expectValidRanges(`<plist>${'<dict><key>A</key>'.repeat(2000)}`, 'kext');
	expectValidRanges(`<plist><dict>${keys.join('')}</dict></plist>`, 'kext');
});
