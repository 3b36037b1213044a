/** A CFBundleVersion that the kernel cannot read. */

import { atContent, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { rootEntry } from '../document/rootEntries.js';
import { numberText } from '../document/unexpanded.js';
import { shown } from '../schema/wording.js';
import { definePlistRule, type Fix, type RuleContext, type RuleFinding } from './rule.js';
import { nearestVersionFixes, versionFaultOf } from './shared/kextVersionFault.js';

export const invalidBundleVersion = definePlistRule({
	code: 'invalid-bundle-version',
	severity: 'error',
	kinds: ['kext', 'codelessKext', 'dext'],
	docs: {
		what: 'A `CFBundleVersion` of a kext or dext outside the kext version grammar: up to three numbers of up to four digits, then perhaps a stage `d`, `a`, `b`, `f` or `fc` with a number up to 255, and 19 characters at most.',
		why: '`OSKextParseVersionString` cannot read it, and the bundle is refused as a whole: the kext does not load, the dext does not activate. Dates and versions of four numbers, which apps may have, fail here.',
		fix: 'Write `major.minor.revision`, with a stage behind it where you need one: `1.4.0b2`.',
		references: [
			'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleversion',
			'xnu OSKextVersion.c:OSKextParseVersionString',
			'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		],
	},
	examples: {
		bad: [
			{
				text: '<key>CFBundleVersion</key>\n<string>[|20240615|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>2024.6.15</string>',
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|v1.2|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.2</string>',
				kind: 'dext',
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0-beta2|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.0b2</string>',
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0fc0|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.0fc1</string>',
			},
			{ text: '<key>CFBundleVersion</key>\n<string>[|1.2.3.4|]</string>' },
			{ text: '#include "version.h"\n<key>CFBundleVersion</key>\n<string>[|1.2.3.4|]</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>[|BUILD|]</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>[|1.0b256|]</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>[|1.0b|]</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>[|2.0 and some more words|]</string>' },
			{ text: '<key>CFBundleVersion</key>\n[|<string></string>|]' },
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
	},
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
