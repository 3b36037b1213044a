/** The boot level of dexts in a kext. */
import { atContent, message } from '../document/finding.js';
import { variantsOf } from '../document/rootEntries.js';
import { literalText } from '../document/unexpanded.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const driverKitBootLevelInKextDocs: RuleDocs = {
	what: '`OSBundleRequired` with the value `DriverKit` in a kernel extension.',
	why: 'The value is for dexts of Apple that are needed early; OSKext refuses any bundle without user-space code that has it.',
	fix: 'Delete the key, or name the boot situation in which the kext is needed: `Root`, `Local-Root`, `Network-Root`, `Safe Boot` or `Console`.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n<key>OSBundleRequired</key>\n<string>[|DriverKit|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: ["error: 'DriverKit' is the boot level of dexts: the kext is refused."],
				fixes: ["Remove 'OSBundleRequired'"],
			},
		],
		good: [
			{ text: '<key>OSBundleRequired</key>\n<string>Safe Boot</string>' },
			{ text: '<key>OSBundleRequired</key>\n<string>$(REQUIRED)</string>' },
		],
	}),
};

export const driverKitBootLevelInKext = definePlistRule({
	code: 'driver-kit-boot-level-in-kext',
	severity: 'error',
	kinds: ['kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { entry } of variantsOf(plist, 'OSBundleRequired')) {
			if (literalText(entry.value, plist.form) !== 'DriverKit') continue;
			yield {
				at: atContent(entry.value),
				message: message("'DriverKit' is the boot level of dexts: the kext is refused."),
			};
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding, true),
});
