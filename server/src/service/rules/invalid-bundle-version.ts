/** A CFBundleVersion that the kernel cannot read. */

import { atContent, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { rootEntry } from '../document/rootEntries.js';
import { numberText } from '../document/unexpanded.js';
import { shown } from '../schema/wording.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { nearestVersionFixes, versionFaultOf } from './shared/kextVersionFault.js';

export const invalidBundleVersionDocs: RuleDocs = {
	what: 'A `CFBundleVersion` of a kext or dext outside the kext version grammar: up to three numbers of up to four digits, then perhaps a stage `d`, `a`, `b`, `f` or `fc` with a number up to 255, and 19 characters at most.',
	why: '`OSKextParseVersionString` cannot read it, and the bundle is refused as a whole: the kext does not load, the dext does not activate. Dates and versions of four numbers, which apps may have, fail here.',
	fix: 'Write `major.minor.revision`, with a stage behind it where you need one: `1.4.0b2`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleversion',
		'xnu OSKextVersion.c:OSKextParseVersionString',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleVersion</key>\n<string>[|20240615|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>2024.6.15</string>',
				findings: [
					"error: '20240615' is no kext version, '20240615' has more than four digits: the system refuses the bundle.",
				],
				fixes: ["Change to '2024.6.15'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|v1.2|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.2</string>',
				kind: 'dext',
				findings: [
					"error: 'v1.2' is no kext version, it begins with 'v', not with a digit: the system refuses the bundle.",
				],
				fixes: ["Change to '1.2'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0-beta2|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.0b2</string>',
				findings: [
					"error: '1.0-beta2' is no kext version, '-' stands where only d, a, b, f or fc may: the system refuses the bundle.",
				],
				fixes: ["Change to '1.0b2'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0fc0|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.0fc1</string>',
				findings: [
					"error: '1.0fc0' is no kext version, the number behind 'fc' must not be 0: the system refuses the bundle.",
				],
				fixes: ["Change to '1.0fc1'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.2.3.4|]</string>',
				findings: [
					"error: '1.2.3.4' is no kext version, it has more than three numbers: the system refuses the bundle.",
				],
				fixes: ["Change to '1.2.3'"],
			},
			{
				text: '#include "version.h"\n<key>CFBundleVersion</key>\n<string>[|1.2.3.4|]</string>',
				findings: [
					"error: '1.2.3.4' is no kext version, it has more than three numbers: the system refuses the bundle.",
				],
				fixes: ["Change to '1.2.3'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|BUILD|]</string>',
				findings: [
					"error: 'BUILD' is no kext version, it begins with 'B', not with a digit: the system refuses the bundle.",
				],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0b256|]</string>',
				findings: [
					"error: '1.0b256' is no kext version, '256' is more than 255: the system refuses the bundle.",
				],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0b|]</string>',
				findings: [
					"error: '1.0b' is no kext version, 'b' needs a number behind it: the system refuses the bundle.",
				],
				fixes: ["Change to '1.0b1'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|2.0 and some more words|]</string>',
				findings: [
					"error: '2.0 and some more words' is no kext version, it is longer than 19 characters: the system refuses the bundle.",
				],
			},
			{
				text: '<key>CFBundleVersion</key>\n[|<string></string>|]',
				findings: ["error: '' is no kext version, it is empty: the system refuses the bundle."],
			},
		],
		good: [
			{ text: '<key>CFBundleVersion</key>\n<string>1</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>9999.9999.9999fc255</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>1.0 beta</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>$(CURRENT_PROJECT_VERSION)</string>' },
			...['WIDGET_VERSION', '1.0.BUILD_NUM', '{{version}}'].map((version) => ({
				text: `<key>CFBundleVersion</key>\n<string>${version}</string>`,
			})),
			...['BUILD', '1.0.BUILD', 'STR(VERSION)', 'kWidgetVersion'].map((version) => ({
				text: `#include "version.h"\n<key>CFBundleVersion</key>\n<string>${version}</string>`,
			})),
			{
				text: '<key>CFBundleVersion</key>\n<string>1.2.3.4</string>',
				kind: 'systemExtension',
			},
		],
	}),
};

export const invalidBundleVersion = definePlistRule({
	code: 'invalid-bundle-version',
	severity: 'error',
	kinds: ['kext', 'codelessKext', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const value = rootEntry(plist, 'CFBundleVersion')?.value;
		const text = numberText(value, plist);
		const fault = text === undefined ? undefined : versionFaultOf(text);
		if (value === undefined || fault === undefined) return;
		yield {
			at: atContent(value),
			message: message(
				"'{0}' is no kext version, {1}: the system refuses the bundle.",
				shown(value) ?? '',
				fault,
			),
		};
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		return value?.type === 'string' ? nearestVersionFixes(value) : [];
	},
});
