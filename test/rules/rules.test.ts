/** Every rule by its own examples: what it finds, what it leaves alone, what its fixes do. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/service/document/analyse.js';
import type { Finding } from '../../server/src/service/document/finding.js';
import type { CheckOptions } from '../../server/src/service/features/check.js';
import { fixAll } from '../../server/src/service/features/fixes.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import type { BadExample, GoodExample, Rule } from '../../server/src/service/rules/rule.js';
import { applyEdits } from '../../server/src/service/text/textEdit.js';
import {
	analyseExample,
	type ExampleOptions,
	findingsOf,
	fixesOf,
	sayFinding,
	showFindings,
} from '../support/checkFindings.js';
import { fixFaults } from '../support/fixFaults.js';
import { readRanges } from '../support/markers.js';
import { wholePlist, withoutFrame } from '../support/wholePlist.js';

/** What a host finds while it reads a file or before it does, and what takes a thousand lines to show. */
const beyondExamples = new Set(['file-too-large', 'invalid-utf8', 'not-utf8', 'too-many-findings']);

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
	it('is named, documented and shown by examples', () => {
		expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
		for (const part of [rule.docs.what, rule.docs.why, rule.docs.fix]) {
			expect(part).toMatch(/^[\p{Lu}`'<(].*[.!)]$/u);
		}
		expect(rule.docs.references.length).toBeGreaterThan(0);
		expect(rule.examples.bad.length > 0 || beyondExamples.has(code)).toBe(true);
		expect(rule.examples.good.length).toBeGreaterThan(0);
	});

	it.each(rule.examples.bad.map((example) => [example]))('finds %j', (example: BadExample) => {
		const { text } = readRanges(example.text);
		const plist = analyseExample(text, optionsOf(rule, example));
		const loud = findingsOf(plist, targetOf(example)).filter(isLoud(rule));
		expect(loud.filter((finding) => finding.code !== code).map(sayFinding)).toEqual([]);
		expect(showFindings(plist, loud, text, example.whole)).toBe(example.text);
	});

	it.each(rule.examples.good.map((example) => [example]))('leaves %j', (example: GoodExample) => {
		const plist = analyseExample(example.text, optionsOf(rule, example));
		expect(findingsOf(plist, targetOf(example)).filter(isLoud(rule)).map(sayFinding)).toEqual([]);
	});

	const fixed = rule.examples.bad.filter((example) => example.fixed !== undefined);
	it.runIf(fixed.length > 0).each(fixed.map((example) => [example]))('fixes %j', (example) => {
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
		const faults = rule.examples.bad.flatMap((example) => {
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
		for (const example of rule.examples.bad) {
			const plist = analyseExample(readRanges(example.text).text, optionsOf(rule, example));
			const options = targetOf(example);
			const others = findingsOf(plist, options).filter((finding) => finding.code !== code);
			const left = findingsOf(plist, { ...options, severities: { [code]: 'off' } });
			expect(left.map(sayFinding)).toEqual(others.map(sayFinding));
		}
	});

	it('is quiet after Fix all, which changes nothing the second time', () => {
		for (const example of rule.examples.bad) {
			const plist = analyseExample(readRanges(example.text).text, optionsOf(rule, example));
			const { text } = fixAll(plist, targetOf(example));
			const { uri, kind, form } = plist;
			const again = fixAll(analyse(text, { uri, kind, form }), targetOf(example));
			expect(again).toEqual({ text, applied: 0 });
		}
	});
});

function optionsOf(rule: Rule, example: GoodExample): ExampleOptions {
	const kind = example.kind ?? (rule.stage === 'plist' ? rule.kinds[0] : undefined);
	return { kind, form: example.form, whole: example.whole, uri: example.uri };
}

function targetOf({ deploymentTarget = {} }: GoodExample): CheckOptions {
	return { deploymentTarget };
}

/** Hints of other rules may stand beside an example; beside one of the parser's, which is about text alone, any advice. */
function isLoud({ code, stage }: Rule): (finding: Finding) => boolean {
	const quiet = stage === 'syntax' ? ['hint', 'information'] : ['hint'];
	return (finding) => finding.code === code || !quiet.includes(finding.severity);
}
