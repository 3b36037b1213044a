/** USB keys that together match no device or interface. */
import { type Anchor, atContent, atKey, atOpenTag } from '../document/finding.js';
import { usbKeysWithHidNames } from '../matching/hidMatch.js';
import type { MatchingDictionary } from '../matching/matchingDictionary.js';
import { isUsbSet, nearestKeySet, usbKeysOf, usbKeysOfOther } from '../matching/usbMatch.js';
import { isRestrictedOtherwise } from '../matching/usbSets.js';
import { defineMessages, type Message } from '../messages/message.js';
import { defineRule, type Found, type RuleDocs } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { completeUsbKeys, matchOtherUsbProvider, type UsbPersonality } from './shared/usbFixes.js';

const onInterface = { IOProviderClass: 'IOUSBHostInterface' };
const noIds = { idProduct: undefined, idVendor: undefined };
const parent = (key: string): string =>
	`<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>IOUSBHostDevice</string>\n\t\t\t${key}\n\t\t\t<integer>1452</integer>\n\t\t</dict>`;

export const unmatchableUsbKeysDocs: RuleDocs = {
	what: 'A personality on a USB device or interface, or a dictionary for such an ancestor, whose USB keys are not one of the sets that match.',
	why: 'USB compares sets of keys, not single keys. A device matches by `idVendor` and `idProduct` (and `bcdDevice`), or by its class and subclass (and protocol). An interface also requires `bConfigurationValue` and `bInterfaceNumber` with the IDs. Any other combination does not match, and nothing is logged (`matchPropertyTable`).',
	fix: 'Complete the nearest set with the values of the device, correct the name of a missing key that is misspelled, or match the other kind of provider: `IOUSBHostDevice` for the whole device, `IOUSBHostInterface` for one of its interfaces.',
	references: [
		'https://developer.apple.com/library/archive/qa/qa1076/_index.html',
		'IOUSBFamily IOUSBDevice.cpp:matchPropertyTable',
		'IOUSBFamily IOUSBInterface.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					...noIds,
					'[|idVendor|]': '<integer>1452</integer>',
				}),
				findings: [
					"warning: 'idVendor' alone is not a documented set for a USB device. The nearest one also requires 'idProduct'.",
				],
				fixes: ["Add 'idProduct' with value '*'"],
			},
			{
				text: dextExample({
					...onInterface,
					bInterfaceNumber: '<integer>0</integer>',
					idVendor: undefined,
					'[|idVendor|]': '<integer>1452</integer>',
				}),
				findings: [
					"warning: 'idVendor', 'idProduct', and 'bInterfaceNumber' alone are not a documented set for a USB interface. The nearest one also requires 'bConfigurationValue'.",
				],
				fixes: ["Add 'bConfigurationValue' with value '1'"],
			},
			{
				text: dextExample({
					...onInterface,
					bConfigurationValue0: '<integer>2</integer>',
					bInterfaceNumber: '<integer>0</integer>',
					idVendor: undefined,
					'[|idVendor|]': '<integer>1452</integer>',
				}),
				findings: [
					"warning: 'idVendor', 'idProduct', and 'bInterfaceNumber' alone are not a documented set for a USB interface. The nearest one also requires 'bConfigurationValue'.",
				],
				fixes: [
					"Rename 'bConfigurationValue0' to 'bConfigurationValue'",
					"Add 'bConfigurationValue' with value '1'",
				],
			},
			{
				text: dextExample({
					...onInterface,
					bInterfaceClass: '<integer>3</integer>',
					bInterfaceSubClass: '<integer>1</integer>',
					bInterfaceProtocol: '<integer>1</integer>',
					...noIds,
					'[|idVendor|]': '<integer>1452</integer>',
				}),
				findings: [
					"warning: 'idVendor' can't be combined with 'bInterfaceClass', 'bInterfaceSubClass', and 'bInterfaceProtocol'. Apple documents no such set of keys for a USB interface.",
				],
				fixes: ["Remove 'idVendor'"],
			},
			{
				text: dextExample({
					'[|bDeviceClass|]': '<integer>255</integer>',
					bDeviceSubClass: '<integer>1</integer>',
					...noIds,
				}),
				findings: [
					"warning: 'bDeviceClass' and 'bDeviceSubClass' alone are not a documented set for a USB device. The nearest one also requires 'idVendor'.",
				],
			},
			{
				text: dextExample({
					bInterfaceClass: '<integer>3</integer>',
					bInterfaceSubClass: '<integer>1</integer>',
					...noIds,
					IOProviderClass: '[|IOUSBHostDevice|]',
				}),
				findings: [
					"warning: 'bInterfaceClass' and 'bInterfaceSubClass' alone are not a documented set for a USB device. The nearest one also requires 'idVendor' and 'idProduct'.",
				],
				fixes: ["Change 'IOProviderClass' to 'IOUSBHostInterface'"],
			},
			{
				text: dextExample({
					...noIds,
					IOProviderClass: '[|IOUSBHostInterface|]',
				}),
				findings: [
					"warning: 'IOUSBHostInterface' requires USB keys, according to Apple. A documented set is 'bInterfaceClass' and 'bInterfaceSubClass'.",
				],
			},
			{
				text: dextExample({
					...onInterface,
					...noIds,
					'[|bcdDevice|]': '<integer>256</integer>',
					bInterfaceClass: '<integer>3</integer>',
				}),
				findings: [
					"warning: 'bInterfaceClass' is not a documented set for a USB interface. The nearest one also requires 'bInterfaceSubClass' and excludes 'bcdDevice'.",
				],
				fixes: ["Add 'bInterfaceSubClass' with value '*', and remove 'bcdDevice'"],
			},
			{
				text: dextExample({ IOParentMatch: parent('[|<key>idVendor</key>|]') }),
				findings: [
					"warning: 'idVendor' alone is not a documented set for a USB device. The nearest one also requires 'idProduct'.",
				],
				fixes: ["Add 'idProduct' with value '*'"],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: dextExample({ idProduct: '*' }) },
			{
				text: dextExample({
					IOParentMatch:
						'<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>IOUSBHostDevice</string>\n\t\t</dict>',
				}),
			},
			{ text: dextExample({ IOProbeScore: '<integer>9999</integer>' }) },
			{
				text: dextExample({
					idProduct: undefined,
					idProductArray: '<array>\n\t\t\t<integer>4660</integer>\n\t\t</array>',
				}),
			},
			{ text: dextExample({ idProduct: undefined, bDeviceSubClass: '*' }) },
			{
				text: dextExample({
					bInterfaceClass: '<integer>14</integer>',
					bInterfaceSubClass: '*',
					...noIds,
					IOProviderClass: 'IOUSBHostInterface',
				}),
			},
			{
				text: dextExample({
					...onInterface,
					bConfigurationValue: '*',
					bInterfaceNumber: '<integer>0</integer>',
					bInterfaceClass: '<integer>14</integer>',
				}),
			},
			{ text: dextExample({ ...noIds, USBSpeed: '<integer>3</integer>' }) },
			{
				text: dextExample({
					...noIds,
					IOPropertyMatch:
						'<dict>\n\t\t\t<key>kUSBSerialNumberString</key>\n\t\t\t<string>1</string>\n\t\t</dict>',
				}),
			},
		],
	}),
};

