/** A kext with code that names no library. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { executableEntry, isTrue, variantsOf } from '../document/rootEntries.js';
import type { NewValue } from '../edit/plistEdit.js';
import { kpiFor, usualLibraries } from '../platform/kpiLibraries.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { DictEntry } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';

export const missingLibrariesDocs: RuleDocs = {
	what: 'A kext with an executable whose `OSBundleLibraries` is missing or empty.',
	why: 'Code in the kernel can use nothing that it does not link against, and a kext with code that names no library is refused by OSKext and by the kernel (`resolveDependencies`).',
	fix: 'Name the kernel programming interfaces that the code uses, usually `com.apple.kpi.iokit` and `com.apple.kpi.libkern`, and the families of its superclasses, each with the lowest version that will do.',
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
				findings: ['error: OSBundleLibraries is missing in a kext with code: the kext is refused.'],
				fixes: ['Name IOKit and libkern as libraries'],
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
				findings: ['error: OSBundleLibraries is empty in a kext with code: the kext is refused.'],
				fixes: ['Name IOKit and libkern as libraries'],
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
		],
	}),
};

export const missingLibraries = definePlistRule({
	code: 'missing-libraries',
	severity: 'error',
	kinds: ['kext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const { root } = plist;
		if (!plist.kindIsCertain || root?.type !== 'dict') return;
		const code = executableEntry(plist);
		if (!code || isEmpty(code) || isTrue(root, 'OSKernelResource')) return;
		const lists = variantsOf(plist, 'OSBundleLibraries');
		if (lists.length === 0 && !hasKeyOrMisspelling(root, 'OSBundleLibraries'))
			yield finding(code, 'OSBundleLibraries is missing');
		for (const { entry } of lists) {
			if (entry.value.type === 'dict' && entry.value.entries.length === 0) {
				yield finding(entry, `${entry.key} is empty`);
			}
		}
	},
	fixes({ plist, deploymentTarget }: RuleContext, { at }: Finding): readonly Fix[] {
		const { root } = plist;
		if (root?.type !== 'dict') return [];
		const version = kpiFor(deploymentTarget.macOS);
		const by: NewValue = {
			dict: usualLibraries.map((name) => [name, version]),
		};
		const empty = entryAt(root, at.range);
		const isList = empty?.key.startsWith('OSBundleLibraries') ?? false;
		return [
			{
				title: message('Name IOKit and libkern as libraries'),
				edits: [
					empty && isList
						? { kind: 'replaceValue', value: empty.value, by }
						: { kind: 'insertEntry', into: root, key: 'OSBundleLibraries', value: by },
				],
				preferred: true,
			},
		];
	},
});

/** A name still to be filled in: whether there is code is not known. */
function isEmpty({ value }: DictEntry): boolean {
	return value.type === 'string' && value.value.trim() === '';
}

function finding(entry: DictEntry, what: string): RuleFinding {
	return {
		at: atKey(entry),
		message: message('{0} in a kext with code: the kext is refused.', what),
	};
}
