/** Keys of HID on a USB provider, and keys of USB on a HID provider. */
import { atKey, type Finding, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { hidKeyOfUsbKey, isHidProvider } from '../matching/hidMatch.js';
import { isUsbSet, usbKeysOf, usbNubOf } from '../matching/usbMatch.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { definePlistRule, type Fix, type RuleContext, type RuleFinding } from './rule.js';
import { removeEntryFix, renameKeyFix } from './shared/entryFixes.js';
import { codelessKextExample, dextExample } from './shared/examplePersonality.js';

export const foreignMatchingKey = definePlistRule({
	code: 'foreign-matching-key',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	docs: {
		what: 'A matching key of HID (`VendorID`, `ProductID`) on a USB provider, or one of USB (`idVendor`, `idProduct`) on a HID provider.',
		why: 'Each family compares its own keys and does not look at others. A USB personality with HID keys never matches; a HID personality with USB keys matches every HID device.',
		fix: 'Rename the key to that of the provider.',
		references: [
			'https://developer.apple.com/documentation/hiddriverkit/handling-keyboard-events-from-a-human-interface-device',
			'IOHIDFamily IOHIDFamilyPrivate.cpp:MatchPropertyTable',
			'IOUSBFamily IOUSBDevice.cpp:matchPropertyTable',
		],
	},
	examples: {
		bad: [
			{
				text: dextExample({
					idProduct: undefined,
					idVendor: undefined,
					'[|ProductID|]': '<integer>4660</integer>',
					'[|VendorID|]': '<integer>1452</integer>',
				}),
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
			},
			{
				text: codelessKextExample({ '[|idVendor|]': '<integer>1452</integer>' }),
				kind: 'codelessKext',
			},
		],
		good: [
			{ text: dextExample({ VendorID: '<integer>1452</integer>' }) },
			{ text: codelessKextExample(), kind: 'codelessKext' },
		],
	},
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
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const provider = entry && personalityText(plist, entry.dict, 'IOProviderClass');
		if (!entry || provider === undefined) return [];
		const found = foreignEntries(entry.dict, provider).find((each) => each.entry === entry);
		if (!found) return [];
		if (entry.dict.get(found.own)) return [removeEntryFix(entry)];
		return [renameKeyFix(entry, found.own, true)];
	},
});

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
