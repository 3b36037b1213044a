/** The summary at the end of `npm test`. */
import { expect, it } from 'vitest';
import { addResults, readVitestReport, renderReport, single } from '../../scripts/testReport.js';

const assertion = (fullName: string, status: string) => ({ fullName, status });

it('counts the tests of vitest, and a file that failed before its tests as one failure', () => {
	const result = readVitestReport({
		testResults: [
			{
				name: 'a.test.ts',
				status: 'failed',
				assertionResults: [
					assertion('a works', 'passed'),
					assertion('b works', 'failed'),
					assertion('c (skipped without ../shared) works', 'pending'),
					assertion('d works', 'skipped'),
				],
			},
			{ name: 'b.test.ts', status: 'failed', assertionResults: [] },
		],
	});
	expect(result).toEqual({
		passed: 1,
		failed: 2,
		skipped: [
			{ name: 'c works', why: 'skipped without ../shared' },
			{ name: 'd works', why: 'no reason given' },
		],
	});
});

it('ends with the counts, with skipped tests only if there are any', () => {
	expect(renderReport(addResults([single(true), single(true), single(false)]))).toBe(
		'2 passed, 1 failed',
	);
	const skipped = [{ name: 'stories', why: 'no browser' }];
	expect(renderReport({ passed: 3, failed: 0, skipped })).toBe(
		'skipped: stories: no browser\n3 passed, 0 failed, 1 skipped',
	);
});
