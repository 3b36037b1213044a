/** USB keys that the provider does not read, beside a set that matches. */
import { atKey, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { personalityText } from '../document/personalityText.js';
import { isUsbSet, type UsbKeys, usbKeysOf, usbKeysOfOther } from '../matching/usbMatch.js';
import { type UsbNub, usbNubOf } from '../platform/usb.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const ignoredUsbKeyDocs: RuleDocs = {
	what: 'A USB key that the provider does not read: a key of an interface on a device, a key of a device on an interface, `idProduct` beside `idProductArray`, or `idProductMask` without any of them.',
	why: 'The personality matches by its other keys, as if this one were not there. Who wrote `bInterfaceNumber` to get one interface gets the whole device (`matchPropertyTable`).',
	fix: 'Remove the key, or match the provider that reads it.',
	references: [
		'https://developer.apple.com/library/archive/qa/qa1076/_index.html',
		'IOUSBFamily IOUSBDevice.cpp:matchPropertyTable',
		'IOUSBFamily IOUSBInterface.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					'[|bConfigurationValue|]': '<integer>1</integer>',
					'[|bInterfaceNumber|]': '<integer>0</integer>',
				}),
				findings: [
					'information: bConfigurationValue is ignored here: IOUSBHostDevice reads no keys of…terface, and matches without it.',
					'information: bInterfaceNumber is ignored here: IOUSBHostDevice reads no keys of…terface, and matches without it.',
				],
				fixes: ["Remove 'bConfigurationValue'"],
			},
			{
				text: dextExample({
					bInterfaceClass: '<integer>3</integer>',
					bInterfaceSubClass: '<integer>1</integer>',
					'[|bDeviceClass|]': '<integer>0</integer>',
					IOProviderClass: 'IOUSBHostInterface',
					idProduct: undefined,
					idVendor: undefined,
				}),
				findings: [
					'information: bDeviceClass is ignored here: IOUSBHostInterface reads no keys… device, and matches without it.',
				],
				fixes: ["Remove 'bDeviceClass'"],
			},
			{
				text: dextExample({
					'[|idProduct|]': '<integer>4660</integer>',
					idProduct: undefined,
					idProductArray: '<array>\n\t\t\t<integer>4661</integer>\n\t\t</array>',
				}),
				findings: ['information: idProduct is ignored here: idProductArray is read in its place.'],
				fixes: ["Remove 'idProduct'"],
			},
			{
				text: dextExample({
					bDeviceSubClass: '<integer>1</integer>',
					idProduct: undefined,
					'[|idProductMask|]': '<integer>65520</integer>',
				}),
				findings: ['information: idProductMask is ignored here: there is no idProduct to mask.'],
				fixes: ["Remove 'idProductMask'"],
			},
		],
		good: [
			{ text: dextExample({ bDeviceClass: '<integer>0</integer>' }) },
			{ text: dextExample({ idProductMask: '<integer>65520</integer>' }) },
			{
				text: dextExample({
					idProduct: '*',
					idProductArray: '<array>\n\t\t\t<integer>4661</integer>\n\t\t</array>',
				}),
			},
		],
	}),
};

export const ignoredUsbKey = definePlistRule({
	code: 'ignored-usb-key',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			const nub = provider === undefined ? undefined : usbNubOf(provider);
			if (provider === undefined || nub === undefined) continue;
			const keys = usbKeysOf(dict);
			if (!isUsbSet(keys, nub)) continue;
			for (const [key, why] of unread(keys, nub, provider)) {
				const entry = dict.get(key);
				if (!entry) continue;
				yield {
					at: atKey(entry),
					message: message('{0} is ignored here: {1}.', key, why),
					tags: ['unnecessary'],
				};
			}
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});

/** Keys that are there and not read, each with the reason. */
function* unread(
	keys: UsbKeys,
	nub: UsbNub,
	provider: string,
): Iterable<readonly [key: string, why: string]> {
	const product = keys.get('idProduct');
	const products = keys.get('idProductArray');
	if (product?.type === 'integer' && products?.type === 'array') {
		yield ['idProduct', 'idProductArray is read in its place'];
	}
	if (!product && !products && keys.has('idProductMask')) {
		yield ['idProductMask', 'there is no idProduct to mask'];
	}
	for (const key of usbKeysOfOther[nub]) {
		if (!keys.has(key)) continue;
		const other = nub === 'device' ? 'an interface' : 'a device';
		yield [key, `${provider} reads no keys of ${other}, and matches without it`];
	}
}
