/** A HID usage without the page it belongs to. */
import { atKey, atOpenTag, type Finding, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { usagePairs } from '../matching/hidMatch.js';
import { isHidProvider } from '../platform/hid.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { codelessKextExample } from './shared/examplePersonality.js';

export const usageWithoutPageDocs: RuleDocs = {
	what: 'A `DeviceUsage` without `DeviceUsagePage`, in a personality or in a pair of `DeviceUsagePairs`.',
	why: 'The kernel compares pages first, and looks at a usage only where the page is equal. Without a page nothing is compared: the usage restricts nothing, and a pair without a page fits every HID device (`CompareDeviceUsage`).',
	fix: 'Insert the `DeviceUsagePage`: 1 for mice, keyboards and game pads, 12 for consumer controls, 13 for digitizers.',
	references: [
		'https://developer.apple.com/documentation/hiddriverkit/handling-keyboard-events-from-a-human-interface-device',
		'IOHIDFamily IOHIDFamilyPrivate.cpp:CompareDeviceUsage',
	],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({ '[|DeviceUsage|]': '<integer>6</integer>' }),
				kind: 'codelessKext',
				findings: [
					'warning: DeviceUsage without DeviceUsagePage is not compared, and restricts nothing.',
				],
				fixes: ["Remove 'DeviceUsage'"],
			},
			{
				text: codelessKextExample({
					DeviceUsagePairs:
						'<array>\n\t\t\t<dict>\n\t\t\t\t[|<key>DeviceUsage</key>|]\n\t\t\t\t<integer>6</integer>\n\t\t\t</dict>\n\t\t</array>',
				}),
				kind: 'codelessKext',
				findings: ['warning: A pair without DeviceUsagePage fits every HID device.'],
			},
		],
		good: [
			{
				text: codelessKextExample({
					DeviceUsage: '<integer>6</integer>',
					DeviceUsagePage: '<integer>1</integer>',
				}),
				kind: 'codelessKext',
			},
			{
				text: codelessKextExample({
					DeviceUsagePairs:
						'<array>\n\t\t\t<dict>\n\t\t\t\t<key>DeviceUsagePage</key>\n\t\t\t\t<integer>12</integer>\n\t\t\t</dict>\n\t\t</array>',
				}),
				kind: 'codelessKext',
			},
		],
	}),
};

export const usageWithoutPage = definePlistRule({
	code: 'usage-without-page',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (provider === undefined || !isHidProvider(provider)) continue;
			const usage = dict.get('DeviceUsage');
			if (usage && !hasKeyOrMisspelling(dict, 'DeviceUsagePage')) {
				yield {
					at: atKey(usage),
					message: message(
						'DeviceUsage without DeviceUsagePage is not compared, and restricts nothing.',
					),
				};
			}
			for (const pair of usagePairs(dict)) {
				if (hasKeyOrMisspelling(pair, 'DeviceUsagePage')) continue;
				const first = pair.get('DeviceUsage');
				yield {
					at: first ? atKey(first) : atOpenTag(pair),
					message: message('A pair without DeviceUsagePage fits every HID device.'),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		// In a pair the page is what is missing, and nobody can tell which; beside the ids the usage does nothing.
		return entry?.key === 'DeviceUsage' && entry.dict.entry ? [removeEntryFix(entry)] : [];
	},
});
