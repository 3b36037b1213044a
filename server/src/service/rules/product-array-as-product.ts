/** Several products under the key for one. */
import { atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { listKeyOf } from '../platform/nubProperties.js';
import { defineRule, type RuleDocs } from './rule.js';
import { codelessKextExample, dextExample } from './shared/examplePersonality.js';
import { renameFixes } from './shared/renameFixes.js';

const several =
	'<array>\n\t\t\t<integer>4660</integer>\n\t\t\t<integer>4661</integer>\n\t\t</array>';

export const productArrayAsProductDocs: RuleDocs = {
	what: 'An array as `idProduct` of a USB personality, or as `ProductID` of a HID personality.',
	why: 'The kernel compares the value as a whole with the number of the device, and an array never equals a number. The personality never matches (`OSArray::isEqualTo`).',
	fix: 'Use `idProductArray` for several USB products, and `ProductIDArray` for several HID products.',
	references: [
		'https://developer.apple.com/library/archive/qa/qa1076/_index.html',
		'IOUSBFamily IOUSBNub.cpp:USBCompareProperty',
		'IOHIDFamily IOHIDFamilyPrivate.cpp:CompareProductID',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ idProduct: `[|${several}|]` }),
				fixed: dextExample({ idProduct: undefined, idProductArray: several }),
				findings: [
					"error: 'idProduct' must be one product ID. An array never equals a number, so the personality never matches.",
				],
				fixes: ["Rename to 'idProductArray'"],
			},
			{
				text: codelessKextExample({ ProductID: `[|${several}|]` }),
				fixed: codelessKextExample({ ProductID: undefined, ProductIDArray: several }),
				kind: 'codelessKext',
				findings: [
					"error: 'ProductID' must be one product ID. An array never equals a number, so the personality never matches.",
				],
				fixes: ["Rename to 'ProductIDArray'"],
			},
		],
		good: [
			{ text: dextExample({ idProduct: undefined, idProductArray: several }) },
			{
				text: codelessKextExample({ ProductID: undefined, ProductIDArray: several }),
				kind: 'codelessKext',
			},
		],
	}),
};

const messages = defineMessages('product-array-as-product', {
	array:
		"'{key}' must be one product ID. An array never equals a number, so the personality never matches.",
});

export const productArrayAsProduct = defineRule({
	code: 'product-array-as-product',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	families: ['usb', 'hid'],
	keys: ['idProduct', 'ProductID'],
	check({ owner, entry, key, value }) {
		const { usbNub, isHid } = owner.provider;
		const isRead = key === 'idProduct' ? usbNub !== undefined : isHid;
		if (!isRead || value.type !== 'array') return undefined;
		return [{ at: atValue(value), message: messages.array({ key }), state: entry }];
	},
	fixes(entry, { plist }) {
		const listKey = listKeyOf(entry.key);
		const isFree = listKey !== undefined && !entry.dict.get(listKey);
		return isFree ? renameFixes(plist, entry, listKey, true) : [];
	},
});
