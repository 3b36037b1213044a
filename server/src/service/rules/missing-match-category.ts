/** A driver without hardware that competes with all others for one nub. */
import { atContent, type Finding, message } from '../document/finding.js';
import { inferValue } from '../document/inferValue.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { kextExample, virtualDextExample } from './shared/examplePersonality.js';

export const missingMatchCategoryDocs: RuleDocs = {
	what: 'A personality on `IOResources` or `IOUserResources` without `IOMatchCategory`.',
	why: 'The nub exists once, and one driver of each category attaches to it (`probeCandidates`). Without `IOMatchCategory` all drivers share the default category: the first to come takes the nub, and the others stay unmatched.',
	fix: 'Insert `IOMatchCategory` with a name that no other driver has: the identifier of the dext, or the `IOClass` of the kext.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iomatchcategory',
		'xnu IOService.cpp:probeCandidates',
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
	],
	examples: () => ({
		bad: [
			{
				text: virtualDextExample({
					IOMatchCategory: undefined,
					IOProviderClass: '[|IOUserResources|]',
				}),
				fixed: virtualDextExample(),
				findings: [
					"warning: 'IOUserResources' takes one driver of each category, and IOMatchCategory is missing; only the first driver without one attaches.",
				],
				fixes: ["Insert IOMatchCategory '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: kextExample({ IOMatchCategory: undefined, IOProviderClass: '[|IOResources|]' }),
				fixed: kextExample(),
				kind: 'kext',
				findings: [
					"warning: 'IOResources' takes one driver of each category, and IOMatchCategory is missing; only the first driver without one attaches.",
				],
				fixes: ["Insert IOMatchCategory 'com_example_Widget'"],
			},
		],
		good: [
			{ text: virtualDextExample() },
			{ text: kextExample(), kind: 'kext' },
			{ text: kextExample({ IOProviderClass: 'IOService' }), kind: 'kext' },
		],
	}),
};

export const missingMatchCategory = definePlistRule({
	code: 'missing-match-category',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOProviderClass');
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (provider !== 'IOResources' && provider !== 'IOUserResources') continue;
			if (!entry || hasKeyOrMisspelling(dict, 'IOMatchCategory')) continue;
			yield {
				at: atContent(entry.value),
				message: message(
					"'{0}' takes one driver of each category, and IOMatchCategory is missing; only the first driver without one attaches.",
					provider,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const into = entryOf(plist, at)?.dict;
		const value = into && inferValue(plist, into, 'IOMatchCategory');
		if (!into || value === undefined) return [];
		return [
			{
				title: message("Insert IOMatchCategory '{0}'", value),
				edits: [{ kind: 'insertEntry', into, key: 'IOMatchCategory', value }],
				preferred: true,
			},
		];
	},
});
