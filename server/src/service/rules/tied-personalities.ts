/** Two personalities that match the same providers with the same score. */
import type { Personality } from '../document/driverPlist.js';
import { atName } from '../document/finding.js';
import { overlapsIn } from '../matching/overlappingLists.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type Found, type RuleDocs } from './rule.js';
import { dextExamples, pciDextExamples } from './shared/examplePersonality.js';
import { probeScore } from './shared/probeScore.js';

export const tiedPersonalitiesDocs: RuleDocs = {
	what: 'Two personalities with the same provider, matching keys, `IOProbeScore`, and `IOMatchCategory` that create different drivers. Also two that differ only in a list of PCI IDs, products, or names, and have one of them in common.',
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
			{
				text: pciDextExamples({
					Widget: { IOPCIMatch: '0x12348086 0x56788086' },
					'[|WidgetTwo|]': {
						IOPCIMatch: '0x9abc8086 0x56708086&amp;0xfff0ffff',
						IOUserClass: 'WidgetOther',
					},
				}),
				findings: [
					"information: 'WidgetTwo' and 'Widget' both match '0x56788086' with equal scores. Which one is tried first is undefined.",
				],
			},
			{
				text: dextExamples({
					Widget: {
						idProduct: undefined,
						idProductArray:
							'<array>\n\t\t\t<integer>1</integer>\n\t\t\t<integer>2</integer>\n\t\t</array>',
					},
					'[|WidgetTwo|]': {
						IOUserClass: 'WidgetOther',
						idProduct: undefined,
						idProductArray:
							'<array>\n\t\t\t<integer>2</integer>\n\t\t\t<integer>3</integer>\n\t\t</array>',
					},
				}),
				findings: [
					"information: 'WidgetTwo' and 'Widget' both match '2' with equal scores. Which one is tried first is undefined.",
				],
			},
		],
		good: [
			{
				text: pciDextExamples({
					Widget: { IOPCIMatch: '0x12348086 0x56788086' },
					WidgetTwo: { IOPCIMatch: '0x9abc8086 0x56788087', IOUserClass: 'WidgetOther' },
				}),
			},
			{
				text: pciDextExamples({
					Widget: { IOPCIMatch: '0x12348086' },
					WidgetTwo: {
						IOPCIMatch: '0x12348086&amp;0xf000ffff',
						IOProbeScore: '<integer>-1</integer>',
						IOUserClass: 'WidgetOther',
					},
				}),
			},
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
	common:
		"'{name}' and '{other}' both match '{item}' with equal scores. Which one is tried first is undefined.",
	competitor: "'{name}' matches the same providers.",
	rival: "'{name}' also matches it.",
	tied: "'{name}' and '{other}' match the same providers with equal scores. Which one is tried first is undefined.",
});

export const tiedPersonalities = defineRule({
	code: 'tied-personalities',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'plist',
	*check(_plist, { competingPersonalities, identicalPersonalities, readPersonalities }) {
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
		for (const { first, second, item } of overlapsIn(readPersonalities(), probeScore)) {
			const { name: other } = first;
			yield {
				at: atName(second.entry),
				message: messages.common({ name: second.name, other, item }),
				related: [{ at: atName(first.entry), message: messages.rival({ name: other }) }],
			};
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
