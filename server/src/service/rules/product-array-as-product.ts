/** Several products under the key for one. */
import { atValue, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { listKeyOf, numberKeysOf } from '../platform/nubProperties.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { renameKeyFix } from './shared/entryFixes.js';
import { codelessKextExample, dextExample } from './shared/examplePersonality.js';

const several =
	'<array>\n\t\t\t<integer>4660</integer>\n\t\t\t<integer>4661</integer>\n\t\t</array>';

export const productArrayAsProductDocs: RuleDocs = {
	what: 'An array as `idProduct` of a USB personality, or as `ProductID` of a HID personality.',
	why: 'The kernel compares the value as a whole with the number of the device, and no array equals a number: the personality never matches (`OSArray::isEqualTo`).',
	fix: 'Several products belong into `idProductArray`, or into `ProductIDArray` for HID.',
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
					'error: idProduct takes one product, and no array equals a number: the personality never matches.',
				],
				fixes: ["Rename to 'idProductArray'"],
			},
			{
				text: codelessKextExample({ ProductID: `[|${several}|]` }),
				fixed: codelessKextExample({ ProductID: undefined, ProductIDArray: several }),
				kind: 'codelessKext',
				findings: [
					'error: ProductID takes one product, and no array equals a number: the personality never matches.',
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

export const productArrayAsProduct = definePlistRule({
	code: 'product-array-as-product',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			const key = provider === undefined ? undefined : productKeyOf(provider);
			const value = key === undefined ? undefined : dict.get(key)?.value;
			if (key === undefined || value?.type !== 'array') continue;
			yield {
				at: atValue(value),
				message: message(
					'{0} takes one product, and no array equals a number: the personality never matches.',
					key,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const key = entry && listKeyOf(entry.key);
		if (!entry || key === undefined || entry.dict.get(key)) return [];
		return [renameKeyFix(entry, key, true)];
	},
});

/** The key for one product where a provider also reads a list of them. */
function productKeyOf(provider: string): string | undefined {
	return numberKeysOf(provider).find(({ listOf }) => listOf !== undefined)?.listOf;
}
