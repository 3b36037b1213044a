/**
 * The documents of fuzz runs: clean and generated property lists, with random changes of structure and text.
 * `cleanPlists.ts` reads those of the project, `generatePlists.ts` makes new ones, `mutatePlist.ts` changes entries
 * and values, `mutateText.ts` damages text, and `random.ts` makes all of it reproducible: seed and number of a case
 * determine its document.
 */

import { Random } from '../support/random.js';
import { cleanPlists } from './cleanPlists.js';
import { type FuzzDocument, randomOptions } from './fuzzDocument.js';
import { generatePlist } from './generatePlists.js';
import { mutatePlist } from './mutatePlist.js';
import { mutateText } from './mutateText.js';

/** The seeds of the nightly run. `npm test` runs the first cases of each. */
export const seeds: readonly number[] = [20_240_611, 7_919, 1_000_003];

/** UTF-16 code units; longer documents are cut, so that a run has many cases instead of few large ones. */
const mostLength = 40_000;

const clean = cleanPlists();

/** A document without damage. Its keys and values are plausible, so it can have findings. */
export function undamagedDocument(random: Random): FuzzDocument {
	return random.chance(0.6) ? random.pick(clean) : generatePlist(random);
}

/** The document of a case of a run. */
export function fuzzDocument(seed: number, index: number): FuzzDocument {
	const random = new Random(seed, index);
	const { text: original, options } = undamagedDocument(random);
	const other = (): string => undamagedDocument(random).text;
	let text = original;
	for (let count = random.count(0, 5); count > 0; count--) {
		text = random.chance(0.65) ? mutatePlist(random, text) : mutateText(random, text, other);
	}
	return { text: text.slice(0, mostLength), options: randomOptions(random, options) };
}
