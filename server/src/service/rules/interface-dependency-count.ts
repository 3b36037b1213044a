/** An interface kext with more than one library. */
import { atKey } from '../document/finding.js';
import { isTrue, trueEntry } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';

export const interfaceDependencyCountDocs: RuleDocs = {
	what: 'A kext with `OSBundleIsInterface` and more than one library.',
	why: "Such a kext only exports symbols of one other kext. With more libraries its dependencies can't be resolved, and it does not load.",
	fix: 'List only the kext whose symbols it exports, or remove `OSBundleIsInterface`, which a driver does not need.',
	references: ['IOKitUser OSKext.c:__OSKextResolveDependencies'],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleIsInterface</key>\n<true/>\n[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"error: 'OSBundleLibraries' lists 2 kexts, but an interface must list exactly one. The kext does not load.",
				],
			},
		],
		good: [
			{
				text: '<key>OSBundleIsInterface</key>\n<true/>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<key>OSBundleIsInterface</key>\n<false/>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<!-- driver-plist-disable libraries-in-kernel-component -->\n<key>OSBundleIsInterface</key>\n<true/>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>19.0</string>\n</dict>\n<key>OSKernelResource</key>\n<true/>',
			},
		],
	}),
};

const messages = defineMessages('interface-dependency-count', {
	count:
		"'{key}' lists {count} kexts, but an interface must list exactly one. The kext does not load.",
	interface: "'OSBundleIsInterface' makes the kext an interface.",
});

export const interfaceDependencyCount = defineRule({
	code: 'interface-dependency-count',
	severity: 'error',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'libraryList',
	*check({ entry, dict }) {
		const count = dict.entries.length;
		const mark = trueEntry(entry.dict, 'OSBundleIsInterface');
		if (!mark || count < 2 || isTrue(entry.dict, 'OSKernelResource')) return;
		yield {
			at: atKey(entry),
			message: messages.count({ key: entry.key, count }),
			related: [{ at: atKey(mark), message: messages.interface() }],
		};
	},
});
