/** Libraries in a kext that has nothing to link. */
import { atKey, message } from '../document/finding.js';
import { declaresExecutable, isTrue, variantsOf } from '../document/rootEntries.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const librariesWithoutCodeDocs: RuleDocs = {
	what: '`OSBundleLibraries` in a kext without executable that is no library wrapper, that is, has no `OSBundleCompatibleVersion`.',
	why: 'There is no code to link, and the kext tools warn. The kernel still resolves the list, so that a library which is missing keeps the personalities from working.',
	fix: 'Delete the list. Keep it where loading the other kext is what you want.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/osbundlelibraries',
		'IOKitUser OSKext.c:__OSKextValidate',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					'warning: OSBundleLibraries in a kext without code: there is nothing to link, and the kext tools warn.',
				],
				fixes: ["Remove 'OSBundleLibraries'"],
			},
		],
		good: [
			{
				text: '<key>OSBundleCompatibleVersion</key>\n<string>1.0</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
			{ text: '<key>OSBundleLibraries</key>\n<dict/>' },
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				kind: 'kext',
			},
		],
	}),
};

export const librariesWithoutCode = definePlistRule({
	code: 'libraries-without-code',
	severity: 'warning',
	kinds: ['codelessKext', 'kext'],
	*check({ plist, plist: { root, kind, form } }: RuleContext): Iterable<RuleFinding> {
		const isCodeless = kind === 'codelessKext' || (form === 'built' && !declaresExecutable(plist));
		if (!isCodeless || variantsOf(plist, 'OSBundleCompatibleVersion').length > 0) return;
		if (root?.type === 'dict' && isTrue(root, 'OSKernelResource')) return;
		for (const { entry } of variantsOf(plist, 'OSBundleLibraries')) {
			if (entry.value.type !== 'dict' || entry.value.entries.length === 0) continue;
			yield {
				at: atKey(entry),
				message: message(
					'{0} in a kext without code: there is nothing to link, and the kext tools warn.',
					entry.key,
				),
			};
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
