/** Kernel libraries in a driver extension. */
import { atKey, message } from '../document/finding.js';
import { variantsOf } from '../document/rootEntries.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const librariesInDextDocs: RuleDocs = {
	what: '`OSBundleLibraries` in a driver extension.',
	why: 'A dext runs in user space and links against the DriverKit frameworks at build time. Nothing resolves the list, and OSKext warns about libraries without kernel code.',
	fix: 'Delete the list. The kext that owns the kernel class belongs in `CFBundleIdentifierKernel` of the personality.',
	references: [
		'IOKitUser OSKext.c:__OSKextValidate',
		'IOKitUser OSKext.c:OSKextDeclaresExecutable',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					'warning: OSBundleLibraries lists libraries for kernel code; a dext has none, and nothing reads the list.',
				],
				fixes: ["Remove 'OSBundleLibraries'"],
			},
		],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	}),
};

export const librariesInDext = definePlistRule({
	code: 'libraries-in-dext',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { entry } of variantsOf(plist, 'OSBundleLibraries')) {
			yield {
				at: atKey(entry),
				message: message(
					'{0} lists libraries for kernel code; a dext has none, and nothing reads the list.',
					entry.key,
				),
			};
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding, true),
});
