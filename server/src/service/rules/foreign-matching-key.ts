/** Matching keys of another family than that of the provider. */
import type { PlistContents } from '../document/driverPlist.js';
import { atKey } from '../document/finding.js';
import { sameValue } from '../edit/convertValue.js';
import { isRestricted } from '../matching/genericMatch.js';
import type { MatchingDictionary } from '../matching/matchingDictionary.js';
import { pciEntriesOf } from '../matching/pciTables.js';
import { unreadDeviceType, unreadKeys } from '../matching/unreadKeys.js';
import { hasOnlyUsbKeys, usbKeysOf } from '../matching/usbMatch.js';
import { defineMessages } from '../messages/message.js';
import { descendsFrom } from '../platform/classes.js';
import { hidKeyOfUsbKey, hidMatchingKeys } from '../platform/hid.js';
import { isResourceNub } from '../platform/providers.js';
import type { DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import {
	addEntryFix,
	moveEntryFix,
	moveIntoNewDictFix,
	removeEntryFix,
} from './shared/entryFixes.js';
import {
	codelessKextExample,
	dextExample,
	virtualDextExample,
} from './shared/examplePersonality.js';
import { hasExchangedClasses } from './shared/exchangedClasses.js';
import { isEntitledForOther } from './shared/otherTransport.js';
import { renameFixes } from './shared/renameFixes.js';
import { matchNubOfKeys } from './shared/usbFixes.js';

const disk = { IOProviderClass: 'IOBlockStorageDevice', idProduct: undefined, idVendor: undefined };
const propertyMatch = (key: string, value: string): string =>
	`<dict>\n\t\t\t<key>${key}</key>\n\t\t\t${value}\n\t\t</dict>`;

const marked = (key: string, value: string): string =>
	propertyMatch(key, value).replace(/<key>.*<\/key>/, '[|$&|]');

export const foreignMatchingKeyDocs: RuleDocs = {
	what: 'A matching key of HID (`VendorID`, `ProductID`) on a USB provider or on `IOService`, one of USB (`idVendor`, `idProduct`) on a HID provider, or one of USB or PCI on another provider whose keys are known, or in an `IOParentMatch` without an `IOProviderClass`.',
	why: 'Each family compares its own keys and ignores others. A USB personality with only HID keys does not match. A HID personality with only USB keys matches every HID device. `IOResources` and `IOUserResources` do not compare IDs: the driver starts at boot, whether or not the device is present. Without a class, `IOParentMatch` is compared with all ancestors, and most of them accept what they do not compare.',
	otherSeverities: {
		information:
			'for a key that the provider ignores, while the key of its own family is there, too, or the provider has no such key.',
	},
	fix: 'Rename the key to that of the provider, or remove it.',
	references: [
		'xnu IOService.cpp:matchPassive',
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
				fixed: dextExample({
					idProduct: undefined,
					idVendor: undefined,
					ProductID: '<integer>4660</integer>',
					VendorID: '<integer>1452</integer>',
				}).replace('ProductID', 'idProduct'),
				findings: [
					"warning: 'IOUSBHostDevice' ignores 'ProductID' and reads 'idProduct'. It matches as if 'ProductID' were absent.",
					"warning: 'IOUSBHostDevice' ignores 'VendorID' and reads 'idVendor'. It matches as if 'VendorID' were absent.",
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
					"warning: 'IOHIDInterface' ignores 'idVendor' and reads 'VendorID'. It matches as if 'idVendor' were absent.",
				],
				fixes: ["Rename to 'VendorID'"],
			},
			{
				text: codelessKextExample({ '[|idVendor|]': '<integer>1452</integer>' }),
				kind: 'codelessKext',
				findings: ["information: 'idVendor' is ignored. 'IOHIDInterface' reads 'VendorID'."],
				fixes: ["Remove 'idVendor'"],
			},
			{
				text: codelessKextExample({ '[|bInterfaceNumber|]': '<integer>0</integer>' }),
				kind: 'codelessKext',
				findings: [
					"information: 'IOHIDInterface' ignores 'bInterfaceNumber'. It restricts nothing.",
				],
				fixes: ["Remove 'bInterfaceNumber'"],
			},
			{
				text: dextExample({ '[|IOPCIMatch|]': '0x12348086' }),
				findings: ["information: 'IOUSBHostDevice' ignores 'IOPCIMatch'. It restricts nothing."],
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
					"information: 'IOUserResources' ignores 'idProduct'. The driver starts at boot, even without the device.",
					"information: 'IOUserResources' ignores 'idVendor'. The driver starts at boot, even without the device.",
				],
				fixes: [
					"Change 'IOProviderClass' to 'IOUSBHostDevice', and remove 'IOMatchCategory'",
					"Remove 'idProduct'",
				],
			},
			{
				text: dextExample({
					...disk,
					'[|device-type|]': 'Generic',
				}),
				findings: [
					"information: 'IOBlockStorageDevice' ignores 'device-type' outside of 'IOPropertyMatch'. It restricts nothing.",
				],
				fixes: ["Move 'device-type' to 'IOPropertyMatch'"],
			},
			{
				text: dextExample({
					...disk,
					IOPropertyMatch: propertyMatch('removable', '<false/>'),
					'[|device-type|]': 'Generic',
				}),
				findings: [
					"information: 'IOBlockStorageDevice' ignores 'device-type' outside of 'IOPropertyMatch'. It restricts nothing.",
				],
				fixes: ["Move 'device-type' to 'IOPropertyMatch'"],
			},
			{
				text: `<!-- driver-plist-disable unrestricted-service -->\n${dextExample({
					IOProviderClass: 'IOService',
					idProduct: undefined,
					idVendor: undefined,
					'[|PrimaryUsage|]': '<integer>5</integer>',
				})}`,
				findings: ["warning: 'IOService' ignores 'PrimaryUsage'. It restricts nothing."],
			},
			{
				text: dextExample({
					IOParentMatch: marked('IOPCIMatch', '<string>0x12348086</string>'),
				}),
				findings: [
					"information: Without 'IOProviderClass', an ancestor that ignores 'IOPCIMatch' matches. It restricts nothing.",
				],
				fixes: ["Add 'IOProviderClass'", "Remove 'IOPCIMatch'"],
			},
		],
		good: [
			{
				text: dextExample({
					IOParentMatch: propertyMatch(
						'IONameMatch',
						'<string>pci8086,1234</string>\n\t\t\t<key>IOPCIMatch</key>\n\t\t\t<string>0x12348086</string>',
					),
				}),
			},
			{
				text: `<!-- driver-plist-disable unrestricted-service -->\n${dextExample({
					CFBundleIdentifierKernel: 'com.apple.iokit.IOHIDFamily',
					IOClass: 'AppleUserHIDDevice',
					IOProviderClass: 'IOService',
					VendorID: '<integer>1452</integer>',
					idProduct: undefined,
					idVendor: undefined,
				})}`,
			},
			{ text: dextExample({ VendorID: '<integer>1452</integer>' }) },
			{ text: codelessKextExample(), kind: 'codelessKext' },
			{ text: virtualDextExample({ VendorID: '<integer>1452</integer>' }) },
			{
				text: dextExample({
					...disk,
					IOPropertyMatch: propertyMatch('device-type', '<string>Generic</string>'),
				}),
			},
		],
	}),
};

