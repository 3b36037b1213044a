/** A match category that is shared with strangers, or that does not follow the custom. */

import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, ownIdentifier, personalityText } from '../document/personalityText.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import type { Dict } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { kextExample, virtualDextExample } from './shared/examplePersonality.js';

export const unsuitableMatchCategoryDocs: RuleDocs = {
	what: 'An `IOMatchCategory` on `IOUserResources` that every other dext could have too, such as `IOUserService`, or one on `IOResources` that is not the `IOClass` of the kext.',
	why: "One driver of each category attaches to the nub, so a category of one's own needs a name of one's own. The kext tools warn of a category that differs from `IOClass`, although it may be meant so.",
	fix: 'In a dext use its identifier or its `IOUserClass`, in a kext its `IOClass`.',
	references: [
		'xnu IOService.cpp:probeCandidates',
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
	],
	examples: () => ({
		bad: [
			{
				text: virtualDextExample({ IOMatchCategory: '[|IOUserService|]' }),
				fixed: virtualDextExample(),
				findings: [
					"warning: 'IOUserService' is a category that other dexts have too; only the first of them attaches to IOUserResources.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'", "Change to 'WidgetDriver'"],
			},
			{
				text: virtualDextExample({ IOMatchCategory: '[|IODefaultMatchCategory|]' }),
				findings: [
					"information: 'IODefaultMatchCategory' is a category that other dexts have too; only the first of them attaches to IOUserResources.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'", "Change to 'WidgetDriver'"],
			},
			{
				text: kextExample({ IOMatchCategory: '[|IOGraphics|]' }),
				kind: 'kext',
				findings: [
					"information: 'IOGraphics' is not the IOClass com_example_Widget, as is the custom on IOResources; the kext tools warn of it.",
				],
				fixes: ["Change to 'com_example_Widget'"],
			},
		],
		good: [
			{ text: virtualDextExample() },
			{ text: virtualDextExample({ IOMatchCategory: 'WidgetDriver' }) },
			{ text: kextExample(), kind: 'kext' },
			{ text: kextExample({ IOMatchCategory: '$(PRODUCT_NAME)' }), kind: 'kext' },
			{
				text: kextExample({
					IOClass: '$(WIDGET_CLASS)',
					IOMatchCategory: 'com_example_Widget',
				}),
				kind: 'kext',
			},
		],
	}),
};

export const unsuitableMatchCategory = definePlistRule({
	code: 'unsuitable-match-category',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOMatchCategory');
			const category = personalityText(plist, dict, 'IOMatchCategory');
			const name = personalityText(plist, dict, 'IOClass');
			if (!entry || !category || !name) continue;
			const provider = personalityText(plist, dict, 'IOProviderClass');
			const at = atContent(entry.value);
			if (plist.kind === 'dext' && provider === 'IOUserResources' && isShared(category)) {
				yield {
					severity: category === 'IODefaultMatchCategory' ? 'information' : 'warning',
					at,
					message: message(
						"'{0}' is a category that other dexts have too; only the first of them attaches to IOUserResources.",
						category,
					),
				};
			} else if (plist.kind !== 'dext' && provider === 'IOResources' && category !== name) {
				yield {
					severity: 'information',
					at,
					message: message(
						"'{0}' is not the IOClass {1}, as is the custom on IOResources; the kext tools warn of it.",
						category,
						name,
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at, severity }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		if (!entry) return [];
		const names = namesFor(plist, entry.dict);
		return names.map((name, index) =>
			changeContentFix(entry.value, name, severity === 'warning' && index === 0),
		);
	},
});

function isShared(category: string): boolean {
	return category === 'IODefaultMatchCategory' || isDriverKitProxy(category);
}

/** Names that are the driver's own, best first. */
function namesFor(plist: DriverPlist, dict: Dict): readonly string[] {
	const names =
		plist.kind === 'dext'
			? [ownIdentifier(plist), personalityText(plist, dict, 'IOUserClass')]
			: [personalityText(plist, dict, 'IOClass')];
	return names.filter((name) => name !== undefined);
}
