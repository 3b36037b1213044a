/** Every rule by its own examples: what it finds, what it leaves alone, what its fixes do. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/service/document/analyse.js';
import type { Finding } from '../../server/src/service/document/finding.js';
import { fixAll } from '../../server/src/service/features/fixes.js';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import type { GoodExample, Rule } from '../../server/src/service/rules/rule.js';
import { applyEdits } from '../../server/src/service/text/textEdit.js';
import {
	analyseExample,
	findingsOf,
	fixesOf,
	sayFinding,
	showFindings,
} from '../support/checkFindings.js';
import { optionsOf, readExample, targetOf } from '../support/examples.js';
import { fixFaults } from '../support/fixFaults.js';
import { readRanges } from '../support/markers.js';
import { wholePlist, withoutFrame } from '../support/wholePlist.js';

/** What a host finds while it reads a file or before it does, and what takes a thousand lines to show. */
const beyondExamples = new Set(['file-too-large', 'invalid-utf8', 'not-utf8', 'too-many-findings']);

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
	const docs = ruleDocs.get(code);
	const { bad, good } = docs?.examples() ?? { bad: [], good: [] };

	it('is named, documented and shown by examples', () => {
		expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
		for (const part of [docs?.what, docs?.why, docs?.fix]) {
			expect(part).toMatch(/^[\p{Lu}`'<(].*[.!)]$/u);
		}
		expect(docs?.references.length).toBeGreaterThan(0);
		expect(bad.length > 0 || beyondExamples.has(code)).toBe(true);
		expect(good.length).toBeGreaterThan(0);
	});

	it.each(titled(bad))('finds bad example %s', (_, example) => {
		const { text } = readRanges(example.text);
		const plist = analyseExample(text, optionsOf(rule, example));
		const loud = findingsOf(plist, targetOf(example)).filter(isLoud(rule));
		expect(loud.filter((finding) => finding.code !== code).map(sayFinding)).toEqual([]);
		expect(showFindings(plist, loud, text, example.whole)).toBe(example.text);
		const { findings, fixes = [] } = example;
		expect(readExample(rule, example)).toEqual({ findings, fixes });
	});

	it.each(titled(good))('leaves good example %s', (_, example) => {
		const plist = analyseExample(example.text, optionsOf(rule, example));
		expect(findingsOf(plist, targetOf(example)).filter(isLoud(rule)).map(sayFinding)).toEqual([]);
	});

	const fixed = titled(bad).filter(([, example]) => example.fixed !== undefined);
	it.runIf(fixed.length > 0).each(fixed)('fixes bad example %s', (_, example) => {
		const { text } = readRanges(example.text);
		const plist = analyseExample(text, optionsOf(rule, example));
		const first = findingsOf(plist, targetOf(example)).find((finding) => finding.code === code);
		const fix =
			first && fixesOf(plist, first, targetOf(example)).find(({ preferred }) => preferred);
		expect(fix, 'a preferred fix').toBeDefined();
		expect(withoutFrame(applyEdits(plist.text, fix?.edits ?? []), text, example.whole)).toBe(
			example.fixed,
		);
	});

	it.each(['\n', '\r\n'])('has fixes that remove their finding and nothing else, %j', (end) => {
		const faults = bad.flatMap((example) => {
			const { whole } = example;
			const text = wholePlist(readRanges(example.text).text, whole).replace(/\r?\n/g, end);
			const plist = analyseExample(text, { ...optionsOf(rule, example), whole: true });
			const options = targetOf(example);
			const findings = findingsOf(plist, options);
			return findings
				.filter((finding) => finding.code === code)
				.flatMap((finding) =>
					fixesOf(plist, finding, options).flatMap((fix) =>
						fixFaults(plist, findings, finding, fix, options),
					),
				);
		});
		expect(faults).toEqual([]);
	});

	it('leaves nothing in its place where it is switched off', () => {
		for (const example of bad) {
			const plist = analyseExample(readRanges(example.text).text, optionsOf(rule, example));
			const options = targetOf(example);
			const others = findingsOf(plist, options).filter((finding) => finding.code !== code);
			const left = findingsOf(plist, { ...options, severities: { [code]: 'off' } });
			expect(left.map(sayFinding)).toEqual(others.map(sayFinding));
		}
	});

	it('is quiet after Fix all, which changes nothing the second time', () => {
		for (const example of bad) {
			const plist = analyseExample(readRanges(example.text).text, optionsOf(rule, example));
			const { text } = fixAll(plist, targetOf(example));
			const { uri, kind, form } = plist;
			const again = fixAll(analyse(text, { uri, kind, form }), targetOf(example));
			expect(again).toEqual({ text, applied: 0 });
		}
	});
});

/** Examples by their number, which names them in a report. */
function titled<Example extends GoodExample>(
	examples: readonly Example[],
): readonly (readonly [title: string, example: Example])[] {
	return examples.map((example, index) => [String(index + 1), example]);
}

/** Hints of other rules may stand beside an example; beside one of the parser's, which is about text alone, any advice. */
function isLoud({ code, stage }: Rule): (finding: Finding) => boolean {
	const quiet = stage === 'syntax' ? ['hint', 'information'] : ['hint'];
	return (finding) => finding.code === code || !quiet.includes(finding.severity);
}
