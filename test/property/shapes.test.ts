/** The work of every operation is linear in the size of a shape, by the counts of executed blocks. `npm run stress` measures time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations, prepare } from '../shapes/operations.js';
import { reportShapes } from '../shapes/reportShapes.js';
import { sample, slowBefore } from '../shapes/sample.js';
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

/** What grows faster than the text. Work that has a limit grows faster up to that, so that growth has to show at a second size, too. */
function growthFaults(shape: Shape): readonly string[] {
	const faults = faultsAt(shape, size);
	return faults.length === 0 ? faults : faultsAt(shape, times * size);
}

function faultsAt(shape: Shape, at: number): readonly string[] {
	const { factor, squared } = counter.growth((each) => {
		const prepared = prepare(shape, each);
		for (const operation of Object.values(operations)) operation(prepared);
	}, at);
	return factor < mostGrowth ? squared : [...squared, `all blocks: ${factor.toFixed(2)} times`];
}

describe('the names of shapes', () => {
	it('are unique', () => {
		const names = new Set(shapes.map(({ name }) => name));
		expect(names.size).toBe(shapes.length);
		expect([...slowBefore].filter((name) => !names.has(name))).toEqual([]);
		const reports = new Set(reportShapes.map(({ name }) => name));
		expect(reports.size).toBe(reportShapes.length);
	});
});

describe('the work of all operations', () => {
	it.each(sample(12).map((shape) => [shape.name, shape] as const))(
		'grows linearly with %s',
		(_name, shape) => {
			expect(growthFaults(shape)).toEqual([]);
		},
	);
});
