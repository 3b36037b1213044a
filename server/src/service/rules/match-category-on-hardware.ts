/** A dext that loads beside the driver it should replace. */

import { isDextPersonality } from '../document/dextPersonality.js';
import { atKey, message } from '../document/finding.js';
import { personalityText } from '../document/personalityText.js';
import { providerOf } from '../platform/providers.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { dextExample, virtualDextExample } from './shared/examplePersonality.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const matchCategoryOnHardwareDocs: RuleDocs = {
	what: 'A dext with an `IOMatchCategory` of its own on hardware.',
	why: 'Drivers compete within one category. With a category of its own the dext loads beside the driver of macOS rather than in its place, and then often cannot open the device, which that driver holds.',
	fix: 'Leave `IOMatchCategory` out, unless both drivers are meant to run.',
	references: [
		'xnu IOService.cpp:probeCandidates',
		'https://developer.apple.com/forums/thread/797160',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ '[|IOMatchCategory|]': '$(PRODUCT_BUNDLE_IDENTIFIER)' }),
				findings: [
					"information: '$(PRODUCT_BUNDLE_IDENTIFIER)' is a category of its own; on IOUSBHostDevice the dext loads beside the driver of macOS rather than in its place.",
				],
				fixes: ["Remove 'IOMatchCategory'"],
			},
			{
				text: dextExample({ '[|IOMatchCategory|]': 'WidgetDriver' }),
				findings: [
					"information: 'WidgetDriver' is a category of its own; on IOUSBHostDevice the dext loads beside the driver of macOS rather than in its place.",
				],
				fixes: ["Remove 'IOMatchCategory'"],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: dextExample({ IOMatchCategory: 'IODefaultMatchCategory' }) },
			{ text: virtualDextExample() },
			{ text: virtualDextExample({ IOProviderClass: 'IOUserService' }) },
		],
	}),
};

export const matchCategoryOnHardware = definePlistRule({
	code: 'match-category-on-hardware',
	severity: 'information',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOMatchCategory');
			const provider = personalityText(plist, dict, 'IOProviderClass') ?? '';
			if (entry?.value.type !== 'string' || !providerOf(provider)?.contested) continue;
			if (entry.value.value === 'IODefaultMatchCategory' || !isDextPersonality(plist, dict))
				continue;
			yield {
				at: atKey(entry),
				message: message(
					"'{0}' is a category of its own; on {1} the dext loads beside the driver of macOS rather than in its place.",
					entry.value.value,
					provider,
				),
			};
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
