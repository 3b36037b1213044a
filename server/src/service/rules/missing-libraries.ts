/** A kext with code that does not list a library. */
import { atKey } from '../document/finding.js';
import { executableEntry, isTrue, variantsOf } from '../document/rootEntries.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { addUsualLibrariesFix, insertLibraries } from './shared/addUsualLibrariesFix.js';

export const missingLibrariesDocs: RuleDocs = {
	what: 'A kext with an executable whose `OSBundleLibraries` is missing or empty.',
	why: 'Code in the kernel can use only what it links with. OSKext and the kernel (`resolveDependencies`) reject a kext with code that does not list a library.',
	fix: 'List the kernel programming interfaces that the code uses, usually `com.apple.kpi.iokit` and `com.apple.kpi.libkern`, and the families of its superclasses, each with the lowest version that the code needs.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/osbundlelibraries',
		'IOKitUser OSKext.c:__OSKextValidate',
		'xnu OSKext.cpp:resolveDependencies',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>CFBundleExecutable</key>|]\n<string>Widget</string>',
				fixed: `<key>CFBundleExecutable</key>
<string>Widget</string>
<key>OSBundleLibraries</key>
<dict>
	<key>com.apple.kpi.iokit</key>
	<string>19.0</string>
	<key>com.apple.kpi.libkern</key>
	<string>19.0</string>
</dict>`,
				findings: [
					"error: Missing 'OSBundleLibraries' in a kext with code. The system rejects the kext.",
				],
				fixes: ["Add 'com.apple.kpi.iokit' and 'com.apple.kpi.libkern'"],
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>$(EXECUTABLE_NAME)</string>\n[|<key>OSBundleLibraries</key>|]\n<dict/>',
				fixed: `<key>CFBundleExecutable</key>
<string>$(EXECUTABLE_NAME)</string>
<key>OSBundleLibraries</key>
<dict>
	<key>com.apple.kpi.iokit</key>
	<string>19.0</string>
	<key>com.apple.kpi.libkern</key>
	<string>19.0</string>
</dict>`,
				findings: [
					"error: 'OSBundleLibraries' is empty in a kext with code. The system rejects the kext.",
				],
				fixes: ["Add 'com.apple.kpi.iokit' and 'com.apple.kpi.libkern'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries_x86_64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>Libkern</string>\n<key>OSKernelResource</key>\n<true/>',
			},
			{ text: '<key>CFBundleName</key>\n<string>Widget</string>' },
			{
				text: '<!-- driver-plist-disable extra-whitespace -->\n<key>CFBundleExecutable</key>\n<string> </string>',
			},
			{
				text: '<!-- driver-plist-disable unknown-key -->\n<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibaries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('missing-libraries', {
	empty: "'{key}' is empty in a kext with code. The system rejects the kext.",
	missing: "Missing 'OSBundleLibraries' in a kext with code. The system rejects the kext.",
});

export const missingLibraries = defineRule({
	code: 'missing-libraries',
	severity: 'error',
	kinds: ['kext'],
	messages,
	visit: 'root',
	*check(root, { plist }): Iterable<FoundWith<Dict>> {
		const code = plist.classification.confidence === 'certain' ? executableEntry(plist) : undefined;
		if (!code || isEmptyList(code) || isTrue(root, 'OSKernelResource')) return;
		const lists = variantsOf(plist, 'OSBundleLibraries');
		if (lists.length === 0) yield { at: atKey(code), message: messages.missing(), state: root };
		for (const { entry } of lists) {
			const { key, value } = entry;
			if (value.type !== 'dict' || value.entries.length > 0) continue;
			yield { at: atKey(entry), message: messages.empty({ key }), state: value };
		}
	},
	fixes: (dict, context) => [
		addUsualLibrariesFix(context, (libraries): readonly PlistEdit[] =>
			dict.entry
				? libraries.map(([key, value]) => ({ kind: 'insertEntry', into: dict, key, value }))
				: [insertLibraries(dict, context)],
		),
	],
});

/** A name that is yet to be filled in: it is not known whether there is code. */
function isEmptyList({ value }: DictEntry): boolean {
	return value.type === 'string' && value.value.trim() === '';
}
