/** An extension whose folder is not named by its identifier. */

import { atContent, type Finding, message } from '../document/finding.js';
import { rootEntry, rootText } from '../document/rootEntries.js';
import { shown } from '../schema/wording.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

export const bundleNameDiffersDocs: RuleDocs = {
	what: 'A built dext or system extension whose folder has another name than its `CFBundleIdentifier`.',
	why: 'The app asks for an extension by identifier, and the system looks for a bundle of that name in the app. Activation ends with error 4, extension not found.',
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
					"warning: 'com.example.app.driver' is not the name of the bundle, 'MyDriver': activation does not find the extension.",
				],
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
		],
	}),
};

export const bundleNameDiffers = definePlistRule({
	code: 'bundle-name-differs',
	severity: 'warning',
	kinds: ['dext', 'systemExtension'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const name = bundleName(plist.uri);
		const value = rootEntry(plist, 'CFBundleIdentifier')?.value;
		const identifier = rootText(plist, 'CFBundleIdentifier')?.trim();
		if (!value || !identifier || name === undefined || name === identifier) return;
		yield {
			at: atContent(value),
			message: message(
				"'{0}' is not the name of the bundle, '{1}': activation does not find the extension.",
				shown(value) ?? '',
				name,
			),
		};
	},
	fixes({ plist }: RuleContext, _finding: Finding): readonly Fix[] {
		const name = bundleName(plist.uri);
		const value = rootEntry(plist, 'CFBundleIdentifier')?.value;
		return value && name?.includes('.') ? [changeContentFix(value, name)] : [];
	},
});

/** The name of the bundle folder without its extension. */
function bundleName(uri: string): string | undefined {
	const name = /\/([^/]+)\.(?:dext|systemextension)\/(?:Contents\/)?Info\.plist$/i.exec(uri)?.[1];
	try {
		return name && decodeURIComponent(name);
	} catch {
		return undefined;
	}
}
