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

/** Some of the shapes, fewer of the runs of characters, which are most of them. The nightly run measures all. */
function isIncluded(shape: Shape): boolean {
	const index = characterShapes.indexOf(shape);
	return index < 0 ? shapes.indexOf(shape) % 12 === 0 : index % 61 === 0;
}

describe('the names of shapes', () => {
	it('are unique', () => {
		expect(new Set(shapes.map(({ name }) => name)).size).toBe(shapes.length);
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
