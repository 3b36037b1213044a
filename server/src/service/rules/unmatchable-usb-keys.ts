/** USB keys that together match no device or interface. */
import {
	type Anchor,
	atContent,
	atKey,
	atOpenTag,
	type Finding,
	type Message,
	message,
} from '../document/finding.js';
import { isForAncestor, matchingTables } from '../document/matchingTables.js';
import { entryOf } from '../document/personalityText.js';
import { isRestricted } from '../matching/genericMatch.js';
import { canMatch, usbKeysOf, usbKeysOfOther } from '../matching/usbMatch.js';
import { unscoredUsbKeys } from '../platform/usb.js';
import { inWords } from '../text/inWords.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import {
	completeUsbKeys,
	matchOtherUsbProvider,
	readUsb,
	type UsbPersonality,
} from './shared/usbRemedies.js';

const onInterface = { IOProviderClass: 'IOUSBHostInterface' };
const noIds = { idProduct: undefined, idVendor: undefined };
const parent = (key: string): string =>
	`<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>IOUSBHostDevice</string>\n\t\t\t${key}\n\t\t\t<integer>1452</integer>\n\t\t</dict>`;

export const unmatchableUsbKeysDocs: RuleDocs = {
	what: 'A personality on a USB device or interface, or what it asks of such an ancestor, whose USB keys are none of the sets that match.',
	why: 'USB compares sets of keys, not single ones. A device matches by `idVendor` and `idProduct` (and `bcdDevice`), or by its class and subclass (and protocol); an interface needs `bConfigurationValue` and `bInterfaceNumber` beside the ids. With any other combination the driver never starts, and nothing is logged (`matchPropertyTable`).',
	fix: 'Complete the nearest set, or match the other kind of provider: `IOUSBHostDevice` for the whole device, `IOUSBHostInterface` for one of its interfaces.',
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
					'warning: With idVendor no USB device matches, and the driver never starts. The nearest set that does is idVendor and idProduct: idProduct is missing.',
				],
				fixes: ["Insert idProduct '*'"],
			},
			{
				text: dextExample({
					...onInterface,
					bInterfaceNumber: '<integer>0</integer>',
					idVendor: undefined,
					'[|idVendor|]': '<integer>1452</integer>',
				}),
				fixed: dextExample({
					...onInterface,
					bConfigurationValue: '<integer>1</integer>',
					bInterfaceNumber: '<integer>0</integer>',
				}),
				findings: [
					'warning: With idVendor, idProduct, and bInterfaceNumber no USB interface matches, and the driver never starts. The nearest set that does is idVendor, idProduct, bConfigurationValue, and bInterfaceNumber: bConfigurationValue is missing.',
				],
				fixes: ["Insert bConfigurationValue '1'"],
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
					'warning: With idVendor, bInterfaceClass, bInte…ubClass, and bInterfaceProtocol no USB interface matches, and the driver never starts. The nearest set that does is bInterfaceClass, bInterfaceSubClass, and bInterfaceProtocol: idVendor must not be there.',
				],
				fixes: ['Remove idVendor'],
			},
			{
				text: dextExample({
					'[|bDeviceClass|]': '<integer>255</integer>',
					bDeviceSubClass: '<integer>1</integer>',
					...noIds,
				}),
				findings: [
					'warning: With bDeviceClass and bDeviceSubClass no USB device matches, and the driver never starts. The nearest set that does is idVendor and bDeviceSubClass for class 255: idVendor is missing.',
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
					'warning: With bInterfaceClass and bInterfaceSubClass no USB device matches, and the driver never starts. The nearest set that does is idVendor and idProduct: idVendor and idProduct are missing.',
				],
				fixes: ['Match IOUSBHostInterface instead'],
			},
			{
				text: dextExample({
					...noIds,
					IOProviderClass: '[|IOUSBHostInterface|]',
				}),
				findings: [
					'warning: Without any USB key no USB interface matches, and the driver never starts. A set that does is bInterfaceClass and bInterfaceSubClass.',
				],
			},
			{
				text: dextExample({ IOParentMatch: parent('[|<key>idVendor</key>|]') }),
				findings: [
					'warning: With idVendor no USB device matches, and the driver never starts. The nearest set that does is idVendor and idProduct: idProduct is missing.',
				],
				fixes: ["Insert idProduct '*'"],
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

export const unmatchableUsbKeys = definePlistRule({
	code: 'unmatchable-usb-keys',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const at = readUsb(plist, dict);
			if (!at || canMatch(at.fit) || (at.keys.size === 0 && isMatchedOtherwise(dict))) continue;
			if (at.fit.missing.some((key) => hasKeyOrMisspelling(dict, key))) continue;
			const anchor = anchorOf(dict, at);
			yield { at: anchor, message: words(at), related: providerOf(dict, at, anchor) };
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const dict = entryOf(plist, at)?.dict;
		const usb = dict && readUsb(plist, dict);
		if (!dict || !usb) return [];
		return [completeUsbKeys(dict, usb), matchOtherUsbProvider(dict, usb)].filter(
			(fix) => fix !== undefined,
		);
	},
});

/** The provider, where the finding stands at a key. */
function providerOf(
	dict: Dict,
	{ nub, provider }: UsbPersonality,
	{ part }: Anchor,
): NonNullable<RuleFinding['related']> {
	const value = dict.get('IOProviderClass')?.value;
	if (!value || part !== 'key') return [];
	return [{ at: atContent(value), message: message('{0} is a USB {1}', provider, nub) }];
}

/** Without any key of a row, others may do in the host family, whose source is closed; an ancestor needs none. */
function isMatchedOtherwise(dict: Dict): boolean {
	if (isForAncestor(dict)) return true;
	return isRestricted(dict) || unscoredUsbKeys.some((key) => dict.get(key));
}

/** What is in the way, else a key whose set is incomplete, else the provider that none of the keys is for. */
function anchorOf(dict: Dict, { nub, fit }: UsbPersonality): Anchor {
	const own = [...usbKeysOf(dict).keys()].filter((key) => !usbKeysOfOther[nub].includes(key));
	const key = fit.inTheWay[0] ?? fit.wrongClass ?? own[0];
	const entry = dict.get(key ?? 'IOProviderClass');
	if (!entry) return atOpenTag(dict);
	return key === undefined ? atContent(entry.value) : atKey(entry);
}

function words({ nub, keys, fit }: UsbPersonality): Message {
	const kind = fit.keySet.class === 'vendorSpecific' ? ' for class 255' : '';
	const set = `${inWords(fit.keySet.needed)}${kind}`;
	if (keys.size === 0) {
		return message(
			'Without any USB key no USB {0} matches, and the driver never starts. A set that does is {1}.',
			nub,
			set,
		);
	}
	const written = [...keys].map(([key, { entry }]) => entry?.key ?? key);
	const reasons = [
		...(fit.missing.length > 0 ? [`${inWords(fit.missing)} ${isOrAre(fit.missing)} missing`] : []),
		...(fit.inTheWay.length > 0 ? [`${inWords(fit.inTheWay)} must not be there`] : []),
		...(fit.wrongClass === undefined ? [] : [`${fit.wrongClass} has a different value`]),
	];
	return message(
		'With {0} no USB {1} matches, and the driver never starts. The nearest set that does is {2}: {3}.',
		inWords(written),
		nub,
		set,
		inWords(reasons),
	);
}

function isOrAre(names: readonly string[]): string {
	return names.length === 1 ? 'is' : 'are';
}