const messages = defineMessages('foreign-matching-key', {
	anyAncestor:
		"Without 'IOProviderClass', an ancestor that ignores '{key}' matches. It restricts nothing.",
	redundant: "'{key}' is ignored. '{provider}' reads '{own}'.",
	foreign: "'{provider}' ignores '{key}' and reads '{own}'. It matches as if '{key}' were absent.",
	outsidePropertyMatch:
		"'{provider}' ignores '{key}' outside of 'IOPropertyMatch'. It restricts nothing.",
	startsAtBoot: "'{provider}' ignores '{key}'. The driver starts at boot, even without the device.",
	unread: "'{provider}' ignores '{key}'. It restricts nothing.",
});

/** An ignored entry, and what to do about it. */
interface Ignored {
	readonly entry: DictEntry;
	readonly fix:
		| 'none'
		| 'remove'
		| 'changeNub'
		| 'moveIntoPropertyMatch'
		| { readonly renameTo: string }
		| { readonly providerClass: string };
}

export const foreignMatchingKey = defineRule({
	code: 'foreign-matching-key',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingDictionary',
	*check(dictionary, { plist }) {
		const { dict, providerClass: provider } = dictionary;
		// The keys are those of the right provider.
		if (hasExchangedClasses(dict)) return;
		if (provider === undefined) {
			yield* keysOfAnyAncestor(dictionary);
			return;
		}
		for (const entry of plist.kind === 'dext' ? hidKeysOnAnyService(dictionary) : []) {
			const state: Ignored = { entry, fix: 'none' };
			yield { at: atKey(entry), message: messages.unread({ key: entry.key, provider }), state };
		}
		for (const { entry, own } of keysOfOtherFamily(dictionary)) {
			const { key } = entry;
			yield dict.get(own)
				? ignored({ entry, fix: 'remove' }, messages.redundant({ key, provider, own }))
				: {
						at: atKey(entry),
						message: messages.foreign({ key, provider, own }),
						state: { entry, fix: { renameTo: own } },
					};
		}
		const isOnResources = isResourceNub(provider);
		const unread = isOnResources ? messages.startsAtBoot : messages.unread;
		const fix = isOnResources && plist.kind === 'dext' ? 'changeNub' : 'remove';
		for (const entry of unreadKeys(dictionary)) {
			yield ignored({ entry, fix }, unread({ key: entry.key, provider }));
		}
		const entry = unreadDeviceType(dictionary);
		if (!entry) return;
		const message = messages.outsidePropertyMatch({ key: entry.key, provider });
		yield ignored({ entry, fix: 'moveIntoPropertyMatch' }, message);
	},
	fixes({ entry, fix }, { plist }) {
		if (fix === 'none') return [];
		if (fix === 'remove') return [removeEntryFix(entry)];
		if (fix === 'changeNub') return [...matchNubOfKeys(entry.dict), removeEntryFix(entry)];
		return fix === 'moveIntoPropertyMatch'
			? intoPropertyMatch(entry)
			: 'renameTo' in fix
				? renameFixes(plist, entry, fix.renameTo, !isForOtherFamily(entry, plist))
				: [addEntryFix(entry.dict, 'IOProviderClass', fix.providerClass), removeEntryFix(entry)];
	},
});

