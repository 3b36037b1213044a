/** The work of every operation is linear in the size of a shape, by the counts of executed blocks. `npm run stress` measures time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { characterShapes } from '../shapes/characterShapes.js';
import { operations, prepare } from '../shapes/operations.js';
import type { Shape } from '../shapes/shape.js';
import { shapes } from '../shapes/shapes.js';
import { times, WorkCounter } from '../support/workGrowth.js';

const counter = new WorkCounter();
beforeAll(() => counter.start());
afterAll(() => counter.stop());

/** UTF-16 code units of the smaller text. */
const size = 1500;
/** Searches take a little more than linear time. */
const mostGrowth = times * 1.5;

/** Shapes with which operations took more than linear time. */
const slowBefore: ReadonlySet<string> = new Set([
	'comments',
	'nested keys',
	'booleans of one key on one line',
	'one misspelled key on one line',
	'swapped PCI IDs in a kext',
	'spaces in IOPCIMatch',
	'keys without ends in the root',
	'dictionaries without ends in the root',
	'arrays without ends in the root',
	'directives for lines without ends in the root',
	'unknown end tags in the root',
	'attributes',
	'preprocessor lines',
	'one key in a dictionary for usb',
	'products as strings in a dext',
	'nested dictionaries with a repeated key',
	'string booleans in dictionaries of an array',
]);

/** These and some of the others, fewer of the runs of characters, which are most of them. The nightly run measures all. */
function isIncluded(shape: Shape): boolean {
	if (slowBefore.has(shape.name)) return true;
	const index = characterShapes.indexOf(shape);
	return index < 0 ? shapes.indexOf(shape) % 12 === 0 : index % 61 === 0;
}

describe('the names of shapes', () => {
	it('are unique', () => {
		const names = new Set(shapes.map(({ name }) => name));
		expect(names.size).toBe(shapes.length);
		expect([...slowBefore].filter((name) => !names.has(name))).toEqual([]);
	});
});

describe('the work of all operations', () => {
	it.each(shapes.filter(isIncluded).map((shape) => [shape.name, shape] as const))(
		'grows linearly with %s',
		(_name, shape) => {
			const growth = counter.growth((each) => {
				const prepared = prepare(shape, each);
				for (const operation of Object.values(operations)) operation(prepared);
			}, size);
			expect(growth).toBeLessThan(mostGrowth);
		},
	);
});
