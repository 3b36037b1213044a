/** A key whose mere presence makes a dext invalid. */
import { defineMessages } from '../messages/message.js';
import type { RuleDocs } from './rule.js';
import { defineForeignKeyRule } from './shared/foreignKeyRule.js';

export const kextOnlyKeyInDextDocs: RuleDocs = {
	what: '`OSKernelResource`, `AppleSecurityExtension`, `AppleKernelExternalComponent`, `OSBundleSharedExecutableIdentifier`, or `OSBundleIsInterface` in a dext.',
	why: 'OSKext rejects a dext with code that has one of these keys, even if its value is `<false/>`.',
	fix: 'Remove the key.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n[|<key>OSBundleIsInterface</key>|]\n<false/>',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					"error: 'OSBundleIsInterface' is for kexts only. It makes a dext invalid, even if its value is '<false/>'.",
				],
				fixes: ["Remove 'OSBundleIsInterface'"],
			},
			{
				text: '[|<key>OSBundleSharedExecutableIdentifier</key>|]\n<string>com.example.other</string>',
				fixed: '',
				findings: [
					"error: 'OSBundleSharedExecutableIdentifier' is for kexts only. It makes a dext invalid, even if its value is '<false/>'.",
				],
				fixes: ["Remove 'OSBundleSharedExecutableIdentifier'"],
			},
			{
				text: '[|<key>AppleSecurityExtension</key>|]\n<true/>\n[|<key>OSKernelResource</key>|]\n<true/>',
				fixed: '<key>OSKernelResource</key>\n<true/>',
				findings: [
					"error: 'AppleSecurityExtension' is for kexts only. It makes a dext invalid, even if its value is '<false/>'.",
					"error: 'OSKernelResource' is for kexts only. It makes a dext invalid, even if its value is '<false/>'.",
				],
				fixes: ["Remove 'AppleSecurityExtension'"],
			},
		],
		good: [
			{ text: '<key>CFBundleName</key>\n<string>Widget</string>' },
			{ text: '<key>OSBundleIsInterface</key>\n<false/>', kind: 'kext' },
		],
	}),
};

const messages = defineMessages('kext-only-key-in-dext', {
	foreign: "'{key}' is for kexts only. It makes a dext invalid, even if its value is '<false/>'.",
});

export const kextOnlyKeyInDext = defineForeignKeyRule({
	code: 'kext-only-key-in-dext',
	severity: 'error',
	kinds: ['dext'],
	// IOKitUser OSKext.c:__sOSKextInfoKextOnlyKeys
	keys: [
		'OSKernelResource',
		'AppleSecurityExtension',
		'AppleKernelExternalComponent',
		'OSBundleSharedExecutableIdentifier',
		'OSBundleIsInterface',
	],
	messages,
	found: messages.foreign,
	isPreferred: true,
});
