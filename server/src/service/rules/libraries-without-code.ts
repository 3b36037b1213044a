/** Libraries in a kext that has nothing to link. */
import { atKey } from '../document/finding.js';
import { declaresExecutable, isTrue, variantsOf } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const librariesWithoutCodeDocs: RuleDocs = {
	what: '`OSBundleLibraries` in a kext without an executable that is not a library wrapper, that is, has no `OSBundleCompatibleVersion`.',
	why: 'There is no code to link, and the kext tools warn. The kernel still resolves the list, so a missing library prevents the personalities from working.',
	fix: 'Remove the list. Keep it if its purpose is to load the other kext.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/osbundlelibraries',
		'IOKitUser OSKext.c:__OSKextValidate',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: 'OSBundleLibraries' is for code, which a codeless kext doesn't have. The kext tools warn about it.",
				],
				fixes: ["Remove 'OSBundleLibraries'"],
			},
			{
				text: '<!-- driver-plist-disable missing-key -->\n[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				kind: 'kext',
				form: 'built',
				findings: [
					"warning: 'OSBundleLibraries' is for code, which a codeless kext doesn't have. The kext tools warn about it.",
				],
				fixes: ["Remove 'OSBundleLibraries'"],
			},
		],
		good: [
			{
				text: '<key>OSBundleCompatibleVersion</key>\n<string>1.0</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
			{ text: '<key>OSBundleLibraries</key>\n<dict/>' },
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				kind: 'kext',
			},
			{
				text: '<!-- driver-plist-disable libraries-in-kernel-component -->\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>\n<key>OSKernelResource</key>\n<true/>',
			},
			{
				text: '<!-- driver-plist-disable missing-key, own-bundle-in-codeless-kext -->\n<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				kind: 'kext',
				form: 'built',
			},
		],
	}),
};

const messages = defineMessages('libraries-without-code', {
	unused: "'{key}' is for code, which a codeless kext doesn't have. The kext tools warn about it.",
});

export const librariesWithoutCode = defineRule({
	code: 'libraries-without-code',
	severity: 'warning',
	kinds: ['codelessKext', 'kext'],
	messages,
	visit: 'libraryList',
	*check({ entry, dict }, { plist }) {
		const { kind, form } = plist;
		if (dict.entries.length === 0 || isTrue(entry.dict, 'OSKernelResource')) return;
		const isCodeless = kind === 'codelessKext' || (form === 'built' && !declaresExecutable(plist));
		if (!isCodeless || variantsOf(plist, 'OSBundleCompatibleVersion').length > 0) return;
		yield { at: atKey(entry), message: messages.unused({ key: entry.key }), state: entry };
	},
	fixes: (entry) => [removeEntryFix(entry)],
});
