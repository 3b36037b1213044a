/** The rules that report personalities which never match agree with the simulator. */
import { describe, expect, it } from 'vitest';
import { personalitiesOf } from '../../server/src/service/matching/simulator/personality.js';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import type { GoodExample, Rule } from '../../server/src/service/rules/rule.js';
import { analyzeExample, findingsOf } from '../support/checkFindings.js';
import { optionsOf, targetOf } from '../support/examples.js';
import { canMatchAny } from '../support/idealDevices.js';
import { readRanges } from '../support/markers.js';

/** The codes whose errors mean that no device matches the personality. The class in a warning may exist. */
const neverErrorCodes: readonly string[] = ['unusable-io-class', 'user-class-as-io-class'];

/** The codes whose errors and warnings mean that no device matches the personality. */
const neverCodes: readonly string[] = [
	'empty-match-list',
	'id-as-string',
	'missing-key',
	'missing-peripheral-device-type',
	'product-array-as-product',
	'property-type-mismatch',
	'unmatchable-usb-keys',
	'vendor-usage-page-without-vendor',
];

const chosen: readonly Rule[] = rules.filter(({ code }) =>
	[...neverCodes, ...neverErrorCodes].includes(code),
);

interface Judged {
	readonly text: string;
	readonly reported: boolean;
	readonly canMatch: string;
}

/** What the rules and the simulator report for each personality of an example. */
function judge(rule: Rule, example: GoodExample & { readonly text: string }): readonly Judged[] {
	const { text } = readRanges(example.text);
	const plist = analyzeExample(text, optionsOf(rule, example));
	const found = findingsOf(plist, targetOf(example)).filter(
		({ code, severity, at }) =>
			(neverErrorCodes.includes(code) && severity === 'error') ||
			(neverCodes.includes(code) &&
				// One item of a list that never matches leaves the others.
				(severity === 'error' || (severity === 'warning' && typeof at.path.at(-1) !== 'number'))),
	);
	return personalitiesOf(plist, 'Info.plist').map((personality) => {
		const range = personality.dict?.entry?.range;
		return {
			text: personality.dict?.range
				? plist.text.slice(personality.dict.range.start, personality.dict.range.end)
				: text,
			reported: found.some(
				({ at }) => range && at.range.start >= range.start && at.range.end <= range.end,
			),
			canMatch: canMatchAny(personality),
		};
	});
}

describe.each(chosen.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
	const { bad = [], good = [] } = ruleDocs.get(code)?.examples() ?? {};

	it('reports no personality that a device matches', () => {
		const judged = bad.flatMap((example) => judge(rule, example));
		expect(judged.filter((each) => each.reported && each.canMatch === 'match')).toEqual([]);
	});

	it('accepts only personalities that a device may match', () => {
		const judged = good.flatMap((example) => judge(rule, example));
		expect(judged.filter((each) => !each.reported && each.canMatch === 'no match')).toEqual([]);
	});
});
