/** Usage pairs of HID that are not an array. */
import { atValue } from '../document/finding.js';
import type { NewValue } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { codelessKextExample } from './shared/examplePersonality.js';

export const usagePairsNotArrayDocs: RuleDocs = {
	what: 'A `DeviceUsagePairs` that is not an array, in most cases a single dictionary.',
	why: 'The kernel ignores a value that is not an array. The pairs restrict nothing, and without other keys the personality matches every HID device (`CompareDeviceUsagePairs`).',
	fix: 'Wrap the dictionary in an array.',
	references: [
		'https://developer.apple.com/documentation/hiddriverkit/handling-keyboard-events-from-a-human-interface-device',
		'IOHIDFamily IOHIDFamilyPrivate.cpp:CompareDeviceUsagePairs',
	],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({
					DeviceUsagePairs:
						'[|<dict>\n\t\t\t<key>DeviceUsagePage</key>\n\t\t\t<integer>1</integer>\n\t\t</dict>|]',
				}),
				fixed: codelessKextExample({
					DeviceUsagePairs:
						'<array>\n\t\t\t<dict>\n\t\t\t\t<key>DeviceUsagePage</key>\n\t\t\t\t<integer>1</integer>\n\t\t\t</dict>\n\t\t</array>',
				}),
				findings: [
					"warning: 'DeviceUsagePairs' must be an array of dictionaries. The kernel ignores any other value.",
				],
				fixes: ['Wrap the pair in an array'],
			},
			{
				text: codelessKextExample({ DeviceUsagePairs: '[|<integer>1</integer>|]' }),
				findings: [
					"warning: 'DeviceUsagePairs' must be an array of dictionaries. The kernel ignores any other value.",
				],
			},
		],
		good: [
			{
				text: codelessKextExample({
					DeviceUsagePairs:
						'<array>\n\t\t\t<dict>\n\t\t\t\t<key>DeviceUsagePage</key>\n\t\t\t\t<integer>1</integer>\n\t\t\t</dict>\n\t\t</array>',
				}),
			},
		],
	}),
};

const messages = defineMessages('usage-pairs-not-array', {
	notAnArray:
		"'DeviceUsagePairs' must be an array of dictionaries. The kernel ignores any other value.",
	wrap: 'Wrap the pair in an array',
});

export const usagePairsNotArray = defineRule({
	code: 'usage-pairs-not-array',
	severity: 'warning',
	kinds: ['codelessKext', 'kext', 'dext'],
	messages,
	visit: 'matchingKey',
	families: ['hid'],
	keys: ['DeviceUsagePairs'],
	*check({ value }) {
		if (value.type === 'array' || value.type === 'invalid') return;
		yield { at: atValue(value), message: messages.notAnArray(), state: value };
	},
	fixes(value) {
		const pair = pairOf(value);
		if (pair === undefined) return [];
		return [
			{
				title: messages.wrap(),
				edits: [{ kind: 'replaceValue', value, by: [pair] }],
				preferred: true,
			},
		];
	},
});

/** The dictionary as a new value; undefined where it holds anything but numbers. */
function pairOf(value: PlistValue): NewValue | undefined {
	if (value.type !== 'dict' || !value.get('DeviceUsagePage')) return undefined;
	const pairs = value.entries.flatMap(({ key, value: each }) =>
		each.type === 'integer' && each.value !== undefined ? [[key, each.value] as const] : [],
	);
	return pairs.length === value.entries.length ? { dict: pairs } : undefined;
}
