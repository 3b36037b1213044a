/** An extension that is in another folder of an app than the one that the system searches. */
import { folderInAppOf } from '../document/bundlePath.js';
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';

export const extensionInWrongFolderDocs: RuleDocs = {
	what: 'A dext or system extension that is in a folder of a macOS app other than `Contents/Library/SystemExtensions`.',
	why: 'According to Apple, the extensions of an app are in `Contents/Library/SystemExtensions`. In another folder, the system does not find the extension: activation ends with error 4, extension not found. In an app for iPadOS, which has no `Contents`, the folder is `SystemExtensions`, and nothing is reported.',
	fix: 'Copy the extension to `$(SYSTEM_EXTENSIONS_FOLDER_PATH)`: in Xcode, the phase *Embed System Extensions*.',
	references: [
		'https://developer.apple.com/documentation/systemextensions/installing-system-extensions-and-drivers',
		'https://developer.apple.com/documentation/systemextensions/ossystemextensionerror/code/unsupportedparentbundlelocation',
		'swift-build PackageTypes.xcspec: SYSTEM_EXTENSIONS_FOLDER_PATH',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.app.driver|]</string>',
				uri: 'file:///Build/My.app/Contents/PlugIns/com.example.app.driver.dext/Info.plist',
				findings: [
					"warning: The bundle is in 'Contents/PlugIns', not in 'Contents/Library/SystemExtensions'. The app can't activate the extension.",
				],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.app.filter|]</string>',
				kind: 'systemExtension',
				uri: 'file:///Build/My%20App.app/Contents/Library/Extensions/com.example.app.filter.systemextension/Contents/Info.plist',
				findings: [
					"warning: The bundle is in 'Contents/Library/Extensions', not in 'Contents/Library/SystemExtensions'. The app can't activate the extension.",
				],
			},
		],
		good: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>',
				uri: 'file:///Build/My.app/Contents/Library/SystemExtensions/com.example.app.driver.dext/Info.plist',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>',
				uri: 'file:///Build/My.app/SystemExtensions/com.example.app.driver.dext/Info.plist',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>',
				uri: 'file:///Build/com.example.app.driver.dext/Info.plist',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>',
				uri: 'file:///Build/Tool.app/Contents/Resources/com.example.app.driver.dext/Info.plist',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>',
				uri: 'file:///Build/Tool.app/Contents/SharedSupport/Drivers/com.example.app.driver.dext/Info.plist',
			},
		],
	}),
};

const rightFolder = 'Contents/Library/SystemExtensions';

const messages = defineMessages('extension-in-wrong-folder', {
	wrong:
		"The bundle is in '{folder}', not in '{rightFolder}'. The app can't activate the extension.",
});

export const extensionInWrongFolder = defineRule({
	code: 'extension-in-wrong-folder',
	severity: 'warning',
	kinds: ['dext', 'systemExtension'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleIdentifier'],
	*check({ entry: { value } }, { plist }) {
		const folder = folderInAppOf(plist.uri);
		if (folder === undefined || folder.toLowerCase() === rightFolder.toLowerCase()) return;
		// What is in the resources or support files is not for activation: an installer copies it into another app.
		if (/^Contents\/(?:Resources|SharedSupport)(?:\/|$)/i.test(folder)) return;
		yield { at: atContent(value), message: messages.wrong({ folder, rightFolder }) };
	},
});
