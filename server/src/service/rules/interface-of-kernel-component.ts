/** A kernel component that is marked as not being an interface. */
import { atKey } from '../document/finding.js';
import { trueEntry } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const interfaceOfKernelComponentDocs: RuleDocs = {
	what: '`OSBundleIsInterface` with `<false/>` in a kext that has `OSKernelResource` with `<true/>`.',
	why: 'A kernel component contains only symbols, so it is an interface. OSKext warns and treats it as one.',
	fix: 'Remove `OSBundleIsInterface`.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
	examples: () => ({
		bad: [
			{
				text: '<key>OSKernelResource</key>\n<true/>\n[|<key>OSBundleIsInterface</key>|]\n<false/>',
				fixed: '<key>OSKernelResource</key>\n<true/>',
				findings: [
					"warning: 'OSBundleIsInterface' is false, but a kernel component is an interface. OSKext warns and ignores the value.",
				],
				fixes: ["Remove 'OSBundleIsInterface'"],
			},
		],
		good: [
			{ text: '<key>OSKernelResource</key>\n<true/>\n<key>OSBundleIsInterface</key>\n<true/>' },
			{ text: '<key>OSBundleIsInterface</key>\n<false/>' },
			{ text: '<key>OSKernelResource</key>\n<false/>\n<key>OSBundleIsInterface</key>\n<false/>' },
		],
	}),
};

const messages = defineMessages('interface-of-kernel-component', {
	component: "'OSKernelResource' makes the kext a kernel component.",
	notInterface:
		"'{key}' is false, but a kernel component is an interface. OSKext warns and ignores the value.",
});

export const interfaceOfKernelComponent = defineRule({
	code: 'interface-of-kernel-component',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'rootKey',
	keys: ['OSBundleIsInterface'],
	*check({ entry }) {
		const { dict, key, value } = entry;
		const resource = trueEntry(dict, 'OSKernelResource');
		if (!resource || value.type !== 'boolean' || value.value) return;
		yield {
			at: atKey(entry),
			message: messages.notInterface({ key }),
			related: [{ at: atKey(resource), message: messages.component() }],
			state: entry,
		};
	},
	fixes: (entry) => [removeEntryFix(entry, true)],
});
