/** A HID product ID without the vendor ID. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { codelessKextExample } from './shared/examplePersonality.js';

export const hidProductWithoutVendorDocs: RuleDocs = {
	what: 'A HID personality with `ProductID` or `ProductIDArray` and without `VendorID`.',
	why: 'Each vendor assigns its product IDs itself, so the personality matches devices of other vendors as well. The kernel adds points for the product only where the vendor is equal, so any driver that names the vendor wins (`MatchPropertyTable`).',
	fix: 'Add the `VendorID` of the device.',
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
					"information: 'ProductID' without 'VendorID' matches products of any vendor. It does not increase the probe score.",
				],
			},
			{
				text: codelessKextExample({
					'[|ProductID|]': '<integer>4660</integer>',
					ProductID: undefined,
					ProductIDArray: '<array>\n\t\t\t<integer>4661</integer>\n\t\t</array>',
					VendorID: undefined,
				}),
				kind: 'codelessKext',
				findings: [
					"information: 'ProductID' without 'VendorID' matches products of any vendor. It does not increase the probe score.",
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

const messages = defineMessages('hid-product-without-vendor', {
	anyVendor:
		"'{key}' without 'VendorID' matches products of any vendor. It does not increase the probe score.",
});

export const hidProductWithoutVendor = defineRule({
	code: 'hid-product-without-vendor',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	families: ['hid'],
	keys: ['ProductID', 'ProductIDArray'],
	check({ owner, entry, key }) {
		if (key === 'ProductIDArray' && owner.get('ProductID')) return undefined;
		// `foreign-matching-key` renames an idVendor to VendorID.
		if (owner.dict.get('VendorID') || owner.get('idVendor')) return undefined;
		if (owner.text('ProductID') === '*') return undefined;
		return [{ at: atKey(entry), message: messages.anyVendor({ key }) }];
	},
});
