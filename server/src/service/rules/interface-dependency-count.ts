/** An interface kext with more or less than one library. */
import { atKey, message } from '../document/finding.js';
import { isTrue } from '../document/rootEntries.js';
import { libraryListsOf } from '../libraries/libraryLists.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';

export const interfaceDependencyCountDocs: RuleDocs = {
	what: 'A kext with `OSBundleIsInterface` and a number of libraries other than one.',
	why: 'Such a kext only exports symbols of one other kext again. With more libraries its dependencies cannot be resolved, and it does not load.',
	fix: 'Name the one kext whose symbols it exports, or delete `OSBundleIsInterface`, which a driver does not need.',
	references: ['IOKitUser OSKext.c:__OSKextResolveDependencies'],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleIsInterface</key>\n<true/>\n[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					'error: OSBundleLibraries names 2 kexts, but an interface stands for exactly one: it does not load.',
				],
			},
		],
		good: [
			{
				text: '<key>OSBundleIsInterface</key>\n<true/>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
		],
	}),
};

export const interfaceDependencyCount = definePlistRule({
	code: 'interface-dependency-count',
	severity: 'error',
	kinds: ['kext', 'codelessKext'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		const { root } = plist;
		if (root?.type !== 'dict' || !isTrue(root, 'OSBundleIsInterface')) return;
		const related = root.get('OSBundleIsInterface');
		for (const { entry, dict } of libraryListsOf(plist, deploymentTarget.macOS)) {
			if (dict.entries.length < 2 || isTrue(root, 'OSKernelResource')) continue;
			yield {
				at: atKey(entry),
				message: message(
					'{0} names {1} kexts, but an interface stands for exactly one: it does not load.',
					entry.key,
					`${dict.entries.length}`,
				),
				...(related && {
					related: [{ at: atKey(related), message: message('Makes it an interface.') }],
				}),
			};
		}
	},
});
