/** A node is found from the one that was found last, as from the root. */
import { expect, it } from 'vitest';
import { nodeBefore } from '../../../server/src/service/syntax/nodeAt.js';
import { parse } from '../../../server/src/service/syntax/parse.js';
import { fuzzDocument } from '../../fuzz/fuzzDocuments.js';
import { Random } from '../../support/random.js';

it('is the same whatever was found before', () => {
	const random = new Random(7919);
	const different: string[] = [];
	for (let number = 0; number < 1000; number += 1) {
		const { text } = fuzzDocument(7919, number);
		const { root } = parse(text);
		for (let count = 0; count < 20; count += 1) {
			const offset = random.below(text.length + 1);
			const { type, start } = nodeBefore(root, offset);
			// Nothing was found in this tree before.
			const fresh = nodeBefore(parse(text).root, offset);
			if (type !== fresh.type || start !== fresh.start) different.push(`${number} at ${offset}`);
		}
	}
	expect(different).toEqual([]);
});
