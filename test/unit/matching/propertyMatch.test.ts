/** IOPropertyMatch with many dictionaries has the result of comparing each of them. */
import { describe, expect, it } from 'vitest';
import { compareValues } from '../../../server/src/service/matching/simulator/equality.js';
import { propertiesForMatching } from '../../../server/src/service/matching/simulator/properties.js';
import {
	PropertyAlternatives,
	PropertyNames,
} from '../../../server/src/service/matching/simulator/propertyMatch.js';
import { allOf, anyOf } from '../../../server/src/service/matching/simulator/verdict.js';
import type { RegistryValue } from '../../../server/src/service/registry/registry.js';
import { RegistryTree } from '../../../server/src/service/registry/registryTree.js';
import { Random } from '../../support/random.js';

const bytes = (...all: readonly number[]): Uint8Array => Uint8Array.from(all);

const values: readonly RegistryValue[] = [
	{ type: 'integer', value: 1n },
	{ type: 'integer', value: 12n },
	{ type: 'integer', value: 1n, digitsAtEndUnknown: true },
	{ type: 'boolean', value: true },
	{ type: 'string', value: 'a' },
	{ type: 'string', value: '' },
	{ type: 'data', bytes: bytes(97) },
	{ type: 'data', bytes: bytes(97, 0) },
	{ type: 'data', bytes: bytes(97, 0, 0) },
	{ type: 'data', bytes: bytes(97), nulsAtEndUnknown: true },
	{ type: 'array', values: [{ type: 'string', value: 'a' }] },
	{ type: 'dictionary', entries: new Map([['a', { type: 'boolean', value: true }]]) },
	{ type: 'unknown', reason: 'clipped' },
];

/** Up to 16 keys are looked up one by one, more in another way. */
const keys = Array.from({ length: 40 }, (_, index) => `Key ${index}`);

function propertiesIn(random: Random, most: number): Map<string, RegistryValue> {
	const entries = Array.from(
		{ length: random.below(most) },
		() => [random.pick(keys), random.pick(values)] as const,
	);
	return new Map(entries);
}

function entryIn(random: Random) {
	const tree = new RegistryTree();
	const { entry } = tree.add({ name: 'Gadget', className: 'IOService' }, undefined);
	entry.shown = random.pick(['all', 'some']);
	for (const [key, value] of propertiesIn(random, 30)) entry.properties.set(key, value);
	if (random.below(2) === 0) {
		const user = { type: 'dictionary', entries: propertiesIn(random, 30) } as const;
		entry.properties.set('IOUserServiceProperties', user);
	}
	return propertiesForMatching(entry);
}

describe('IOPropertyMatch with several dictionaries', () => {
	it.each(Array.from({ length: 40 }, (_, seed) => [seed]))('matches if one matches: %s', (seed) => {
		const random = new Random(seed);
		for (let round = 0; round < 100; round++) {
			const wanted = Array.from({ length: random.below(seed + 2) }, (): RegistryValue => {
				const unknown = { type: 'unknown', reason: 'clipped' } as const;
				if (random.below(50) === 0) return unknown;
				return { type: 'dictionary', entries: propertiesIn(random, random.pick([2, 4, 30])) };
			});
			const properties = entryIn(random);
			const expected = anyOf(
				wanted.map((each) =>
					each.type === 'dictionary'
						? allOf(
								[...each.entries].map(([key, value]) => compareValues(value, properties.get(key))),
							)
						: 'unknown',
				),
			);
			expect(new PropertyAlternatives(wanted).compareWith(properties)).toBe(expected);
		}
	});
});

describe('IOPropertyExistsMatch with several names', () => {
	it('names the first one that exists', () => {
		const random = new Random(1);
		for (let round = 0; round < 500; round++) {
			const names = Array.from({ length: random.below(30) }, () => random.pick(keys));
			const properties = entryIn(random);
			const name = names.find((each) => properties.has(each));
			const found = new PropertyNames(names.map((value) => ({ type: 'string', value })));
			const rest = properties.isComplete || names.length === 0 ? 'no match' : 'unknown';
			const expected = name === undefined ? { verdict: rest } : { verdict: 'match', name };
			expect(found.compareWith(properties)).toEqual(expected);
		}
	});
});
