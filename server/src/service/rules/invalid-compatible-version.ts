/** An OSBundleCompatibleVersion that nobody can read. */

import { atContent, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { variantsOf } from '../document/rootEntries.js';
import { numberText } from '../document/unexpanded.js';
import { shown } from '../schema/wording.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { nearestVersionFixes, versionFaultOf } from './shared/kextVersionFault.js';

export const invalidCompatibleVersionDocs: RuleDocs = {
	what: 'An `OSBundleCompatibleVersion` outside the kext version grammar.',
	why: 'OSKext marks the bundle invalid and records no diagnostic at all, so that the tools refuse it without a reason; the kernel refuses it too.',
	fix: 'Write the oldest version whose clients still work, such as `1.0`; leave the key out where no other kext links against this one.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu OSKext.cpp:setInfoDictionaryAndPath',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleCompatibleVersion</key>\n<string>[|1.0-rc1|]</string>',
				fixed: '<key>OSBundleCompatibleVersion</key>\n<string>1.0fc1</string>',
				findings: [
					"error: '1.0-rc1' is no kext version, '-' stands where only d, a, b, f or fc may: the bundle is refused without any message.",
				],
				fixes: ["Change to '1.0fc1'", "Remove 'OSBundleCompatibleVersion'"],
			},
			{
				text: '<key>OSBundleCompatibleVersion</key>\n<string>[|any|]</string>',
				findings: [
					"error: 'any' is no kext version, it begins with 'a', not with a digit: the bundle is refused without any message.",
				],
				fixes: ["Remove 'OSBundleCompatibleVersion'"],
			},
			{
				text: '<key>OSBundleCompatibleVersion</key>\n[|<string/>|]',
				kind: 'dext',
				findings: [
					"error: '' is no kext version, it is empty: the bundle is refused without any message.",
				],
				fixes: ["Remove 'OSBundleCompatibleVersion'"],
			},
			{
				text: '<key>OSBundleCompatibleVersion_x86_64</key>\n<string>[|1.0.0.0|]</string>',
				findings: [
					"error: '1.0.0.0' is no kext version, it has more than three numbers: the bundle is refused without any message.",
				],
				fixes: ["Change to '1.0.0'", "Remove 'OSBundleCompatibleVersion_x86_64'"],
			},
		],
		good: [
			{ text: '<key>OSBundleCompatibleVersion</key>\n<string>8.0.0d0</string>' },
			{ text: '<key>OSBundleCompatibleVersion</key>\n<string>$(MODULE_VERSION)</string>' },
		],
	}),
};

export const invalidCompatibleVersion = definePlistRule({
	code: 'invalid-compatible-version',
	severity: 'error',
	kinds: ['kext', 'codelessKext', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { entry } of variantsOf(plist, 'OSBundleCompatibleVersion')) {
			const text = numberText(entry.value, plist);
			const fault = text === undefined ? undefined : versionFaultOf(text);
			if (fault === undefined) continue;
			yield {
				at: atContent(entry.value),
				message: message(
					"'{0}' is no kext version, {1}: the bundle is refused without any message.",
					shown(entry.value) ?? '',
					fault,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (value?.type !== 'string' || !value.entry) return [];
		return [...nearestVersionFixes(value), removeEntryFix(value.entry)];
	},
});
