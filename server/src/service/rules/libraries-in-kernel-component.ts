/** Libraries in a bundle that represents a part of the kernel. */
import { atKey } from '../document/finding.js';
import { trueEntry } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const librariesInKernelComponentDocs: RuleDocs = {
	what: '`OSBundleLibraries` in a bundle that has `OSKernelResource` with `<true/>`.',
	why: '`OSKernelResource` marks an Apple bundle that represents a part of the kernel. Such a bundle has no dependencies, and OSKext rejects it if it lists libraries.',
	fix: 'Remove `OSKernelResource`, which no third-party kext has. In a kernel component, remove the libraries.',
	references: ['IOKitUser OSKext.c:__OSKextValidate'],
	examples: () => ({
		bad: [
			{
				text: '<key>OSKernelResource</key>\n<true/>\n[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"error: A kernel component must not have 'OSBundleLibraries'. OSKext rejects the bundle.",
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

const messages = defineMessages('libraries-in-kernel-component', {
	component: "'OSKernelResource' makes the bundle a kernel component.",
	libraries: "A kernel component must not have '{key}'. OSKext rejects the bundle.",
});

export const librariesInKernelComponent = defineRule({
	code: 'libraries-in-kernel-component',
	severity: 'error',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'libraryList',
	*check({ entry, dict }) {
		const resource = trueEntry(entry.dict, 'OSKernelResource');
		if (!resource || dict.entries.length === 0) return;
		yield {
			at: atKey(entry),
			message: messages.libraries({ key: entry.key }),
			related: [{ at: atKey(resource), message: messages.component() }],
			state: [resource, entry],
		};
	},
	fixes: (entries) => entries.map((entry) => removeEntryFix(entry)),
});
