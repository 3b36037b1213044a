/** A key that has no effect any more, or that another one replaces. */
import { type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { convertValue } from '../edit/convertValue.js';
import { keysFor } from '../schema/describe.js';
import { plistTypesOf } from '../schema/plistTypes.js';
import { defineSchemaRule, type Fix, type RuleContext, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const deprecatedKeyDocs: RuleDocs = {
	what: 'A key that is deprecated, or that never had an effect.',
	why: 'It works only on old systems, or does nothing at all.',
	fix: 'Delete it, or use what replaces it.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '[|<key>CFBundleUEXTExecutable</key>|]\n<string>Widget</string>',
				kind: 'dext',
				findings: [
					'hint: CFBundleUEXTExecutable is deprecated. DriverKit now uses the standard key.',
				],
				fixes: ['Rename to CFBundleExecutable', "Remove 'CFBundleUEXTExecutable'"],
			},
			{
				text: '[|<key>OSBundleDebugLevel</key>|]\n<integer>1</integer>',
				kind: 'kext',
				findings: ['hint: OSBundleDebugLevel is deprecated. It has no effect.'],
				fixes: ['Rename to OSBundleEnableKextLogging', "Remove 'OSBundleDebugLevel'"],
			},
			{
				text: '[|<key>OSBundleDebugLevel</key>|]\n<integer>6</integer>',
				kind: 'kext',
				findings: ['hint: OSBundleDebugLevel is deprecated. It has no effect.'],
				fixes: ["Remove 'OSBundleDebugLevel'"],
			},
		],
		good: [{ text: '<key>CFBundleExecutable</key>\n<string>Widget</string>' }],
	}),
};

export const deprecatedKey = defineSchemaRule({
	code: 'deprecated-key',
	severity: 'hint',
	fixes({ plist }: RuleContext, { at, data }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		if (!entry) return [];
		const remove = removeEntryFix(entry);
		if (typeof data !== 'string' || entry.dict.get(data)) return [remove];
		const described = keysFor(plist, entry.dict).find(({ key }) => key === data);
		const types = described ? plistTypesOf(described.schema) : [];
		const value = types.includes(entry.value.type)
			? undefined
			: types.map((type) => convertValue(entry.value, type)).find((by) => by !== undefined);
		if (value === undefined && !types.includes(entry.value.type)) return [remove];
		const rename: Fix = {
			title: message('Rename to {0}', data),
			edits: [
				{ kind: 'renameKey', entry, key: data },
				...(value === undefined
					? []
					: [{ kind: 'replaceValue' as const, value: entry.value, by: value }]),
			],
		};
		return [rename, remove];
	},
});
