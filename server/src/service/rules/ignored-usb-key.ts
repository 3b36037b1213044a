/** USB keys that the provider does not read, in addition to a set that matches. */
import { atKey } from '../document/finding.js';
import type { UsbReading } from '../matching/matchingDictionary.js';
import { usbKeysOfOther } from '../matching/usbMatch.js';
import { defineMessages, type Message } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { matchOtherUsbProvider } from './shared/usbFixes.js';

export const ignoredUsbKeyDocs: RuleDocs = {
	what: 'A USB key that the provider does not read: a key of an interface on a device, a key of a device on an interface, `idProduct` next to `idProductArray`, or `idProductMask` without either.',
	why: 'The personality matches by its other keys as if this key were absent. A personality on a device with `bInterfaceNumber` gets the whole device, not one interface (`matchPropertyTable`).',
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
					"information: 'bConfigurationValue' is ignored. 'IOUSBHostDevice' is a device and does not read keys of interfaces.",
					"information: 'bInterfaceNumber' is ignored. 'IOUSBHostDevice' is a device and does not read keys of interfaces.",
				],
				fixes: ["Change 'IOProviderClass' to 'IOUSBHostInterface'", "Remove 'bConfigurationValue'"],
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
					"information: 'bDeviceClass' is ignored. 'IOUSBHostInterface' is an interface and does not read keys of devices.",
				],
				fixes: ["Remove 'bDeviceClass'"],
			},
			{
				text: dextExample({
					'[|idProduct|]': '<integer>4660</integer>',
					idProduct: undefined,
					idProductArray: '<array>\n\t\t\t<integer>4661</integer>\n\t\t</array>',
				}),
				findings: [
					"information: 'idProduct' is ignored. The provider reads 'idProductArray' instead.",
				],
				fixes: ["Remove 'idProduct'"],
			},
			{
				text: dextExample({
					bDeviceSubClass: '<integer>1</integer>',
					idProduct: undefined,
					'[|idProductMask|]': '<integer>65520</integer>',
				}),
				findings: [
					"information: 'idProductMask' is ignored without 'idProduct' or 'idProductArray'.",
				],
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

const messages = defineMessages('ignored-usb-key', {
	array: "'{key}' is ignored. The provider reads 'idProductArray' instead.",
	mask: "'{key}' is ignored without 'idProduct' or 'idProductArray'.",
	ofDevice: "'{key}' is ignored. '{provider}' is an interface and does not read keys of devices.",
	ofInterface: "'{key}' is ignored. '{provider}' is a device and does not read keys of interfaces.",
});

export const ignoredUsbKey = defineRule({
	code: 'ignored-usb-key',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingDictionary',
	families: ['usb'],
	*check({ dict, usb, providerClass: provider = '' }) {
		if (!usb?.isSet) return;
		for (const [key, message] of ignored(usb, provider)) {
			const entry = dict.get(key);
			if (!entry) continue;
			const state = { entry, usb, provider };
			yield { at: atKey(entry), message, tags: ['unnecessary'], state };
		}
	},
	fixes({ entry, usb, provider }, { plist }) {
		const { dict, key } = entry;
		// Once for all of these keys: each fix is tried, and kexts have many personalities.
		const isFirst = usbKeysOfOther[usb.nub].find((each) => usb.keys.has(each)) === key;
		const change = plist.kind === 'dext' && isFirst;
		const changes = change ? matchOtherUsbProvider({ dict, provider, ...usb }) : [];
		return [...changes, removeEntryFix(entry)];
	},
});

function* ignored(
	{ nub, keys }: UsbReading,
	provider: string,
): Iterable<readonly [key: string, message: Message]> {
	const product = keys.get('idProduct');
	const products = keys.get('idProductArray');
	if (product?.type === 'integer' && products?.type === 'array') {
		yield ['idProduct', messages.array({ key: 'idProduct' })];
	}
	if (!product && !products && keys.has('idProductMask')) {
		yield ['idProductMask', messages.mask({ key: 'idProductMask' })];
	}
	const ofOther = nub === 'device' ? messages.ofInterface : messages.ofDevice;
	for (const key of usbKeysOfOther[nub]) {
		if (keys.has(key)) yield [key, ofOther({ key, provider })];
	}
}
