/** Two personalities with one category on a nub that starts one driver of each. */
import { canonicalText } from '../document/canonicalText.js';
import { atContent } from '../document/finding.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { isResourceNub } from '../platform/providers.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { virtualDextExamples } from './shared/examplePersonality.js';

export const sharedMatchCategoryDocs: RuleDocs = {
	what: 'Two personalities on `IOResources` or `IOUserResources` with the same `IOMatchCategory`.',
	why: 'The nub exists once and accepts one driver of each category, so only one of the two runs (`probeCandidates`). The other is tried only where the first one fails.',
	fix: 'Give each personality its own category.',
	references: ['xnu IOService.cpp:probeCandidates'],
	examples: () => ({
		bad: [
			{
				text: virtualDextExamples({
					Widget: { IOMatchCategory: 'com.example.widget' },
					WidgetTwo: {
						IOMatchCategory: '[|com.example.widget|]',
						IOUserClass: 'WidgetOther',
					},
				}),
				findings: [
					"warning: 'com.example.widget' is also the category of 'Widget'. 'IOUserResources' starts only one driver of each category.",
				],
				fixes: ["Change to 'WidgetOther'"],
			},
			{
				text: virtualDextExamples({
					Widget: { IOMatchCategory: 'com.example.widget' },
					WidgetTwo: {
						IOMatchCategory: '[|com.example.widget|]',
						IOResourceMatch: 'IOBSD',
						IOUserClass: 'WidgetOther',
					},
				}),
				findings: [
					"warning: 'com.example.widget' is also the category of 'Widget'. 'IOUserResources' starts only one driver of each category.",
				],
				fixes: ["Change to 'WidgetOther'"],
			},
		],
		good: [
			{
				text: virtualDextExamples({
					Widget: { IOMatchCategory: 'WidgetDriver' },
					WidgetTwo: { IOMatchCategory: 'WidgetOther', IOUserClass: 'WidgetOther' },
				}),
			},
			{
				text: virtualDextExamples({
					Widget: { IOMatchCategory: 'com.example.widget' },
					WidgetTwo: {
						IOMatchCategory: 'com.example.widget',
						IOProviderClass: 'IOUserService',
					},
				}),
			},
		],
	}),
};

const messages = defineMessages('shared-match-category', {
	first: "The first personality with the category '{category}' is here.",
	shared:
		"'{category}' is also the category of '{other}'. '{provider}' starts only one driver of each category.",
});

export const sharedMatchCategory = defineRule({
	code: 'shared-match-category',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'plist',
	*check({ kind }, { personalities }) {
		const categories = new Set(personalities.map(({ dict }) => stringAt(dict, 'IOMatchCategory')));
		const taken = new Map<Dict, Map<string, Holder>>();
		for (const personality of personalities) {
			const { dict, entry, providerClass: provider = '' } = personality;
			const value = personality.value('IOMatchCategory');
			if (entry.conditional || value?.type !== 'string' || !isResourceNub(provider)) continue;
			const ofDict = taken.get(entry.dict) ?? new Map<string, Holder>();
			taken.set(entry.dict, ofDict);
			const category = value.value;
			const slot = `${provider} ${category}`;
			const first = ofDict.get(slot);
			if (!first) ofDict.set(slot, { personality, category: value });
			if (!first || textOfFirst(first) === canonicalText(dict, () => true)) continue;
			const own = personality.text(kind === 'dext' ? 'IOUserClass' : 'IOClass');
			yield {
				at: atContent(value),
				message: messages.shared({ category, other: first.personality.name, provider }),
				related: [{ at: atContent(first.category), message: messages.first({ category }) }],
				state: { value, own: own !== undefined && categories.has(own) ? undefined : own },
			};
		}
	},
	fixes: ({ value, own }) => (own ? [changeContentFix(value, own)] : []),
});

/** The first personality of a category. `identical-personality` reports one with the same keys and values. */
interface Holder {
	readonly personality: PreparedPersonality;
	readonly category: PlistValue;
	/** All its keys and values, once a second one asks; null where they depend on the build. */
	text?: string | null;
}

function textOfFirst(first: Holder): string | undefined {
	first.text ??= canonicalText(first.personality.dict, () => true) ?? null;
	return first.text ?? undefined;
}
