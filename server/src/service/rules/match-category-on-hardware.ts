/** A dext that runs alongside the driver that it should replace. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { providerOf } from '../platform/providers.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample, virtualDextExample } from './shared/examplePersonality.js';

export const matchCategoryOnHardwareDocs: RuleDocs = {
	what: 'A dext with its own `IOMatchCategory` on hardware.',
	why: 'Drivers compete within one category. With its own category, the dext runs alongside the macOS driver instead of replacing it. It then often cannot open the device, because the other driver has it open.',
	fix: 'Remove `IOMatchCategory`, unless both drivers should run.',
	references: [
		'xnu IOService.cpp:probeCandidates',
		'https://developer.apple.com/forums/thread/797160',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ '[|IOMatchCategory|]': '$(PRODUCT_BUNDLE_IDENTIFIER)' }),
				findings: [
					"information: '$(PRODUCT_BUNDLE_IDENTIFIER)' is a separate category. The dext runs alongside the macOS driver, not instead of it.",
				],
				fixes: ["Remove 'IOMatchCategory'"],
			},
			{
				text: dextExample({ '[|IOMatchCategory|]': 'WidgetDriver' }),
				findings: [
					"information: 'WidgetDriver' is a separate category. The dext runs alongside the macOS driver, not instead of it.",
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

const messages = defineMessages('match-category-on-hardware', {
	alongside:
		"'{category}' is a separate category. The dext runs alongside the macOS driver, not instead of it.",
});

export const matchCategoryOnHardware = defineRule({
	code: 'match-category-on-hardware',
	severity: 'information',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOMatchCategory'],
	check({ owner, entry, value }) {
		if (value.type !== 'string' || value.value === 'IODefaultMatchCategory') return undefined;
		if (!providerOf(owner.providerClass ?? '')?.contested || !owner.isDextPersonality)
			return undefined;
		return [
			{ at: atKey(entry), message: messages.alongside({ category: value.value }), state: entry },
		];
	},
	fixes: (entry) => [removeEntryFix(entry)],
});
