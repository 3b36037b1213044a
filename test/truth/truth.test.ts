/** Every known fault is found, exactly where it is, and nothing that is right is reported. */
import { describe, expect, it } from 'vitest';
import { readCoverage } from '../coverage/readCoverage.js';
import { judge } from './judge.js';
import { faults, oddities } from './truthFiles.js';

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
