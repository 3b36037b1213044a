/** Libraries in a bundle that stands for a part of the kernel. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { isTrue, variantsOf } from '../document/rootEntries.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const librariesInKernelComponentDocs: RuleDocs = {
	what: '`OSBundleLibraries` beside `OSKernelResource` with `<true/>`.',
	why: '`OSKernelResource` marks a bundle of Apple that stands for a part of the kernel; such a bundle depends on nothing, and OSKext refuses it when it lists libraries.',
	fix: 'Delete `OSKernelResource`, which no kext of a third party has; in a part of the kernel delete the libraries.',
	references: ['IOKitUser OSKext.c:__OSKextValidate'],
	examples: () => ({
		bad: [
			{
				text: '<key>OSKernelResource</key>\n<true/>\n[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					'error: OSBundleLibraries in a part of the kernel, which OSKernelResource makes of this bundle: the bundle is refused.',
				],
				fixes: ["Remove 'OSKernelResource'", "Remove 'OSBundleLibraries'"],
			},
		],
		good: [
			{ text: '<key>OSKernelResource</key>\n<true/>\n<key>OSBundleLibraries</key>\n<dict/>' },
			{
				text: '<key>OSKernelResource</key>\n<false/>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
		],
	}),
};

export const librariesInKernelComponent = definePlistRule({
	code: 'libraries-in-kernel-component',
	severity: 'error',
	kinds: ['kext', 'codelessKext'],
	*check({ plist: { root }, plist }: RuleContext): Iterable<RuleFinding> {
		if (root?.type !== 'dict' || !isTrue(root, 'OSKernelResource')) return;
		const resource = root.get('OSKernelResource');
		for (const { entry } of variantsOf(plist, 'OSBundleLibraries')) {
			if (entry.value.type !== 'dict' || entry.value.entries.length === 0) continue;
			yield {
				at: atKey(entry),
				message: message(
					'{0} in a part of the kernel, which OSKernelResource makes of this bundle: the bundle is refused.',
					entry.key,
				),
				...(resource && {
					related: [{ at: atKey(resource), message: message('Makes it a part of the kernel.') }],
				}),
			};
		}
	},
	fixes({ plist: { root } }: RuleContext, { at }: Finding): readonly Fix[] {
		const libraries = entryAt(root, at.range);
		const resource = root?.type === 'dict' ? root.get('OSKernelResource') : undefined;
		return [resource, libraries].flatMap((entry) => (entry ? [removeEntryFix(entry)] : []));
	},
});
