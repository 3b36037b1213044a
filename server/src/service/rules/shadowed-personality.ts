/** A personality that is tried after another one of the same plist wherever it matches. */
import { atName } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { dextExamples } from './shared/examplePersonality.js';
import { probeScore } from './shared/probeScore.js';

export const shadowedPersonalityDocs: RuleDocs = {
	what: 'A personality with the same provider, matching keys, and category as another one, and a lower `IOProbeScore`.',
	why: 'Only one driver of each category starts, and the one with the higher score is tried first. The other is tried only where the first rejects the provider in `probe` or fails to start. That may be intended.',
	fix: 'Give the personality distinguishing keys, or its own category where both should run.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: dextExamples({
					Widget: { IOProbeScore: '<integer>1000</integer>' },
					'[|WidgetTwo|]': { IOUserClass: 'WidgetOther' },
				}),
				findings: [
					"hint: 'WidgetTwo' matches the same providers as 'Widget' with a lower score. It is tried only if 'Widget' fails.",
				],
			},
			{
				text: dextExamples({
					'[|Widget|]': { IOProbeScore: '<integer>-1</integer>' },
					WidgetTwo: { IOUserClass: 'WidgetOther' },
				}),
				findings: [
					"hint: 'Widget' matches the same providers as 'WidgetTwo' with a lower score. It is tried only if 'WidgetTwo' fails.",
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

const messages = defineMessages('shadowed-personality', {
	shadowed:
		"'{name}' matches the same providers as '{winner}' with a lower score. It is tried only if '{winner}' fails.",
	winner: "'{winner}' has the higher score.",
});

export const shadowedPersonality = defineRule({
	code: 'shadowed-personality',
	severity: 'hint',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'plist',
	*check(_plist, { competingPersonalities }) {
		for (const group of competingPersonalities) {
			const best = group.reduce((first, each) =>
				probeScore(first) < probeScore(each) ? each : first,
			);
			for (const { dict, entry, name } of group) {
				if (probeScore(best) === probeScore({ dict })) continue;
				const winner = best.name;
				yield {
					at: atName(entry),
					message: messages.shadowed({ name, winner }),
					related: [{ at: atName(best.entry), message: messages.winner({ winner }) }],
				};
			}
		}
	},
});
