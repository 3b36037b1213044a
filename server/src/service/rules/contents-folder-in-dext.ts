/** A dext with the folders of an app. */
import { atKey, atOpenTag } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';

export const contentsFolderInDextDocs: RuleDocs = {
	what: 'The Info.plist of a dext in a `Contents` folder.',
	why: 'A dext is flat: Info.plist, executable, provisioning profile, and `_CodeSignature` are directly in the bundle. The system does not recognize a dext with a `Contents` folder.',
	fix: 'Move everything out of `Contents`, and the executable out of `MacOS`. Then sign again.',
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
					"warning: A dext does not have a 'Contents' folder. The system does not recognize this bundle.",
				],
			},
			{
				text: '<plist version="1.0">\n[|<dict>|]\n\t<key>OSBundleUsageDescription</key>\n\t<string></string>\n</dict>\n</plist>',
				uri: 'file:///Build/com.example.app.driver.dext/Contents/Widget.plist',
				findings: [
					"warning: A dext does not have a 'Contents' folder. The system does not recognize this bundle.",
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

const messages = defineMessages('contents-folder-in-dext', {
	contents: "A dext does not have a 'Contents' folder. The system does not recognize this bundle.",
});

export const contentsFolderInDext = defineRule({
	code: 'contents-folder-in-dext',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'root',
	*check(root, { plist }) {
		if (!/\.dext\/Contents\/[^/]+$/i.test(plist.uri)) return;
		const identifier = root.get('CFBundleIdentifier');
		yield {
			at: identifier ? atKey(identifier) : atOpenTag(root),
			message: messages.contents(),
		};
	},
});
