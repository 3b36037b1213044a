/** Two personalities that match the same providers with the same score. */
import type { Personality } from '../document/driverPlist.js';
import { equalPersonalities } from '../document/equalPersonalities.js';
import { atName, message } from '../document/finding.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { dextExamples } from './shared/examplePersonality.js';
import { matchingTheSame } from './shared/matchingTheSame.js';
import { probeScore } from './shared/probeScore.js';

export const tiedPersonalitiesDocs: RuleDocs = {
	what: 'Two personalities that differ only in what they create: the provider, the matching keys, `IOProbeScore` and `IOMatchCategory` are the same.',
	why: 'Both match the same providers with the same score, and one driver of each category starts. The other gets its turn only where the first refuses in `probe` or fails to start; which is first, the plist does not say, since dicts have no order (`IOServiceObjectOrder`).',
	fix: 'Raise the `IOProbeScore` of the one that is to come first, or give them categories of their own where both are to run.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu IOService.cpp:IOServiceObjectOrder'],
	examples: () => ({
		bad: [
			{
				text: dextExamples({ Widget: {}, '[|WidgetTwo|]': { IOUserClass: 'WidgetOther' } }),
				findings: [
					"information: 'WidgetTwo' matches the same as 'Widget' with the same score; which of the two is tried first is left to chance.",
				],
			},
		],
		good: [
			{
				text: dextExamples({
					Widget: {},
					WidgetTwo: { IOProbeScore: '<integer>1000</integer>', IOUserClass: 'WidgetOther' },
				}),
			},
			{
				text: dextExamples({
					Widget: {},
					WidgetTwo: { IOUserClass: 'WidgetOther', idProduct: '<integer>4661</integer>' },
				}),
			},
		],
	}),
};

export const tiedPersonalities = definePlistRule({
	code: 'tied-personalities',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const group of matchingTheSame(plist.personalities)) {
			const identical = new Set(equalPersonalities(group).flatMap(([, ...copies]) => copies));
			const firsts = new Map<number, Personality>();
			for (const personality of group) {
				if (identical.has(personality)) continue;
				const score = probeScore(personality);
				const first = firsts.get(score);
				if (first) yield tie(first, personality);
				else firsts.set(score, personality);
			}
		}
	},
});

function tie(first: Personality, { entry, name }: Personality): RuleFinding {
	return {
		at: atName(entry),
		message: message(
			"'{0}' matches the same as '{1}' with the same score; which of the two is tried first is left to chance.",
			name,
			first.name,
		),
		related: [{ at: atName(first.entry), message: message('Matches the same') }],
	};
}
