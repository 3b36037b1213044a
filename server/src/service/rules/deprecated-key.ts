/** A key that Apple has deprecated. */
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { renameFixes } from './shared/renameFixes.js';

export const deprecatedKeyDocs: RuleDocs = {
	what: 'A key that is deprecated, or that never had an effect.',
	why: 'It works only on old systems, or does nothing at all.',
	otherSeverities: {
		warning: 'for a key that no loader reads.',
	},
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
				findings: ["warning: 'OSBundleDebugLevel' is deprecated. No loader reads it."],
				fixes: [
					"Rename to 'OSBundleEnableKextLogging' and convert to '<true/>'",
					"Remove 'OSBundleDebugLevel'",
				],
			},
			{
				text: '[|<key>OSBundleDebugLevel</key>|]\n<integer>6</integer>',
				kind: 'kext',
				findings: ["warning: 'OSBundleDebugLevel' is deprecated. No loader reads it."],
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
		return [...renameFixes(plist, entry, key), remove];
	},
});
