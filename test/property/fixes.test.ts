/** No fix makes a document worse, whatever its text is. The seeds are fixed; `test/stress` runs more cases of them. */
import { expect, it } from 'vitest';
import { seeds } from '../fuzz/fuzzDocuments.js';
import { fixHarm } from '../support/fixHarm.js';

const cases = Array.from({ length: 250 }, (_, index) => index);

it.each(seeds)('of the first documents of seed %i', (seed) => {
	expect(cases.flatMap((index) => fixHarm(seed, index))).toEqual([]);
});
