/** Usage pairs of HID that are no array. */
import { atValue, type Finding, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import type { NewValue } from '../edit/plistEdit.js';
import { isHidProvider } from '../platform/hid.js';
import type { PlistValue } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { codelessKextExample } from './shared/examplePersonality.js';

export const usagePairsNotArrayDocs: RuleDocs = {
	what: '`DeviceUsagePairs` that is no array of dicts, in most cases a single dict.',
	why: 'The kernel looks for an array and takes anything else as not there: the pairs restrict nothing, and without other keys the personality matches every HID device (`CompareDeviceUsagePairs`).',
	fix: 'Put the dict into an array.',
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
					'warning: DeviceUsagePairs takes an array of dicts; this is ignored, and restricts nothing.',
				],
				fixes: ['Put the pair into an array'],
			},
			{
				text: codelessKextExample({ DeviceUsagePairs: '[|<integer>1</integer>|]' }),
				findings: [
					'warning: DeviceUsagePairs takes an array of dicts; this is ignored, and restricts nothing.',
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

export const usagePairsNotArray = definePlistRule({
	code: 'usage-pairs-not-array',
	severity: 'warning',
	kinds: ['codelessKext', 'kext', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			const pairs = dict.get('DeviceUsagePairs')?.value;
			if (provider === undefined || !pairs || !isHidProvider(provider)) continue;
			if (pairs.type === 'array' || pairs.type === 'invalid') continue;
			yield {
				at: atValue(pairs),
				message: message(
					'DeviceUsagePairs takes an array of dicts; this is ignored, and restricts nothing.',
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = entryOf(plist, at)?.value;
		const pair = value && pairOf(value);
		if (!value || !pair) return [];
		return [
			{
				title: message('Put the pair into an array'),
				edits: [{ kind: 'replaceValue', value, by: [pair] }],
				preferred: true,
			},
		];
	},
});

/** The dict to be written anew; undefined where it holds more than numbers. */
function pairOf(value: PlistValue): NewValue | undefined {
	if (value.type !== 'dict' || !value.get('DeviceUsagePage')) return undefined;
	const pairs = value.entries.flatMap(({ key, value: each }) =>
		each.type === 'integer' && each.value !== undefined ? [[key, each.value] as const] : [],
	);
	return pairs.length === value.entries.length ? { dict: pairs } : undefined;
}
