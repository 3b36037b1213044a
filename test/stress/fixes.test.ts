/** The test of `test/property/fixes.test.ts` with more documents. */
import { expect, it } from 'vitest';
import { seeds } from '../fuzz/fuzzDocuments.js';
import { fixHarm } from '../support/fixHarm.js';

const cases = Array.from({ length: 20_000 }, (_, index) => index);

it.each(seeds)('of the documents of seed %i', (seed) => {
	expect(cases.flatMap((index) => fixHarm(seed, index))).toEqual([]);
});
