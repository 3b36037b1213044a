/** A library whose version nobody can read. */

import { atContent, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { numberText } from '../document/unexpanded.js';
import { libraryListsOf } from '../libraries/libraryLists.js';
import { shown } from '../schema/wording.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { nearestVersionFixes, versionFaultOf } from './shared/kextVersionFault.js';

export const invalidLibraryVersionDocs: RuleDocs = {
	what: 'A version in `OSBundleLibraries` outside the kext version grammar.',
	why: 'Neither OSKext nor the kernel can compare it with the version of the library, and the kext is refused.',
	fix: 'Write the lowest version of the library that the kext works with.',
	references: [
		'IOKitUser OSKext.c:__OSKextValidateOSBundleLibraryApplierFunction',
		'xnu OSKext.cpp:resolveDependencies',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>[|v19.0|]</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"error: 'v19.0' is no kext version, it begins with 'v', not with a digit: the kext is refused, because nobody can tell which com.apple.kpi.iokit it needs.",
				],
				fixes: ["Change to '19.0'"],
			},
			{
				text: '<key>OSBundleLibraries_arm64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>[|*|]</string>\n</dict>',
				findings: [
					"error: '*' is no kext version, it begins with '*', not with a digit: the kext is refused, because nobody can tell which com.apple.kpi.iokit it needs.",
				],
			},
		],
		good: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>8.0.0d0</string>\n\t<key>com.example.library</key>\n\t<string>$(LIBRARY_VERSION)</string>\n</dict>',
			},
		],
	}),
};

export const invalidLibraryVersion = definePlistRule({
	code: 'invalid-library-version',
	severity: 'error',
	kinds: ['kext', 'codelessKext'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of libraryListsOf(plist, deploymentTarget.macOS)) {
			for (const { key, value } of dict.entries) {
				const text = numberText(value, plist);
				const fault = text ? versionFaultOf(text) : undefined;
				if (fault === undefined) continue;
				yield {
					at: atContent(value),
					message: message(
						"'{0}' is no kext version, {1}: the kext is refused, because nobody can tell which {2} it needs.",
						shown(value) ?? '',
						fault,
						key,
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		return value?.type === 'string' ? nearestVersionFixes(value) : [];
	},
});