/** Whether other keys that only the family of this one reads show that the provider is wrong instead. */
function isForOtherFamily({ dict, key }: DictEntry, plist: PlistContents): boolean {
	if (hidKeyOfUsbKey.has(key)) {
		return hasOnlyUsbKeys(dict) || isEntitledForOther(plist, 'hid', 'usb');
	}
	// This class publishes a HID device of a USB device.
	if (descendsFrom(stringAt(dict, 'IOClass'), 'IOHIDDevice')) return false;
	const ids = new Set(hidKeyOfUsbKey.values());
	const hasOnlyHidKeys = hidMatchingKeys.some((each) => !ids.has(each) && dict.get(each));
	return hasOnlyHidKeys || isEntitledForOther(plist, 'usb', 'hid');
}

function ignored(state: Ignored, message: FoundWith<Ignored>['message']): FoundWith<Ignored> {
	const at = atKey(state.entry);
	return { severity: 'information', at, message, tags: ['unnecessary'], state };
}

/**
 * Keys of a bus where an ancestor of any class is compared: IOService, which most classes inherit from, accepts what it
 * does not compare (xnu IOService.cpp:matchPropertyTable), up to the nub of the Mac.
 */
function* keysOfAnyAncestor({ dict }: MatchingDictionary): Iterable<FoundWith<Ignored>> {
	if (dict.entry?.key !== 'IOParentMatch' || dict.get('IOProviderClass') || isRestricted(dict))
		return;
	const usb = [...usbKeysOf(dict).keys()];
	const usbClass = usb.some((key) => /^b(?:Interface|Configuration)/.test(key))
		? 'IOUSBHostInterface'
		: 'IOUSBHostDevice';
	for (const entry of pciEntriesOf(dict)) yield ofAnyAncestor(entry, 'IOPCIDevice');
	for (const entry of usb.flatMap((key) => dict.get(key) ?? []))
		yield ofAnyAncestor(entry, usbClass);
}

function ofAnyAncestor(entry: DictEntry, providerClass: string): FoundWith<Ignored> {
	return ignored({ entry, fix: { providerClass } }, messages.anyAncestor({ key: entry.key }));
}

/** Moves a property to where properties are compared. */
function intoPropertyMatch(entry: DictEntry): readonly Fix[] {
	const { dict, key } = entry;
	const target = 'IOPropertyMatch';
	const match = dict.get(target)?.value;
	if (
		sameValue(entry.value) === undefined ||
		(match && (match.type !== 'dict' || match.get(key)))
	) {
		return [removeEntryFix(entry)];
	}
	return [match ? moveEntryFix(entry, match, target) : moveIntoNewDictFix(entry, [entry], target)];
}

/**
 * HID keys that look as if they restrict a dext on every service. A driver that publishes a HID device may have them for
 * this device.
 */
function hidKeysOnAnyService({ dict, providerClass }: MatchingDictionary): readonly DictEntry[] {
	if (providerClass !== 'IOService' || isRestricted(dict)) return [];
	if (descendsFrom(stringAt(dict, 'IOClass'), 'IOHIDDevice')) return [];
	return hidMatchingKeys.flatMap((key) => dict.get(key) ?? []);
}

/** A driver on USB may have HID keys for the device that it publishes, where it matches without them. */
function* keysOfOtherFamily({
	dict,
	usb,
	provider,
}: MatchingDictionary): Iterable<{ readonly entry: DictEntry; readonly own: string }> {
	if ((!usb && !provider.isHid) || usb?.isSet) return;
	for (const [usbKey, hidKey] of hidKeyOfUsbKey) {
		const [foreign, own] = usb ? [hidKey, usbKey] : [usbKey, hidKey];
		const entry = dict.get(foreign);
		if (entry) yield { entry, own };
	}
}
