/** The suites of the W3C and of libraries agree with the product, except where the parsers of Apple do not. */
import { describe, expect, it } from 'vitest';
import { unlikeSuite, valuesUnlikeReader } from './exceptions.js';
import { unexplained } from './outcome.js';
import { hasPlistSuites, suiteValues, suiteVerdicts } from './plistSuites.js';
import { hasW3cSuite, notWellFormed, valid } from './w3c.js';

describe.skipIf(!hasW3cSuite)('the XML suite of the W3C (skipped without ../shared)', () => {
	it('has a syntax finding in each document that is not well formed', () => {
		const outcomes = notWellFormed();
		expect(outcomes.length).toBe(1499);
		expect(unexplained(outcomes, {})).toEqual([]);
	});

	it('has no finding above hint in valid documents except what CoreFoundation rejects', () => {
		const outcomes = valid();
		expect(outcomes.length).toBe(812);
		expect(unexplained(outcomes, {})).toEqual([]);
	});
});

describe.skipIf(!hasPlistSuites)('the suites of libraries (skipped without ../shared)', () => {
	it('have the same result, except where CoreFoundation differs', () => {
		const outcomes = suiteVerdicts();
		expect(outcomes.length).toBe(132);
		expect(unexplained(outcomes, unlikeSuite)).toEqual([]);
	});

	it('have the same values, except where CoreFoundation differs', () => {
		const outcomes = suiteValues();
		expect(outcomes.length).toBeGreaterThan(20);
		expect(unexplained(outcomes, valuesUnlikeReader)).toEqual([]);
	});
});
