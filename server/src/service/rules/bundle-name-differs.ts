/** An extension whose folder is not named by its identifier. */
import { extensionNameOf } from '../document/bundlePath.js';
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

export const bundleNameDiffersDocs: RuleDocs = {
	what: 'A built dext or system extension whose folder has a different name than its `CFBundleIdentifier`.',
	why: 'The app requests an extension by its identifier, and Xcode names the bundle by it. Developers report that activation of a bundle with another name ends with error 4, extension not found. The source code of sysextd is not public.',
	fix: 'Name the product by its identifier: `PRODUCT_NAME = $(PRODUCT_BUNDLE_IDENTIFIER)`.',
	references: [
		'https://developer.apple.com/documentation/systemextensions',
		'swift-build DarwinProductTypes.xcspec: PRODUCT_NAME of a system extension',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.app.driver|]</string>',
				uri: 'file:///Build/MyDriver.dext/Info.plist',
				findings: [
					"warning: 'com.example.app.driver' is not the name of the bundle, 'MyDriver'. Developers report error 4, extension not found.",
				],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.app.driver|]</string>',
				uri: 'file:///Build/com.example.app.Driver.dext/Info.plist',
				findings: [
					"warning: 'com.example.app.driver' is not the name of the bundle, 'com.example.app.Driver'. Developers report error 4, extension not found.",
				],
				fixes: ["Change to 'com.example.app.Driver'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>',
				uri: 'file:///Build/com.example.app.driver.dext/Info.plist',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
				uri: 'file:///Build/MyDriver.dext/Info.plist',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>',
				uri: 'file:///MyDriver/Info.plist',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>',
				uri: 'file:///Build/com.example%2.dext/Info.plist',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.app.filter</string>',
				kind: 'systemExtension',
				uri: 'file:///com%2Eexample.app.filter.systemextension/Contents/Info.plist',
			},
		],
	}),
};

const messages = defineMessages('bundle-name-differs', {
	differs:
		"'{identifier}' is not the name of the bundle, '{name}'. Developers report error 4, extension not found.",
});

export const bundleNameDiffers = defineRule({
	code: 'bundle-name-differs',
	severity: 'warning',
	kinds: ['dext', 'systemExtension'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleIdentifier'],
	*check({ entry: { value } }, { plist }) {
		const name = extensionNameOf(plist.uri);
		const identifier = literalText(value, plist.form)?.trim();
		if (!identifier || name === undefined || name === identifier) return;
		yield {
			at: atContent(value),
			message: messages.differs({ identifier, name }),
			state: { value, name },
		};
	},
	// The name of a folder without a dot is not an identifier.
	fixes: ({ value, name }) => (name.includes('.') ? [changeContentFix(value, name)] : []),
});
