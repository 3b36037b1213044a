/** The private interface of the kernel in a kext that is not Apple's. */

import type { DriverPlist } from '../document/driverPlist.js';
import { atKey, type Finding, message, type Severity } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { rootEntry, rootText } from '../document/rootEntries.js';
import { libraryListsOf } from '../libraries/libraryLists.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

const library = 'com.apple.kpi.private';

export const privateKpiDocs: RuleDocs = {
	what: "`com.apple.kpi.private` among the libraries of a kext that is not Apple's.",
	why: 'OSKext and the kernel (`resolveDependencies`) refuse it to every kext that has not both an identifier that begins with `com.apple.` and a copyright of Apple.',
	fix: 'Delete it, and do without the private symbols; `com.apple.kpi.unsupported` holds some of them.',
	references: [
		'IOKitUser OSKext.c:__OSKextResolveDependencies',
		'xnu OSKext.cpp:resolveDependencies',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t[|<key>com.apple.kpi.private</key>|]\n\t<string>19.0</string>\n</dict>',
				fixed:
					'<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"error: 'com.apple.kpi.private' is for kexts of Apple, by identifier and copyright: the kernel refuses this one.",
				],
				fixes: ["Remove 'com.apple.kpi.private'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>NSHumanReadableCopyright</key>\n<string>Copyright © 2024 Apple Inc. All rights reserved.</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.private</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.private</key>\n\t<string>19.0</string>\n</dict>',
			},
		],
	}),
};

export const privateKpi = definePlistRule({
	code: 'private-kpi',
	severity: 'error',
	kinds: ['kext'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		const severity = severityOf(plist);
		if (!severity) return;
		for (const { dict, on64Bit } of libraryListsOf(plist, deploymentTarget.macOS)) {
			const entry = dict.get(library);
			if (!entry || on64Bit === 'no') continue;
			yield {
				severity,
				at: atKey(entry),
				message: message(
					"'{0}' is for kexts of Apple, by identifier and copyright: the kernel refuses this one.",
					library,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		return entry ? [removeEntryFix(entry, entry.dict.entries.length > 1)] : [];
	},
});

/** How sure it is that the kext is not Apple's; the copyright may still come from the build in a source plist. */
function severityOf(plist: DriverPlist): Severity | undefined {
	const identifier = rootText(plist, 'CFBundleIdentifier');
	if (identifier === undefined) return undefined;
	if (!identifier.startsWith('com.apple.')) return 'error';
	const isApples = ['NSHumanReadableCopyright', 'CFBundleGetInfoString'].some((key) => {
		const value = rootEntry(plist, key)?.value;
		return (
			value?.type === 'string' && (value.variables.length > 0 || value.value.includes('Apple'))
		);
	});
	return plist.form === 'built' && !isApples ? 'warning' : undefined;
}
