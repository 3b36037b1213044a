/** The private interface of the kernel in a kext that is not Apple's. */
import { ownIdentifiersOf } from '../document/bundleIdentifiers.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atKey, type Severity } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { exampleProject } from './shared/exampleProject.js';

const library = 'com.apple.kpi.private';

export const privateKpiDocs: RuleDocs = {
	what: "`com.apple.kpi.private` among the libraries of a kext that is not Apple's.",
	why: 'OSKext, and a kernel that links kexts itself (`resolveDependencies` with `CONFIG_KXLD`), accept it only in a kext that has both an identifier that begins with `com.apple.` and an Apple copyright.',
	otherSeverities: {
		warning:
			'in a built kext whose identifier begins with `com.apple.`, but that has no copyright of Apple.',
	},
	fix: 'Remove it, and avoid the private symbols. `com.apple.kpi.unsupported` contains some of them.',
	references: [
		'IOKitUser OSKext.c:__OSKextResolveDependencies',
		'xnu OSKext.cpp:resolveDependencies',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t[|<key>com.apple.kpi.private</key>|]\n\t<string>19.0</string>\n</dict>',
				findings: [
					"error: 'com.apple.kpi.private' is for Apple's kexts only. The loading tools reject this kext.",
				],
				fixes: ["Remove 'com.apple.kpi.private'"],
			},
			{
				text: ofProject('[|<key>com.apple.kpi.private</key>|]'),
				uri,
				neighbors: { '../project.yml': project('com.example.widget') },
				findings: [
					"error: 'com.apple.kpi.private' is for Apple's kexts only. The loading tools reject this kext.",
				],
				fixes: ["Remove 'com.apple.kpi.private'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>1.0</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t[|<key>com.apple.kpi.private</key>|]\n\t<string>19.0</string>\n</dict>\n<key>OSBundleCompatibleVersion</key>\n<string>1.0</string>',
				form: 'built',
				findings: [
					"warning: 'com.apple.kpi.private' is for Apple's kexts only. The loading tools reject this kext.",
				],
				fixes: ["Remove 'com.apple.kpi.private'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>NSHumanReadableCopyright</key>\n<string>Copyright © 2024 Apple Inc. All rights reserved.</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.private</key>\n\t<string>19.0</string>\n</dict>',
			},
			{ text: ofProject('<key>com.apple.kpi.private</key>') },
			{
				text: ofProject('<key>com.apple.kpi.private</key>'),
				uri,
				neighbors: { '../project.yml': project('com.apple.driver.Widget') },
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>OSBundleLibraries_i386</key>\n<dict>\n\t<key>com.apple.kpi.private</key>\n\t<string>10.0</string>\n</dict>',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0</string>\n</dict>',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.private</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<!-- driver-plist-disable unexpanded-placeholder -->\n<key>CFBundleGetInfoString</key>\n<string>$(COPYRIGHT)</string>\n<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>1.0</string>\n<key>OSBundleCompatibleVersion</key>\n<string>1.0</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.private</key>\n\t<string>19.0</string>\n</dict>',
				form: 'built',
			},
		],
	}),
};

const uri = 'file:///Project/Widget/Info.plist';

/** A kext with the identifier of its product. */
function ofProject(entry: string): string {
	return `<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t${entry}\n\t<string>19.0</string>\n</dict>`;
}

/** A project of XcodeGen with a kext. */
function project(identifier: string): string {
	return exampleProject('Widget', 'kernel-extension.iokit', {
		INFOPLIST_FILE: 'Widget/Info.plist',
		PRODUCT_BUNDLE_IDENTIFIER: identifier,
	});
}

const messages = defineMessages('private-kpi', {
	private: "'{library}' is for Apple's kexts only. The loading tools reject this kext.",
});

export const privateKpi = defineRule({
	code: 'private-kpi',
	severity: 'error',
	kinds: ['kext'],
	messages,
	visit: 'libraryList',
	*check({ dict, on64Bit }, { plist }) {
		const entry = on64Bit === 'no' ? undefined : dict.get(library);
		const severity = entry && severityOf(plist);
		if (!severity) return;
		yield { severity, at: atKey(entry), message: messages.private({ library }), state: entry };
	},
	// The code may use its symbols. Then it does not link without the library.
	fixes: (entry) => [removeEntryFix(entry, false)],
});

/** How certain it is that the kext is not Apple's. The build may still add the copyright to a source property list. */
function severityOf(plist: PlistContents): Severity | undefined {
	const identifiers = ownIdentifiersOf(plist);
	if (identifiers.length === 0) return undefined;
	if (!identifiers.some(isOfApple)) return 'error';
	if (!identifiers.every(isOfApple)) return undefined;
	const isApples = ['NSHumanReadableCopyright', 'CFBundleGetInfoString'].some((key) => {
		const value = rootEntry(plist, key)?.value;
		return (
			value?.type === 'string' && (value.variables.length > 0 || value.value.includes('Apple'))
		);
	});
	return plist.form === 'built' && !isApples ? 'warning' : undefined;
}

function isOfApple(identifier: string): boolean {
	return identifier.startsWith('com.apple.');
}
