/** A personality that comes after another of the same plist wherever it matches. */
import { atName, message } from '../document/finding.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { dextExamples } from './shared/examplePersonality.js';
import { matchingTheSame } from './shared/matchingTheSame.js';
import { probeScore } from './shared/probeScore.js';

export const shadowedPersonalityDocs: RuleDocs = {
	what: 'A personality with the provider, the matching keys and the category of another one, and a lower `IOProbeScore`.',
	why: 'One driver of each category starts, the one of the higher score first. The other gets its turn only where that refuses in `probe` or fails to start, which may be what is meant.',
	fix: 'Give the personality keys that tell it apart, or a category of its own where both are to run.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: dextExamples({
					Widget: { IOProbeScore: '<integer>1000</integer>' },
					'[|WidgetTwo|]': { IOUserClass: 'WidgetOther' },
				}),
				findings: [
					"hint: 'WidgetTwo' matches the same as 'Widget' with a lower score; it is tried only where that one refuses.",
				],
			},
			{
				text: dextExamples({
					'[|Widget|]': { IOProbeScore: '<integer>-1</integer>' },
					WidgetTwo: { IOUserClass: 'WidgetOther' },
				}),
				findings: [
					"hint: 'Widget' matches the same as 'WidgetTwo' with a lower score; it is tried only where that one refuses.",
				],
			},
		],
		good: [
			{
				text: dextExamples({
					Widget: { IOProbeScore: '<integer>1000</integer>' },
					WidgetTwo: { IOUserClass: 'WidgetOther', idProduct: '<integer>4661</integer>' },
				}),
			},
		],
	}),
};

export const shadowedPersonality = definePlistRule({
	code: 'shadowed-personality',
	severity: 'hint',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const group of matchingTheSame(plist.personalities)) {
			const winner = group.reduce((best, each) =>
				probeScore(best) < probeScore(each) ? each : best,
			);
			for (const personality of group) {
				if (probeScore(winner) === probeScore(personality)) continue;
				yield {
					at: atName(personality.entry),
					message: message(
						"'{0}' matches the same as '{1}' with a lower score; it is tried only where that one refuses.",
						personality.name,
						winner.name,
					),
					related: [{ at: atName(winner.entry), message: message('Matches the same') }],
				};
			}
		}
	},
});
