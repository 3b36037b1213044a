/** The tests of `test/property` at every offset of all examples, except long ones. */
import { it } from 'vitest';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { cutTexts } from '../support/cutTexts.js';
import { expectValidRanges } from '../support/expectValidRanges.js';
import { readRanges } from '../support/markers.js';
import { wholePlist } from '../support/wholePlist.js';

/** UTF-16 code units that are checked for each example: every offset in a text of 1,100 code units. */
const budget = 2_000_000;

it.each([...ruleDocs])('%s: cut examples', (_, docs) => {
	for (const { text: marked, kind = 'kext', whole } of docs.examples().bad) {
		const text = wholePlist(readRanges(marked).text, whole);
		for (const cut of cutTexts(text, budget)) expectValidRanges(cut, kind);
	}
});
