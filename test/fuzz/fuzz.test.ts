/** Generated and damaged property lists: nothing throws, and all ranges are in the text. `npm run stress` runs a million. */
import { describe, expect, it } from 'vitest';
import { fuzzDocument, seeds } from './fuzzDocuments.js';
import { fuzzFaults } from './fuzzFaults.js';

const casesOfSeed = 1500;

describe('fuzz documents', () => {
	it('are the same in every run', () => {
		expect(fuzzDocument(1, 2)).toEqual(fuzzDocument(1, 2));
		expect(fuzzDocument(1, 2)).not.toEqual(fuzzDocument(1, 3));
	});

	it.each(seeds)('have no faults in the first cases of seed %i', (seed) => {
		const cases = Array.from({ length: casesOfSeed }, (_, index) => index);
		expect(cases.flatMap((index) => fuzzFaults(seed, index))).toEqual([]);
	});

	it.each<[seed: number, index: number]>([
		[7919, 2419],
		[7919, 12_104],
		[1_000_003, 12_790],
	])('have no faults with seed %i in case %i, which had some', (seed, index) => {
		expect(fuzzFaults(seed, index)).toEqual([]);
	});
});
