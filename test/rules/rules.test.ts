/** Every rule with its own examples: its findings, its exceptions, and its fixes. */
import { describe, expect, it } from 'vitest';
import { withText } from '../../server/src/service/document/analyze.js';
import type { Finding } from '../../server/src/service/document/finding.js';
import { fileNameOf } from '../../server/src/service/document/neighbors.js';
import { fixAll } from '../../server/src/service/features/fixAll.js';
import type { TextFix } from '../../server/src/service/features/fixes.js';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import type { GoodExample, Rule } from '../../server/src/service/rules/rule.js';
import { applyEdits } from '../../server/src/service/text/textEdit.js';
import { analyzeExample, findingsOf, fixesOf, showFindings } from '../support/checkFindings.js';
import { optionsOf, readExample, targetOf } from '../support/examples.js';
import { renderFinding } from '../support/findings.js';
import { fixFaults } from '../support/fixFaults.js';
import { readRanges } from '../support/markers.js';
import { wholePlist, withoutFrame } from '../support/wholePlist.js';

/** Rules that hosts apply before or while they read a file, and one whose example would have a thousand lines. */
const beyondExamples = new Set(['file-too-large', 'invalid-utf8', 'not-utf8', 'too-many-findings']);

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
	const docs = ruleDocs.get(code);
	const { bad, good } = docs?.examples() ?? { bad: [], good: [] };

	it('has a name, documentation and examples', () => {
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
		const plist = analyzeExample(text, optionsOf(rule, example));
		const relevant = findingsOf(plist, targetOf(example)).filter(isRelevant(rule));
		expect(relevant.filter((finding) => finding.code !== code).map(renderFinding)).toEqual([]);
		expect(showFindings(plist, relevant, text, example.whole)).toBe(example.text);
		const texts = { findings: example.findings, fixes: example.fixes ?? [] };
		expect(readExample(rule, example)).toEqual(texts);
	});

	it.each(titled(good))('accepts good example %s', (_, example) => {
		const plist = analyzeExample(example.text, optionsOf(rule, example));
		const relevant = findingsOf(plist, targetOf(example)).filter(isRelevant(rule));
		expect(relevant.map(renderFinding)).toEqual([]);
	});

	it.each(titled(bad))('fixes bad example %s if it has a preferred fix', (_, example) => {
		const { text } = readRanges(example.text);
		const plist = analyzeExample(text, optionsOf(rule, example));
		const first = findingsOf(plist, targetOf(example)).find((finding) => finding.code === code);
		const fixes = first ? fixesOf(plist, first, targetOf(example)) : [];
		const fix = fixes.find(({ preferred }) => preferred);
		const after = fix && withoutFrame(applyEdits(plist.text, fix.edits), text, example.whole);
		expect(after).toBe(example.fixed);
		expect(fixes.filter((each) => each.preferred && each.in)).toEqual([]);
		expect(fixedNeighbors(example, fixes)).toEqual(example.fixedNeighbors);
	});

	it.each(['\n', '\r\n'])('has fixes that remove only their finding, %j', (end) => {
		const faults = bad.flatMap((example) => {
			const { whole } = example;
			const text = wholePlist(readRanges(example.text).text, whole).replace(/\r?\n/g, end);
			const plist = analyzeExample(text, { ...optionsOf(rule, example), whole: true });
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

	it('is not replaced by other findings if it is off', () => {
		for (const example of bad) {
			const plist = analyzeExample(readRanges(example.text).text, optionsOf(rule, example));
			const options = targetOf(example);
			const others = findingsOf(plist, options).filter((finding) => finding.code !== code);
			const left = findingsOf(plist, { ...options, severities: { [code]: 'off' } });
			expect(left.map(renderFinding)).toEqual(others.map(renderFinding));
		}
	});

	it('has no preferred fixes after fix all', () => {
		for (const example of bad) {
			const plist = analyzeExample(readRanges(example.text).text, optionsOf(rule, example));
			const { text } = fixAll(plist, targetOf(example));
			const again = fixAll(withText(plist, text), targetOf(example));
			expect(again).toEqual({ text, applied: [] });
		}
	});
});

/** The files that the first fix for another file changes; undefined if there is no such fix. */
function fixedNeighbors(
	{ neighbors = {} }: GoodExample,
	fixes: readonly TextFix[],
): Readonly<Record<string, string>> | undefined {
	const fix = fixes.find((each) => each.in);
	if (!fix?.in) return undefined;
	const name = fileNameOf(fix.in.uri);
	const [path = name, text = ''] =
		Object.entries(neighbors).find(([each]) => fileNameOf(each) === name) ?? [];
	return { [path]: withoutFrame(applyEdits(fix.in.text, fix.edits), text) };
}

/** Examples with their number for test titles. */
function titled<Example extends GoodExample>(
	examples: readonly Example[],
): readonly (readonly [title: string, example: Example])[] {
	return examples.map((example, index) => [String(index + 1), example]);
}

/** An example may also yield hints of other rules; an example of a syntax fault any advice. */
function isRelevant({ code, stage }: Rule): (finding: Finding) => boolean {
	const ignored = stage === 'syntax' ? ['hint', 'information'] : ['hint'];
	return (finding) => finding.code === code || !ignored.includes(finding.severity);
}
