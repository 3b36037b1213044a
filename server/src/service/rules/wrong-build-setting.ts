/** A build setting of Xcode in a key that needs something else. */
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { buildVariables } from '../platform/buildVariables.js';
import { productIdentifier, productVersion } from '../value/buildVariables.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const wrongBuildSettingDocs: RuleDocs = {
	what: 'A key of a bundle whose value is a build setting for something else, such as `$(PRODUCT_NAME)` for `CFBundleVersion`. Also in personalities, for the identifier of the bundle and the name of the process.',
	why: 'Xcode expands the setting to what it always contains: a name is not a version, and a version is not an identifier. The system rejects a bundle without a version, and finds bundles by their identifiers.',
	otherSeverities: {
		information:
			'for `CFBundleShortVersionString`, which only people read, and for `IOUserServerName`, which can be any name.',
	},
	fix: 'Use the setting for the key.',
	references: [
		'https://developer.apple.com/documentation/xcode/build-settings-reference',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleVersion</key>\n<string>[|$(PRODUCT_NAME)|]</string>',
				kind: 'dext',
				findings: ["warning: '$(PRODUCT_NAME)' is not a version. The system rejects the bundle."],
				fixes: ["Change to '$(CURRENT_PROJECT_VERSION)'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>[|$(MARKETING_VERSION)|]</string>',
				kind: 'kext',
				fixed: '<key>CFBundlePackageType</key>\n<string>$(PRODUCT_BUNDLE_PACKAGE_TYPE)</string>',
				findings: [
					"warning: '$(MARKETING_VERSION)' is not the type of a bundle. The system doesn't recognize it.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$(PRODUCT_BUNDLE_PACKAGE_TYPE)|]</string>',
				kind: 'systemExtension',
				findings: [
					"warning: '$(PRODUCT_BUNDLE_PACKAGE_TYPE)' is not an identifier. Apps and the system find the bundle by it.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>[|$(CURRENT_PROJECT_VERSION)|]</string>',
				kind: 'dext',
				fixed: '<key>CFBundleExecutable</key>\n<string>$(EXECUTABLE_NAME)</string>',
				findings: [
					"warning: '$(CURRENT_PROJECT_VERSION)' is not the name of an executable. The system rejects the bundle.",
				],
				fixes: ["Change to '$(EXECUTABLE_NAME)'"],
			},
			{
				text: '<key>CFBundleShortVersionString</key>\n<string>[|$(PRODUCT_BUNDLE_PACKAGE_TYPE)|]</string>',
				kind: 'dext',
				findings: [
					"information: '$(PRODUCT_BUNDLE_PACKAGE_TYPE)' is not a version. The system shows it to people.",
				],
				fixes: ["Change to '$(MARKETING_VERSION)'"],
			},
			{
				text: dextExample({ IOUserServerName: '[|$(CURRENT_PROJECT_VERSION)|]' }),
				kind: 'dext',
				findings: [
					"information: '$(CURRENT_PROJECT_VERSION)' is not an identifier. 'IOUserServerName' is usually that of the dext.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
		],
		good: [
			{ text: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_NAME)</string>' },
			{ text: '<key>CFBundleExecutable</key>\n<string>$(PRODUCT_NAME)</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>$(MARKETING_VERSION)</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>$(BUILD_NUMBER)</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>$(PRODUCT_NAME:upper)</string>' },
			{ text: '<key>CFBundleIdentifier</key>\n<string>v$(CURRENT_PROJECT_VERSION)</string>' },
		],
	}),
};

/** By the keys that are checked. */
const messages = defineMessages('wrong-build-setting', {
	CFBundleExecutable:
		"'{setting}' is not the name of an executable. The system rejects the bundle.",
	CFBundleIdentifier:
		"'{setting}' is not an identifier. Apps and the system find the bundle by it.",
	CFBundlePackageType: "'{setting}' is not the type of a bundle. The system doesn't recognize it.",
	CFBundleShortVersionString: "'{setting}' is not a version. The system shows it to people.",
	CFBundleVersion: "'{setting}' is not a version. The system rejects the bundle.",
	IOUserServerName:
		"'{setting}' is not an identifier. 'IOUserServerName' is usually that of the dext.",
});

type CheckedKey = keyof typeof messages;

const keysOfPersonality: readonly string[] = ['CFBundleIdentifier', 'IOUserServerName'];

/** A version that people read, and the name of a process, which can be any. */
const harmless: readonly string[] = ['CFBundleShortVersionString', 'IOUserServerName'];

interface State {
	readonly value: PlistValue;
	/** The name of the usual setting. */
	readonly usual: string;
}

export const wrongBuildSetting = defineRule({
	code: 'wrong-build-setting',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension'],
	messages,
	visit: 'root',
	*check(root, { plist, personalities }): Iterable<FoundWith<State>> {
		if (plist.form === 'built') return;
		for (const entry of root.entries) yield* wrongSettingIn(entry, plist);
		for (const { dict } of personalities) {
			const named = dict.entries.filter(({ key }) => keysOfPersonality.includes(key));
			for (const entry of named) yield* wrongSettingIn(entry, plist);
		}
	},
	fixes: ({ value, usual }, { plist }) => [
		changeContentFix(value, `$(${usual})`, isDefined(usual, plist)),
	],
});

function* wrongSettingIn(
	{ key, value }: DictEntry,
	{ kind }: PlistContents,
): Iterable<FoundWith<State>> {
	if (!isChecked(key) || value.type !== 'string') return;
	const [variable] = value.variables;
	// Others can change what the variable expands to, and `$NAME` can be anything.
	if (!variable || variable.written !== value.value.trim() || variable.modifier !== undefined)
		return;
	if (!/^\$[({]/.test(variable.written)) return;
	const written = buildVariables.find(({ name }) => name === variable.name);
	const usual = buildVariables.find(
		({ usedIn, kinds }) => usedIn.includes(key) && (kinds?.includes(kind) ?? true),
	);
	if (!usual || !written?.contents || written.contents === usual.contents) return;
	yield {
		...(harmless.includes(key) && { severity: 'information' }),
		at: atContent(value),
		message: messages[key]({ setting: variable.written }),
		state: { value, usual: usual.name },
	};
}

/** Whether a build has a setting: Xcode has some in every target, others only if the project defines them. */
function isDefined(setting: string, { neighbors: { products } }: PlistContents): boolean {
	if (setting === 'EXECUTABLE_NAME' || setting === 'PRODUCT_BUNDLE_PACKAGE_TYPE') return true;
	if (products.length === 0) return false;
	return products.every(({ identifiers, versions }) => {
		if (setting === productIdentifier) return identifiers !== undefined;
		return setting === productVersion && versions !== undefined;
	});
}

function isChecked(key: string): key is CheckedKey {
	return Object.hasOwn(messages, key);
}
