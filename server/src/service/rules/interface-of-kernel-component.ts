/** A part of the kernel that says it is no interface. */
import { atKey, message } from '../document/finding.js';
import { isTrue, rootEntry } from '../document/rootEntries.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const interfaceOfKernelComponentDocs: RuleDocs = {
	what: '`OSBundleIsInterface` with `<false/>` beside `OSKernelResource` with `<true/>`.',
	why: 'A part of the kernel holds symbols only, so it is an interface. OSKext warns and takes it for one.',
	fix: 'Delete `OSBundleIsInterface`.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<key>OSKernelResource</key>\n<true/>\n[|<key>OSBundleIsInterface</key>|]\n<false/>',
				fixed: '<key>OSKernelResource</key>\n<true/>',
				findings: [
					'warning: OSBundleIsInterface is false, but a part of the kernel is an interface.',
				],
				fixes: ["Remove 'OSBundleIsInterface'"],
			},
		],
		good: [
			{ text: '<key>OSKernelResource</key>\n<true/>\n<key>OSBundleIsInterface</key>\n<true/>' },
			{ text: '<key>OSBundleIsInterface</key>\n<false/>' },
		],
	}),
};

export const interfaceOfKernelComponent = definePlistRule({
	code: 'interface-of-kernel-component',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const entry = rootEntry(plist, 'OSBundleIsInterface');
		const resource = rootEntry(plist, 'OSKernelResource');
		if (entry?.value.type !== 'boolean' || entry.value.value) return;
		if (!resource || !isTrue(resource.dict, resource.key)) return;
		yield {
			at: atKey(entry),
			message: message('OSBundleIsInterface is false, but a part of the kernel is an interface.'),
			related: [{ at: atKey(resource), message: message('Makes it a part of the kernel.') }],
		};
	},
	fixes: (context, finding) => removeFoundFix(context, finding, true),
});
