/** OSBundleRequired in a driver extension. */

import { atContent, atValue, message } from '../document/finding.js';
import { rootText, variantsOf } from '../document/rootEntries.js';
import { literalText } from '../document/unexpanded.js';
import { shown } from '../schema/wording.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

const forApple = ['DriverKit', 'Safe Boot'];

export const bootLevelInDextDocs: RuleDocs = {
	what: "`OSBundleRequired` in a driver extension that is not Apple's, or in one of Apple's with another value than `DriverKit` or `Safe Boot`.",
	why: 'Dexts of third parties are not eligible for early boot: OSKext calls such a dext invalid. Copies of two Apple samples carry the key all the same, and are activated, so it only does no good.',
	fix: 'Delete the key. Dexts are always loaded in Safe Boot.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu OSKext.cpp:isLoadableInSafeBoot',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n<key>OSBundleRequired</key>\n<string>[|DriverKit|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					"warning: 'DriverKit' asks for early boot, which dexts of third parties are not eligible for.",
				],
				fixes: ["Remove 'OSBundleRequired'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>OSBundleRequired</key>\n<string>[|Root|]</string>',
				findings: ["warning: 'Root' is for kexts; a dext may only say DriverKit or Safe Boot."],
				fixes: ["Remove 'OSBundleRequired'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n<key>OSBundleRequired</key>\n[|<true/>|]',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					'warning: OSBundleRequired asks for early boot, which dexts of third parties are not eligible for.',
				],
				fixes: ["Remove 'OSBundleRequired'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>OSBundleRequired</key>\n<string>DriverKit</string>',
			},
			{ text: '<key>OSBundleRequired</key>\n<string>Root</string>', kind: 'kext' },
		],
	}),
};

export const bootLevelInDext = definePlistRule({
	code: 'boot-level-in-dext',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const isApples = rootText(plist, 'CFBundleIdentifier')?.startsWith('com.apple.') ?? false;
		for (const { entry } of variantsOf(plist, 'OSBundleRequired')) {
			if (!['string', 'invalid'].includes(entry.value.type)) {
				yield {
					at: atValue(entry.value),
					message: message(
						'{0} asks for early boot, which dexts of third parties are not eligible for.',
						entry.key,
					),
				};
			}
			const text = literalText(entry.value, plist.form);
			if (text === undefined || (isApples && forApple.includes(text))) continue;
			yield {
				at: atContent(entry.value),
				message: isApples
					? message("'{0}' is for kexts; a dext may only say {1} or {2}.", text, ...forApple)
					: message(
							"'{0}' asks for early boot, which dexts of third parties are not eligible for.",
							shown(entry.value) ?? '',
						),
			};
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding, true),
});
