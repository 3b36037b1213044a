/** Matching keys of another family than that of the provider. */
import { atKey, type Finding, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { sameValue } from '../edit/convertValue.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { unreadDeviceType, unreadKeys } from '../matching/unreadKeys.js';
import { isUsbSet, usbKeysOf } from '../matching/usbMatch.js';
import { hidKeyOfUsbKey, isHidProvider } from '../platform/hid.js';
import { isResourceNub } from '../platform/providers.js';
import { usbNubOf } from '../platform/usb.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix, renameKeyFix } from './shared/entryFixes.js';
import {
	codelessKextExample,
	dextExample,
	virtualDextExample,
} from './shared/examplePersonality.js';

const disk = { IOProviderClass: 'IOBlockStorageDevice', idProduct: undefined, idVendor: undefined };

export const foreignMatchingKeyDocs: RuleDocs = {
	what: 'A matching key of HID (`VendorID`, `ProductID`) on a USB provider, one of USB (`idVendor`, `idProduct`) on a HID provider, or one of USB or PCI on any other provider whose keys are known.',
	why: 'Each family compares its own keys and does not look at others. A USB personality with HID keys alone never matches; a HID personality with USB keys alone matches every HID device. `IOResources` and `IOUserResources` compare no ids at all: the driver starts at boot, whether or not the device is there.',
	fix: 'Rename the key to that of the provider, or remove it.',
	references: [
		'https://developer.apple.com/documentation/hiddriverkit/handling-keyboard-events-from-a-human-interface-device',
		'IOHIDFamily IOHIDFamilyPrivate.cpp:MatchPropertyTable',
		'IOUSBFamily IOUSBDevice.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					idProduct: undefined,
					idVendor: undefined,
					'[|ProductID|]': '<integer>4660</integer>',
					'[|VendorID|]': '<integer>1452</integer>',
				}),
				findings: [
					'warning: ProductID is not a key of IOUSBHostDevice, which reads idProduct and matches as if this were not there.',
					'warning: VendorID is not a key of IOUSBHostDevice, which reads idVendor and matches as if this were not there.',
				],
				fixes: ["Rename to 'idProduct'"],
			},
			{
				text: codelessKextExample({
					ProductID: undefined,
					'[|idVendor|]': '<integer>1452</integer>',
					VendorID: undefined,
				}),
				fixed: codelessKextExample({
					ProductID: undefined,
					VendorID: undefined,
					idVendor: '<integer>1452</integer>',
				}).replace('idVendor', 'VendorID'),
				kind: 'codelessKext',
				findings: [
					'warning: idVendor is not a key of IOHIDInterface, which reads VendorID and matches as if this were not there.',
				],
				fixes: ["Rename to 'VendorID'"],
			},
			{
				text: codelessKextExample({ '[|idVendor|]': '<integer>1452</integer>' }),
				kind: 'codelessKext',
				findings: ['information: idVendor is ignored here: IOHIDInterface reads VendorID.'],
				fixes: ["Remove 'idVendor'"],
			},
			{
				text: codelessKextExample({ '[|bInterfaceNumber|]': '<integer>0</integer>' }),
				kind: 'codelessKext',
				findings: [
					'information: bInterfaceNumber is not read by IOHIDInterface, and restricts nothing.',
				],
				fixes: ["Remove 'bInterfaceNumber'"],
			},
			{
				text: dextExample({ '[|IOPCIMatch|]': '0x12348086' }),
				findings: [
					'information: IOPCIMatch is not read by IOUSBHostDevice, and restricts nothing.',
				],
				fixes: ["Remove 'IOPCIMatch'"],
			},
			{
				text: virtualDextExample({
					'[|idProduct|]': '<integer>4660</integer>',
					'[|idVendor|]': '<integer>1452</integer>',
					idProduct: undefined,
					idVendor: undefined,
				}),
				findings: [
					'information: idProduct is not read by IOUserResources: the driver starts at boot, whether or not such a device is there.',
					'information: idVendor is not read by IOUserResources: the driver starts at boot, whether or not such a device is there.',
				],
				fixes: ["Remove 'idProduct'"],
			},
			{
				text: dextExample({
					...disk,
					'[|device-type|]': 'Generic',
				}),
				findings: [
					'information: device-type is not read by IOBlockStorageDevice outside of IOPropertyMatch, and restricts nothing.',
				],
				fixes: ['Move device-type into IOPropertyMatch'],
			},
		],
		good: [
			{ text: dextExample({ VendorID: '<integer>1452</integer>' }) },
			{ text: codelessKextExample(), kind: 'codelessKext' },
			{ text: virtualDextExample({ VendorID: '<integer>1452</integer>' }) },
			{
				text: dextExample({
					...disk,
					IOPropertyMatch:
						'<dict>\n\t\t\t<key>device-type</key>\n\t\t\t<string>Generic</string>\n\t\t</dict>',
				}),
			},
		],
	}),
};

