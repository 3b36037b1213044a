/** A key that Apple has deprecated. */
import { convertValue } from '../edit/convertValue.js';
import { keysFor } from '../schema/describe.js';
import { plistTypesOf } from '../schema/plistTypes.js';
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { removeEntryFix, renameKeyFix } from './shared/entryFixes.js';

export const deprecatedKeyDocs: RuleDocs = {
	what: 'A key that is deprecated, or that never had an effect.',
	why: 'It works only on old systems, or does nothing at all.',
	fix: 'Remove it, or use its replacement.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '[|<key>CFBundleUEXTExecutable</key>|]\n<string>Widget</string>',
				kind: 'dext',
				findings: [
					"hint: 'CFBundleUEXTExecutable' is deprecated. DriverKit now uses the standard key.",
				],
				fixes: ["Rename to 'CFBundleExecutable'", "Remove 'CFBundleUEXTExecutable'"],
			},
			{
				text: '[|<key>OSBundleDebugLevel</key>|]\n<integer>1</integer>',
				kind: 'kext',
				findings: ["hint: 'OSBundleDebugLevel' is deprecated. It has no effect."],
				fixes: ["Rename to 'OSBundleEnableKextLogging'", "Remove 'OSBundleDebugLevel'"],
			},
			{
				text: '[|<key>OSBundleDebugLevel</key>|]\n<integer>6</integer>',
				kind: 'kext',
				findings: ["hint: 'OSBundleDebugLevel' is deprecated. It has no effect."],
				fixes: ["Remove 'OSBundleDebugLevel'"],
			},
		],
		good: [{ text: '<key>CFBundleExecutable</key>\n<string>Widget</string>' }],
	}),
};

export const deprecatedKey = defineSchemaRule('deprecated-key', {
	severity: 'hint',
	fixes({ entry, replacement: key }, { plist }) {
		const remove = removeEntryFix(entry);
		if (key === undefined || entry.dict.get(key)) return [remove];
		const described = keysFor(plist, entry.dict).find((each) => each.key === key);
		const types = described ? plistTypesOf(described.schema) : [];
		if (types.includes(entry.value.type)) return [renameKeyFix(entry, key), remove];
		const by = types
			.map((type) => convertValue(entry.value, type))
			.find((each) => each !== undefined);
		if (by === undefined) return [remove];
		const { title, edits } = renameKeyFix(entry, key);
		return [{ title, edits: [...edits, { kind: 'replaceValue', value: entry.value, by }] }, remove];
	},
});
