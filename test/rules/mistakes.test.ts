/** Known mistakes, each in an otherwise correct property list, and the only rules that find it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/service/document/analyze.js';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { findingsOf } from '../support/checkFindings.js';
import { dextMistakes } from './mistakes/dextMistakes.js';
import { entitlementMistakes } from './mistakes/entitlementMistakes.js';
import { kextMistakes } from './mistakes/kextMistakes.js';
import { matchingMistakes } from './mistakes/matchingMistakes.js';

const mistakes = [...dextMistakes, ...matchingMistakes, ...kextMistakes, ...entitlementMistakes];

describe('a mistake', () => {
	it.each(mistakes)('%s in %s', (_, file, edits, codes) => {
		const kind = file.split('/')[0] as DocumentKind;
		const extension = kind === 'entitlements' ? 'entitlements' : 'plist';
		const correct = readFileSync(
			join(import.meta.dirname, 'clean', `${file}.${extension}`),
			'utf8',
		);
		const text = edits.reduce((before, [from, to]) => {
			const after = before.replace(from, to);
			expect(after).not.toBe(before);
			return after;
		}, correct);
		const form = file.endsWith('.built') ? 'built' : 'source';
		const findings = findingsOf(analyze(text, { uri: 'file:///Info.plist', kind, form }));
		const found = [...new Set(findings.map(({ code }) => code))];
		expect(found).toEqual(expect.arrayContaining([...codes]));
		const problems = findings.filter(
			({ severity }) => severity === 'error' || severity === 'warning',
		);
		expect(problems.map(({ code }) => code).filter((code) => !codes.includes(code))).toEqual([]);
	});
});
