/** An extension whose folder is not named by its identifier. */
import { ownIdentifiersOf } from '../document/bundleIdentifiers.js';
import { extensionNameOf } from '../document/bundlePath.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { exampleProject } from './shared/exampleProject.js';

export const bundleNameDiffersDocs: RuleDocs = {
	what: 'A dext or a system extension whose folder has a different name than its `CFBundleIdentifier`, or will have one, by `PRODUCT_NAME` of its target.',
	why: 'The app requests an extension by its identifier, and Xcode names the bundle by it, unless `PRODUCT_NAME` is set. In projects that XcodeGen makes, it is the name of the target by default. Developers report that activation of a bundle with another name ends with error 4, extension not found. The source code of sysextd is not public.',
	otherSeverities: {
		information: 'before a build, because a script can rename the bundle.',
	},
	fix: 'Name the product by its identifier: `PRODUCT_NAME = $(PRODUCT_BUNDLE_IDENTIFIER)`.',
	references: [
		'https://developer.apple.com/documentation/systemextensions',
		'swift-build DarwinProductTypes.xcspec: PRODUCT_NAME of a dext and of a system extension',
		'XcodeGen SettingPresets/base.yml',
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
			{
				text: ofProduct('[|$(PRODUCT_BUNDLE_IDENTIFIER)|]'),
				uri: 'file:///Project/Driver/Info.plist',
				neighbors: { '../project.yml': project('$(TARGET_NAME)') },
				findings: [
					"information: Target 'Driver' names the bundle 'Driver', not 'com.example.app.driver'. Developers report error 4, extension not found. PRODUCT_NAME determines the name.",
				],
			},
		],
		good: [
			{
				text: ofProduct('$(PRODUCT_BUNDLE_IDENTIFIER)'),
				uri: 'file:///Project/Driver/Info.plist',
				neighbors: { '../project.yml': project('$(PRODUCT_BUNDLE_IDENTIFIER)') },
			},
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

/** A dext with the identifier of its product. */
function ofProduct(identifier: string): string {
	return `<key>CFBundleIdentifier</key>\n<string>${identifier}</string>\n${dextExample()}`;
}

/** A project of XcodeGen with a dext. */
function project(productName: string): string {
	return exampleProject('Driver', 'driver-extension', {
		INFOPLIST_FILE: 'Driver/Info.plist',
		PRODUCT_BUNDLE_IDENTIFIER: 'com.example.app.driver',
		PRODUCT_NAME: productName,
	});
}

const messages = defineMessages('bundle-name-differs', {
	differs:
		"'{identifier}' is not the name of the bundle, '{name}'. Developers report error 4, extension not found.",
	ofTarget:
		"Target '{target}' names the bundle '{name}', not '{identifier}'. Developers report error 4, extension not found. PRODUCT_NAME determines the name.",
});

interface State {
	readonly value: PlistValue;
	/** That of the folder; undefined before a build. */
	readonly name: string | undefined;
}

export const bundleNameDiffers = defineRule({
	code: 'bundle-name-differs',
	severity: 'warning',
	kinds: ['dext', 'systemExtension'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleIdentifier'],
	*check({ entry: { value } }, { plist }): Iterable<FoundWith<State>> {
		const at = atContent(value);
		const name = extensionNameOf(plist.uri);
		if (name === undefined) {
			const misnamed = plist.form === 'source' ? misnamedProduct(plist) : undefined;
			if (!misnamed) return;
			const message = messages.ofTarget(misnamed);
			yield { at, message, severity: 'information', state: { value, name: undefined } };
			return;
		}
		const identifier = literalText(value, plist.form)?.trim();
		if (!identifier || name === identifier) return;
		yield { at, message: messages.differs({ identifier, name }), state: { value, name } };
	},
	// The name of a folder without a dot is not an identifier.
	fixes: ({ value, name }) => (name?.includes('.') ? [changeContentFix(value, name)] : []),
});

/** The first target that names its bundle otherwise than by its identifier. */
function misnamedProduct(
	plist: PlistContents,
): { target: string; name: string; identifier: string } | undefined {
	const identifiers = ownIdentifiersOf(plist);
	const [identifier] = identifiers;
	if (identifier === undefined) return undefined;
	return plist.neighbors.products
		.filter(({ kind }) => kind === plist.kind)
		.flatMap(({ target, bundleName: name }) =>
			name === undefined || identifiers.includes(name) ? [] : [{ target, name, identifier }],
		)[0];
}
