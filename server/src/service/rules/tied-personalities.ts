/** Two personalities that match the same providers with the same score. */
import { canonicalText } from '../document/canonicalText.js';
import type { Personality } from '../document/driverPlist.js';
import { atName, message } from '../document/finding.js';
import type { Dict } from '../value/plistValue.js';
import { dextExamples } from './examplePersonality.js';
import { matchingText, probeScore } from './matchingText.js';
import { definePlistRule, type RuleContext, type RuleFinding } from './rule.js';

export const tiedPersonalities = definePlistRule({
	code: 'tied-personalities',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	docs: {
		what: 'Two personalities that differ only in what they create: the provider, the matching keys, `IOProbeScore` and `IOMatchCategory` are the same.',
		why: 'Both match the same providers with the same score, and one driver of each category starts. The other gets its turn only where the first refuses in `probe` or fails to start; which is first, the plist does not say, since dicts have no order (`IOServiceObjectOrder`).',
		fix: 'Raise the `IOProbeScore` of the one that is to come first, or give them categories of their own where both are to run.',
		references: ['xnu IOService.cpp:probeCandidates', 'xnu IOService.cpp:IOServiceObjectOrder'],
	},
	examples: {
		bad: [{ text: dextExamples({ Widget: {}, '[|WidgetTwo|]': { IOUserClass: 'WidgetOther' } }) }],
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
	},
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const seen = new Map<Dict, Map<string, Tie>>();
		for (const personality of plist.personalities) {
			const { entry, dict } = personality;
			const matching = matchingText(personality);
			if (matching === undefined) continue;
			const text = `${probeScore(personality)} ${matching}`;
			const ties = seen.get(entry.dict) ?? new Map<string, Tie>();
			seen.set(entry.dict, ties);
			const whole = canonicalText(dict) ?? '';
			const tie = ties.get(text);
			if (!tie) {
				ties.set(text, { first: personality, texts: new Set([whole]) });
			} else if (!tie.texts.has(whole)) {
				tie.texts.add(whole);
				yield {
					at: atName(entry),
					message: message(
						"'{0}' matches the same as '{1}' with the same score; which of the two is tried first is left to chance.",
						personality.name,
						tie.first.name,
					),
					related: [{ at: atName(tie.first.entry), message: message('Matches the same') }],
				};
			}
		}
	},
});

/** The first of those that match the same, and what they say in full: identical ones are another matter. */
interface Tie {
	readonly first: Personality;
	readonly texts: Set<string>;
}
