/** Two drivers of one plist in one category on a nub that takes one of each. */
import { canonicalText } from '../document/canonicalText.js';
import type { Personality } from '../document/driverPlist.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { isResourceNub } from '../platform/providers.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { virtualDextExamples } from './shared/examplePersonality.js';

export const sharedMatchCategoryDocs: RuleDocs = {
	what: 'Two personalities on `IOResources` or `IOUserResources` with the same `IOMatchCategory`.',
	why: 'The nub exists once and takes one driver of each category, so only one of the two runs (`probeCandidates`); the other gets its turn only where that one refuses.',
	fix: 'Give each personality a category of its own.',
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
					"warning: 'com.example.widget' is also the category of 'Widget'; IOUserResources takes one driver of each, so only one of the two runs.",
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
					"warning: 'com.example.widget' is also the category of 'Widget'; IOUserResources takes one driver of each, so only one of the two runs.",
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

export const sharedMatchCategory = definePlistRule({
	code: 'shared-match-category',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const taken = new Map<Dict, Map<string, Holder>>();
		for (const personality of plist.personalities) {
			const { dict, entry } = personality;
			const category = dict.get('IOMatchCategory');
			const provider = personalityText(plist, dict, 'IOProviderClass') ?? '';
			if (entry.conditional || category?.value.type !== 'string') continue;
			if (!isResourceNub(provider)) continue;
			const ofDict = taken.get(entry.dict) ?? new Map<string, Holder>();
			taken.set(entry.dict, ofDict);
			const place = `${provider} ${category.value.value}`;
			const first = ofDict.get(place);
			if (!first) ofDict.set(place, { personality, category: category.value });
			if (!first || textOfFirst(first) === canonicalText(dict, () => true)) continue;
			yield {
				at: atContent(category.value),
				message: message(
					"'{0}' is also the category of '{1}'; {2} takes one driver of each, so only one of the two runs.",
					category.value.value,
					first.personality.name,
					provider,
				),
				related: [{ at: atContent(first.category), message: message('The same category') }],
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const key = plist.kind === 'dext' ? 'IOUserClass' : 'IOClass';
		const name = entry && personalityText(plist, entry.dict, key);
		if (!entry || !name || plist.personalities.some(isCalled(name))) return [];
		return [changeContentFix(entry.value, name)];
	},
});

/** The first personality of a category; one that says the same in full is another matter. */
interface Holder {
	readonly personality: Personality;
	readonly category: PlistValue;
	/** What it says in full, once a second one asks; null where the build decides on parts of it. */
	text?: string | null;
}

function textOfFirst(first: Holder): string | undefined {
	first.text ??= canonicalText(first.personality.dict, () => true) ?? null;
	return first.text ?? undefined;
}

function isCalled(category: string): (personality: Personality) => boolean {
	return ({ dict }) => {
		const value = dict.get('IOMatchCategory')?.value;
		return value?.type === 'string' && value.value === category;
	};
}
