/** A dext with the folders of an app. */
import { atKey, atOpenTag, message } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';

export const contentsFolderInDextDocs: RuleDocs = {
	what: 'The Info.plist of a dext in a `Contents` folder.',
	why: 'A dext is flat: Info.plist, executable, provisioning profile and `_CodeSignature` lie directly in the bundle. With a `Contents` folder it is not recognised.',
	fix: 'Move everything out of `Contents` (and the executable out of `MacOS`), then sign again.',
	references: [
		'https://developer.apple.com/documentation/systemextensions/implementing-drivers-system-extensions-and-kexts',
		'swift-build DarwinProductTypes.xcspec: wrapper of a driver extension',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>CFBundleIdentifier</key>|]\n<string>com.example.app.driver</string>\n<key>OSBundleUsageDescription</key>\n<string></string>',
				uri: 'file:///Build/com.example.app.driver.dext/Contents/Info.plist',
				findings: [
					'warning: A dext has no Contents folder: the system does not recognise this one.',
				],
			},
		],
		good: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>',
				uri: 'file:///Build/com.example.app.driver.dext/Info.plist',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.filter</string>',
				kind: 'systemExtension',
				uri: 'file:///Build/com.example.app.filter.systemextension/Contents/Info.plist',
			},
		],
	}),
};

export const contentsFolderInDext = definePlistRule({
	code: 'contents-folder-in-dext',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (!plist.root || !/\.dext\/Contents\/[^/]+$/i.test(plist.uri)) return;
		const identifier = rootEntry(plist, 'CFBundleIdentifier');
		yield {
			at: identifier ? atKey(identifier) : atOpenTag(plist.root),
			message: message('A dext has no Contents folder: the system does not recognise this one.'),
		};
	},
});
