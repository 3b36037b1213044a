/** The dict of an app extension in a system extension. */
import { atKey, message } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const appExtensionKeyDocs: RuleDocs = {
	what: '`NSExtension` in a system extension or dext.',
	why: 'The dict declares an app extension, an `.appex` in the PlugIns folder of an app. sysextd tells the kind of a system extension by `NetworkExtension`, `CMIOExtension` or its personalities, and calls one without them an extension of unknown category.',
	fix: 'Delete it; a network extension names its classes in `NetworkExtension` instead.',
	references: [
		'https://developer.apple.com/documentation/technotes/tn3134-network-extension-provider-deployment',
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Filter</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.filter-data</string>\n</dict>',
				findings: [
					'warning: NSExtension declares an app extension; a system extension is not recognised by it.',
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

export const appExtensionKey = definePlistRule({
	code: 'app-extension-key',
	severity: 'warning',
	kinds: ['systemExtension', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const entry = rootEntry(plist, 'NSExtension');
		if (!entry) return;
		yield {
			at: atKey(entry),
			message: message(
				'NSExtension declares an app extension; a system extension is not recognised by it.',
			),
		};
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