export const foreignMatchingKey = definePlistRule({
	code: 'foreign-matching-key',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (provider === undefined) continue;
			for (const { entry, own } of foreignEntries(dict, provider)) {
				yield dict.get(own)
					? {
							severity: 'information',
							at: atKey(entry),
							message: message('{0} is ignored here: {1} reads {2}.', entry.key, provider, own),
							tags: ['unnecessary'],
						}
					: {
							at: atKey(entry),
							message: message(
								'{0} is not a key of {1}, which reads {2} and matches as if this were not there.',
								entry.key,
								provider,
								own,
							),
						};
			}
			yield* unreadEntries(dict, provider);
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const provider = entry && personalityText(plist, entry.dict, 'IOProviderClass');
		if (!entry || provider === undefined) return [];
		if (unreadDeviceType(entry.dict, provider) === entry) return compareInstead(entry);
		const found = foreignEntries(entry.dict, provider).find((each) => each.entry === entry);
		if (!found) return [removeEntryFix(entry)];
		if (entry.dict.get(found.own)) return [removeEntryFix(entry)];
		return [renameKeyFix(entry, found.own, true)];
	},
});

/** Keys of a bus that are in nobody's way. */
function* unreadEntries(dict: Dict, provider: string): Iterable<RuleFinding> {
	const text = isResourceNub(provider)
		? '{0} is not read by {1}: the driver starts at boot, whether or not such a device is there.'
		: '{0} is not read by {1}, and restricts nothing.';
	const found = unreadKeys(dict, provider).map((entry) => ({ entry, text }));
	const type = unreadDeviceType(dict, provider);
	const outside = '{0} is not read by {1} outside of IOPropertyMatch, and restricts nothing.';
	if (type) found.push({ entry: type, text: outside });
	for (const each of found) {
		yield {
			severity: 'information',
			at: atKey(each.entry),
			message: message(each.text, each.entry.key, provider),
			tags: ['unnecessary'],
		};
	}
}

/** Moves a property to where properties are compared. */
function compareInstead(entry: DictEntry): readonly Fix[] {
	const { dict, key } = entry;
	const value = sameValue(entry.value);
	const match = dict.get('IOPropertyMatch')?.value;
	if (value === undefined || (match && (match.type !== 'dict' || match.get(key)))) {
		return [removeEntryFix(entry)];
	}
	const edits: readonly PlistEdit[] = match
		? [{ kind: 'moveEntry', entry, into: match }]
		: [
				{
					kind: 'insertEntry',
					into: dict,
					key: 'IOPropertyMatch',
					value: { dict: [[key, value]] },
				},
				{ kind: 'removeEntry', entry },
			];
	return [{ title: message('Move {0} into IOPropertyMatch', key), edits }];
}

interface ForeignEntry {
	readonly entry: DictEntry;
	/** The key that the provider reads for it. */
	readonly own: string;
}

/** A driver on USB may carry HID keys for the device that it publishes; where it matches without them, they are that. */
function foreignEntries(dict: Dict, provider: string): readonly ForeignEntry[] {
	const nub = usbNubOf(provider);
	if (!nub && !isHidProvider(provider)) return [];
	if (nub && isUsbSet(usbKeysOf(dict), nub)) return [];
	return [...hidKeyOfUsbKey].flatMap(([usbKey, hidKey]) => {
		const [foreign, own] = nub ? [hidKey, usbKey] : [usbKey, hidKey];
		const entry = dict.get(foreign);
		return entry ? [{ entry, own }] : [];
	});
}
