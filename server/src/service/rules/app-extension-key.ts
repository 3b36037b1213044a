/** `NSExtension`, which declares an app extension, in a system extension. */
import { defineMessages } from '../messages/message.js';
import type { RuleDocs } from './rule.js';
import { defineForeignKeyRule } from './shared/foreignKeyRule.js';

export const appExtensionKeyDocs: RuleDocs = {
	what: '`NSExtension` in a dext or another system extension.',
	why: 'The key declares an app extension, an `.appex` in the PlugIns folder of an app. sysextd determines the category of a system extension by `NetworkExtension`, `CMIOExtension`, or its personalities. Without any of them the category is unknown.',
	fix: 'Remove the key. A network extension names its classes in `NetworkExtension` instead.',
	references: [
		'https://developer.apple.com/documentation/technotes/tn3134-network-extension-provider-deployment',
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Filter</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.filter-data</string>\n</dict>',
				findings: [
					"warning: 'NSExtension' declares an app extension. macOS does not use it for system extensions.",
				],
				fixes: ["Remove 'NSExtension'"],
			},
		],
		good: [
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.filter</string>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-data</key>\n\t\t<string>Filter.DataProvider</string>\n\t</dict>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('app-extension-key', {
	foreign: "'{key}' declares an app extension. macOS does not use it for system extensions.",
});

export const appExtensionKey = defineForeignKeyRule({
	code: 'app-extension-key',
	severity: 'warning',
	kinds: ['systemExtension', 'dext'],
	keys: ['NSExtension'],
	messages,
	found: messages.foreign,
	isPreferred: false,
});
