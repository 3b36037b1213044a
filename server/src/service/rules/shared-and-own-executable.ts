/** A kext that names both its own executable and a shared one. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const sharedAndOwnExecutableDocs: RuleDocs = {
	what: '`OSBundleSharedExecutableIdentifier` in a kext that also has `CFBundleExecutable`.',
	why: 'A kext has either its own code or that of another kext. OSKext records a validation failure if both keys are present, and it is not documented which one is used.',
	fix: 'Remove the key that is not intended.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>\n[|<key>OSBundleSharedExecutableIdentifier</key>|]\n<string>com.example.other</string>',
				findings: [
					"warning: 'OSBundleSharedExecutableIdentifier' conflicts with 'CFBundleExecutable'. The kext tools report a validation failure.",
				],
				fixes: ["Remove 'OSBundleSharedExecutableIdentifier'", "Remove 'CFBundleExecutable'"],
			},
		],
		good: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>\n<key>OSBundleSharedExecutableIdentifier</key>\n<string>com.example.other</string>',
			},
		],
	}),
};

const messages = defineMessages('shared-and-own-executable', {
	both: "'{key}' conflicts with 'CFBundleExecutable'. The kext tools report a validation failure.",
	own: "The kext's own executable is here.",
});

export const sharedAndOwnExecutable = defineRule({
	code: 'shared-and-own-executable',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'rootKey',
	keys: ['OSBundleSharedExecutableIdentifier'],
	*check({ entry }) {
		const own = entry.dict.get('CFBundleExecutable');
		if (!own) return;
		yield {
			at: atKey(entry),
			message: messages.both({ key: entry.key }),
			related: [{ at: atKey(own), message: messages.own() }],
			state: [entry, own],
		};
	},
	fixes: (entries) => entries.map((entry) => removeEntryFix(entry)),
});
