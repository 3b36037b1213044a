/** The libraries of kernel code in a dext. */
import { defineMessages } from '../messages/message.js';
import type { RuleDocs } from './rule.js';
import { defineForeignKeyRule } from './shared/foreignKeyRule.js';

export const librariesInDextDocs: RuleDocs = {
	what: '`OSBundleLibraries` in a dext.',
	why: 'A dext runs in user space and is linked with the DriverKit frameworks when it is built. Nothing resolves the list, and OSKext warns about libraries without kernel code.',
	fix: 'Remove the list. The kext that owns the kernel class belongs in `CFBundleIdentifierKernel` of the personality.',
	references: [
		'IOKitUser OSKext.c:__OSKextValidate',
		'IOKitUser OSKext.c:OSKextDeclaresExecutable',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					"warning: 'OSBundleLibraries' is for kernel code, which a dext doesn't have. Nothing reads the list.",
				],
				fixes: ["Remove 'OSBundleLibraries'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n</dict>',
				findings: [
					"warning: 'OSBundleLibraries' is for kernel code, which a dext doesn't have. Nothing reads the list.",
				],
				fixes: ["Remove 'OSBundleLibraries'"],
			},
		],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('libraries-in-dext', {
	foreign: "'{key}' is for kernel code, which a dext doesn't have. Nothing reads the list.",
});

export const librariesInDext = defineForeignKeyRule({
	code: 'libraries-in-dext',
	severity: 'warning',
	kinds: ['dext'],
	keys: ['OSBundleLibraries'],
	messages,
	found: messages.foreign,
	isPreferred: true,
});
