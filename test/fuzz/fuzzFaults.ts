/** Runs everything that an editor can do with the document of a fuzz case. */
import { analyze } from '../../server/src/service/index.js';
import { checkFaults, featureFaults } from '../support/documentFaults.js';
import { Random } from '../support/random.js';
import { fuzzDocument } from './fuzzDocuments.js';

/** Offsets at which features are tried. */
const places = 3;

/** The faults of a case, as a person can read and repeat them; empty if all is well. */
export function fuzzFaults(seed: number, index: number): readonly string[] {
	const { text, options } = fuzzDocument(seed, index);
	try {
		const plist = analyze(text, options);
		const random = new Random(seed, index, 1);
		const offsets = Array.from({ length: places }, () => random.below(text.length + 1));
		return [
			...checkFaults(plist),
			...offsets.flatMap((offset) => featureFaults(plist, offset)),
		].map((fault) => `case ${index} of seed ${seed}: ${fault}`);
	} catch (error) {
		const { message, cause } = error as Error;
		const reason = cause instanceof Error ? `: ${cause.stack}` : '';
		return [`case ${index} of seed ${seed}: ${message}${reason}`];
	}
}
