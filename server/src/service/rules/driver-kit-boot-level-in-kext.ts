/** The boot level of dexts in a kext. */
import { defineMessages } from '../messages/message.js';
import type { RuleDocs } from './rule.js';
import { defineForeignKeyRule } from './shared/foreignKeyRule.js';

export const driverKitBootLevelInKextDocs: RuleDocs = {
	what: '`OSBundleRequired` with the value `DriverKit` in a kext.',
	why: "The value is for Apple's dexts that are required early during startup. OSKext rejects any bundle without user-space code that has it.",
	fix: 'Remove the key, or use the boot situation that requires the kext: `Root`, `Local-Root`, `Network-Root`, `Safe Boot`, or `Console`.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n<key>OSBundleRequired</key>\n<string>[|DriverKit|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					"error: 'DriverKit' is a value of 'OSBundleRequired' for dexts. The system rejects the kext.",
				],
				fixes: ["Remove 'OSBundleRequired'"],
			},
		],
		good: [
			{ text: '<key>OSBundleRequired</key>\n<string>Safe Boot</string>' },
			{ text: '<key>OSBundleRequired</key>\n<string>$(REQUIRED)</string>' },
		],
	}),
};

const messages = defineMessages('driver-kit-boot-level-in-kext', {
	foreign: "'DriverKit' is a value of '{key}' for dexts. The system rejects the kext.",
});

export const driverKitBootLevelInKext = defineForeignKeyRule({
	code: 'driver-kit-boot-level-in-kext',
	severity: 'error',
	kinds: ['kext', 'codelessKext'],
	keys: ['OSBundleRequired'],
	value: 'DriverKit',
	messages,
	found: messages.foreign,
	isPreferred: true,
});