const messages = defineMessages('unmatchable-usb-keys', {
	deviceProvider: "'{provider}' is a USB device.",
	extra:
		"{extra} can't be combined with {written}. Apple documents no such set of keys for a USB {nub}.",
	incomplete:
		'{written} alone are not a documented set for a USB {nub}. The nearest one also requires {missing}.',
	incompleteAndExtra:
		'{written} are not a documented set for a USB {nub}. The nearest one also requires {missing} and excludes {extra}.',
	incompleteAndExtraOne:
		'{written} is not a documented set for a USB {nub}. The nearest one also requires {missing} and excludes {extra}.',
	incompleteOne:
		'{written} alone is not a documented set for a USB {nub}. The nearest one also requires {missing}.',
	interfaceProvider: "'{provider}' is a USB interface.",
	noKeys: "'{provider}' requires USB keys, according to Apple. A documented set is {needed}.",
});

export const unmatchableUsbKeys = defineRule({
	code: 'unmatchable-usb-keys',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingDictionary',
	families: ['usb'],
	check(dictionary) {
		const { dict, usb, providerClass: provider } = dictionary;
		if (!usb || usb.isSet || provider === undefined) return undefined;
		const { nub } = usb;
		const keys = usbKeysWithHidNames(dict);
		if (isUsbSet(keys, nub) || (keys.size === 0 && isMatchedOtherwise(dictionary))) {
			return undefined;
		}
		const difference = nearestKeySet(keys, nub);
		const state = { dict, provider, nub, keys, difference };
		const at = anchorOf(state);
		return [{ at, message: messageFor(state), related: relatedTo(state, at), state }];
	},
	fixes: (usb, { plist }) => [...completeUsbKeys(plist, usb), ...matchOtherUsbProvider(usb)],
});

/** The provider, where the finding is at a key. */
function relatedTo(
	{ dict, nub, provider }: UsbPersonality,
	{ part }: Anchor,
): NonNullable<Found['related']> {
	const value = dict.get('IOProviderClass')?.value;
	if (!value || part !== 'key') return [];
	return [{ at: atContent(value), message: messages[`${nub}Provider`]({ provider }) }];
}

/** Without any key of a set, other keys may match in the host family, whose source is closed; an ancestor needs none. */
function isMatchedOtherwise({ dict, isForAncestor }: MatchingDictionary): boolean {
	return isForAncestor || isRestrictedOtherwise((key) => dict.get(key) !== undefined);
}

/** The key in the way, else a key whose set is incomplete, else the provider that reads none of the keys. */
function anchorOf({ dict, nub, difference }: UsbPersonality): Anchor {
	const own = [...usbKeysOf(dict).keys()].filter((key) => !usbKeysOfOther[nub].includes(key));
	const key = difference.conflicting[0] ?? own[0];
	const entry = dict.get(key ?? 'IOProviderClass');
	if (!entry) return atOpenTag(dict);
	return key === undefined ? atContent(entry.value) : atKey(entry);
}

function messageFor({ provider, nub, keys, difference }: UsbPersonality): Message {
	const { missing, conflicting, keySet } = difference;
	if (keys.size === 0) return messages.noKeys({ provider, needed: quoted(keySet.needed) });
	const written = quoted(
		[...keys]
			.map(([name, { entry }]) => entry?.key ?? name)
			.filter((name) => !conflicting.includes(name)),
	);
	const extra = quoted(conflicting);
	if (missing.length === 0) return messages.extra({ written, nub, extra });
	const isOne = written.length === 1;
	if (extra.length > 0) {
		const both = isOne ? messages.incompleteAndExtraOne : messages.incompleteAndExtra;
		return both({ written, nub, missing: quoted(missing), extra });
	}
	const incomplete = isOne ? messages.incompleteOne : messages.incomplete;
	return incomplete({ written, nub, missing: quoted(missing) });
}

function quoted(keys: readonly string[]): readonly string[] {
	return keys.map((key) => `'${key}'`);
}
