/** Every known fault is found, exactly where it is, and nothing that is right is reported. */
import { describe, expect, it } from 'vitest';
import { readCoverage } from '../coverage/readCoverage.js';
import { truthSection } from './figures.js';
import { judge } from './judge.js';
import { faults, oddities } from './truthFiles.js';

/** Findings of the command line and the server, and of whole projects, which have their own tests. */
const testedElsewhere = new Set(['file-too-large', 'too-many-findings']);

describe('a fault', () => {
	it.each(faults.map((each) => [each.name, each] as const))('%s', (_, truth) => {
		const { missed, wrong } = judge(truth);
		expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
	});
});

describe('an oddity that is right', () => {
	it.each(oddities.map((each) => [each.name, each] as const))('%s', (_, truth) => {
		const { wrong } = judge(truth);
		expect(wrong.filter((line) => !line.startsWith('information'))).toEqual([]);
	});
});

describe('recall and precision', () => {
	it('are complete', () => {
		const { rows } = truthSection();
		console.info(rows.map(({ name, value }) => `${value} ${name}`).join('\n'));
		expect(rows.filter(({ ratio }) => ratio !== 1)).toEqual([]);
	});
});

describe('the faults', () => {
	const rows = readCoverage().filter(({ codes }) =>
		codes.some((code) => !testedElsewhere.has(code)),
	);
	const nameOf = (item: string): string => /^M\d+/.exec(item)?.[0] ?? item;

	it('have one for each row of docs/coverage.md that a rule finds', () => {
		const covered = new Set(faults.flatMap((truth) => truth.rows));
		expect(rows.map(({ item }) => nameOf(item)).filter((item) => !covered.has(item))).toEqual([]);
	});

	it('name rows that exist', () => {
		const known = new Set(rows.map(({ item }) => nameOf(item)));
		const unknown = faults.flatMap((truth) => truth.rows.filter((row) => !known.has(row)));
		expect(unknown).toEqual([]);
	});
});
