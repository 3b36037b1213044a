/** One of the five keys whose mere presence makes a dext invalid. */
import { atKey, message } from '../document/finding.js';
import { variantsOf } from '../document/rootEntries.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

/** IOKitUser OSKext.c:__sOSKextInfoKextOnlyKeys */
const kextOnlyKeys = [
	'OSKernelResource',
	'AppleSecurityExtension',
	'AppleKernelExternalComponent',
	'OSBundleSharedExecutableIdentifier',
	'OSBundleIsInterface',
];

export const kextOnlyKeyInDextDocs: RuleDocs = {
	what: '`OSKernelResource`, `AppleSecurityExtension`, `AppleKernelExternalComponent`, `OSBundleSharedExecutableIdentifier` or `OSBundleIsInterface` in a driver extension.',
	why: 'OSKext refuses a dext with code that has one of these keys, whatever its value: `<false/>` counts as well.',
	fix: 'Delete the key.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n[|<key>OSBundleIsInterface</key>|]\n<false/>',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					'error: OSBundleIsInterface is for kexts: its presence alone makes a dext invalid, even with <false/>.',
				],
				fixes: ["Remove 'OSBundleIsInterface'"],
			},
			{
				text: '[|<key>OSBundleSharedExecutableIdentifier</key>|]\n<string>com.example.other</string>',
				findings: [
					'error: OSBundleSharedExecutableIdentifier is for kexts: its presence alone makes a dext invalid, even with <false/>.',
				],
				fixes: ["Remove 'OSBundleSharedExecutableIdentifier'"],
			},
			{
				text: '[|<key>AppleSecurityExtension</key>|]\n<true/>\n[|<key>OSKernelResource</key>|]\n<true/>',
				findings: [
					'error: AppleSecurityExtension is for kexts: its presence alone makes a dext invalid, even with <false/>.',
					'error: OSKernelResource is for kexts: its presence alone makes a dext invalid, even with <false/>.',
				],
				fixes: ["Remove 'AppleSecurityExtension'"],
			},
		],
		good: [
			{ text: '<key>CFBundleName</key>\n<string>Widget</string>' },
			{ text: '<key>OSBundleIsInterface</key>\n<false/>', kind: 'kext' },
		],
	}),
};

export const kextOnlyKeyInDext = definePlistRule({
	code: 'kext-only-key-in-dext',
	severity: 'error',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { entry } of kextOnlyKeys.flatMap((key) => variantsOf(plist, key))) {
			yield {
				at: atKey(entry),
				message: message(
					'{0} is for kexts: its presence alone makes a dext invalid, even with <false/>.',
					entry.key,
				),
			};
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding, true),
});
