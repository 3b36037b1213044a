/** An OSBundleCompatibleVersion that the kernel can't read. */
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { invalidVersion, nearestVersionFixes } from './shared/kextVersionFault.js';

export const invalidCompatibleVersionDocs: RuleDocs = {
	what: 'An `OSBundleCompatibleVersion` that does not follow the grammar of kext versions.',
	why: 'OSKext marks the bundle as invalid without a diagnostic, so the kext tools reject it and do not report why. The kernel rejects it, too.',
	fix: 'Use the oldest version whose clients still work, such as `1.0`. Remove the key if no other kext links with this one.',
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
					"error: '1.0-rc1' is not a kext version, because '-' is not one of the stages d, a, b, f, and fc. The kext tools reject the bundle and do not report why.",
				],
				fixes: ["Change to '1.0fc1'", "Remove 'OSBundleCompatibleVersion'"],
			},
			{
				text: '<key>OSBundleCompatibleVersion</key>\n<string>[|any|]</string>',
				findings: [
					"error: 'any' is not a kext version, because it begins with 'a'. The kext tools reject the bundle and do not report why.",
				],
				fixes: ["Remove 'OSBundleCompatibleVersion'"],
			},
			{
				text: '<key>OSBundleCompatibleVersion</key>\n[|<string/>|]',
				kind: 'dext',
				findings: [
					'error: The version is empty. The kext tools reject the bundle and do not report why.',
				],
				fixes: ["Remove 'OSBundleCompatibleVersion'"],
			},
			{
				text: '<key>OSBundleCompatibleVersion_x86_64</key>\n<string>[|1.0.0.0|]</string>',
				findings: [
					"error: '1.0.0.0' is not a kext version, because it has more than three numbers. The kext tools reject the bundle and do not report why.",
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

const messages = defineMessages('invalid-compatible-version', {
	rejected: 'The kext tools reject the bundle and do not report why.',
});

export const invalidCompatibleVersion = defineRule({
	code: 'invalid-compatible-version',
	severity: 'error',
	kinds: ['kext', 'codelessKext', 'dext'],
	messages,
	visit: 'rootKey',
	keys: ['OSBundleCompatibleVersion'],
	*check({ entry }, { plist }) {
		for (const found of invalidVersion(entry.value, plist, messages.rejected())) {
			yield { ...found, state: { entry, version: found.state } };
		}
	},
	fixes: ({ entry, version }) => [...nearestVersionFixes(version), removeEntryFix(entry)],
});
