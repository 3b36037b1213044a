/** A HID product without its vendor. */
import { atKey, message } from '../document/finding.js';
import { personalityText } from '../document/personalityText.js';
import { isHidProvider } from '../platform/hid.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { codelessKextExample } from './shared/examplePersonality.js';

export const hidProductWithoutVendorDocs: RuleDocs = {
	what: 'A HID personality with `ProductID` or `ProductIDArray` and without `VendorID`.',
	why: 'Product ids are given out by each vendor, so that the personality matches devices of others too. And its points are added only where the vendor was equal: any driver that names the vendor wins (`MatchPropertyTable`).',
	fix: 'Insert the `VendorID` of the device.',
	references: [
		'https://developer.apple.com/documentation/hiddriverkit/handling-keyboard-events-from-a-human-interface-device',
		'IOHIDFamily IOHIDFamilyPrivate.cpp:MatchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({
					'[|ProductID|]': '<integer>4660</integer>',
					ProductID: undefined,
					VendorID: undefined,
				}),
				kind: 'codelessKext',
				findings: [
					'information: ProductID without VendorID matches products of any vendor, and adds no points.',
				],
			},
		],
		good: [
			{ text: codelessKextExample(), kind: 'codelessKext' },
			{ text: codelessKextExample({ ProductID: undefined }), kind: 'codelessKext' },
			{ text: codelessKextExample({ ProductID: '*', VendorID: undefined }), kind: 'codelessKext' },
		],
	}),
};

export const hidProductWithoutVendor = definePlistRule({
	code: 'hid-product-without-vendor',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (provider === undefined || !isHidProvider(provider)) continue;
			// An idVendor is a VendorID that waits to be renamed.
			if (hasKeyOrMisspelling(dict, 'VendorID') || dict.get('idVendor')) continue;
			const product = dict.get('ProductID') ?? dict.get('ProductIDArray');
			if (!product || personalityText(plist, dict, 'ProductID') === '*') continue;
			yield {
				at: atKey(product),
				message: message(
					'{0} without VendorID matches products of any vendor, and adds no points.',
					product.key,
				),
			};
		}
	},
});
