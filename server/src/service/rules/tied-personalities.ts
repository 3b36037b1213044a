/** Two personalities that match the same providers with the same score. */
import type { Personality } from '../document/driverPlist.js';
import { atName } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type Found, type RuleDocs } from './rule.js';
import { dextExamples } from './shared/examplePersonality.js';
import { probeScore } from './shared/probeScore.js';

export const tiedPersonalitiesDocs: RuleDocs = {
	what: 'Two personalities with the same provider, matching keys, `IOProbeScore`, and `IOMatchCategory` that create different drivers.',
	why: 'Both match the same providers with the same score, and only one driver of each category starts. The kernel tries the other one only where the first rejects the provider in `probe` or fails to start. The property list does not determine which is first, because dictionaries have no order (`IOServiceObjectOrder`).',
	fix: 'Increase the `IOProbeScore` of the one that should be tried first, or give each its own category where both should run.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu IOService.cpp:IOServiceObjectOrder'],
	examples: () => ({
		bad: [
			{
				text: dextExamples({ Widget: {}, '[|WidgetTwo|]': { IOUserClass: 'WidgetOther' } }),
				findings: [
					"information: 'WidgetTwo' and 'Widget' match the same providers with equal scores. Which one is tried first is undefined.",
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

const messages = defineMessages('tied-personalities', {
	competitor: "'{name}' matches the same providers.",
	tied: "'{name}' and '{other}' match the same providers with equal scores. Which one is tried first is undefined.",
});

export const tiedPersonalities = defineRule({
	code: 'tied-personalities',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'plist',
	*check(_plist, { competingPersonalities, identicalPersonalities }) {
		const copies = new Set(identicalPersonalities.flatMap(([, ...others]) => others));
		for (const group of competingPersonalities) {
			const firsts = new Map<number, Personality>();
			for (const personality of group) {
				if (copies.has(personality)) continue;
				const score = probeScore(personality);
				const first = firsts.get(score);
				if (first) yield tie(first, personality);
				else firsts.set(score, personality);
			}
		}
	},
});

function tie({ entry: first, name: other }: Personality, { entry, name }: Personality): Found {
	return {
		at: atName(entry),
		message: messages.tied({ name, other }),
		related: [{ at: atName(first), message: messages.competitor({ name: other }) }],
	};
}
