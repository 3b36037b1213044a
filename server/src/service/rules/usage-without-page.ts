/** A HID usage without the page it belongs to. */
import { atKey, atOpenTag } from '../document/finding.js';
import { usagePairs } from '../matching/hidMatch.js';
import { defineMessages } from '../messages/message.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { codelessKextExample } from './shared/examplePersonality.js';

export const usageWithoutPageDocs: RuleDocs = {
	what: 'A `DeviceUsage` without `DeviceUsagePage`, in a personality or in a pair of `DeviceUsagePairs`.',
	why: 'The kernel compares pages first, and a usage only where the page is equal. Without a page it compares nothing: the usage restricts nothing, and a pair without a page matches every HID device (`CompareDeviceUsage`).',
	fix: 'Add the `DeviceUsagePage`: 1 for mice, keyboards, and game pads, 12 for consumer controls, 13 for digitizers.',
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
					"warning: 'DeviceUsage' has no effect without 'DeviceUsagePage'. The kernel does not compare it.",
				],
				fixes: ["Remove 'DeviceUsage'"],
			},
			{
				text: codelessKextExample({
					DeviceUsagePairs:
						'<array>\n\t\t\t<dict>\n\t\t\t\t[|<key>DeviceUsage</key>|]\n\t\t\t\t<integer>6</integer>\n\t\t\t</dict>\n\t\t</array>',
				}),
				kind: 'codelessKext',
				findings: [
					"warning: Missing 'DeviceUsagePage' in the pair. The pair matches every HID device.",
				],
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

const messages = defineMessages('usage-without-page', {
	pair: "Missing 'DeviceUsagePage' in the pair. The pair matches every HID device.",
	usage: "'DeviceUsage' has no effect without 'DeviceUsagePage'. The kernel does not compare it.",
});

export const usageWithoutPage = defineRule({
	code: 'usage-without-page',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingKey',
	families: ['hid'],
	keys: ['DeviceUsage', 'DeviceUsagePairs'],
	*check({ owner, entry, key }): Iterable<FoundWith<DictEntry | undefined>> {
		if (key === 'DeviceUsage') {
			if (owner.dict.get('DeviceUsagePage')) return;
			yield { at: atKey(entry), message: messages.usage(), state: entry };
			return;
		}
		for (const pair of usagePairs(owner.dict)) {
			if (pair.get('DeviceUsagePage')) continue;
			const usage = pair.get('DeviceUsage');
			yield {
				at: usage ? atKey(usage) : atOpenTag(pair),
				message: messages.pair(),
				state: undefined,
			};
		}
	},
	// Only the author knows the missing page of a pair. Next to it, a usage without a page does nothing.
	fixes: (usage) => (usage ? [removeEntryFix(usage)] : []),
});
