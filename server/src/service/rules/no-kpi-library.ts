/** A kext with code whose libraries hold no kernel programming interface. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { declaresExecutable } from '../document/rootEntries.js';
import { librariesFrom, libraryListsOf } from '../libraries/libraryLists.js';
import { kpiFor, kpiPrefix, usualLibraries } from '../platform/kpiLibraries.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';

export const noKpiLibraryDocs: RuleDocs = {
	what: 'A list of libraries with other kexts alone, without any `com.apple.kpi.…`.',
	why: 'Symbols of the kernel come from its programming interfaces only. Without one the kernel warns while it links the kext, and code that uses `IOService` or `IOLog` does not link.',
	fix: 'Add the interfaces that the code uses, usually `com.apple.kpi.iokit` and `com.apple.kpi.libkern`.',
	references: [
		'IOKitUser OSKext.c:__OSKextResolveDependencies',
		'xnu OSKext.cpp:resolveDependencies',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n[|<key>OSBundleLibraries</key>|]\n<dict>\n\t<key>com.example.library</key>\n\t<string>1.0</string>\n</dict>',
				fixed:
					'<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.example.library</key>\n\t<string>1.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					'warning: OSBundleLibraries names no com.apple.kpi.… library: the kernel warns, and nothing of the kernel itself can be used.',
				],
				fixes: ['Add IOKit and libkern'],
			},
		],
		good: [
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.mach</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.example.library</key>\n\t<string>1.0</string>\n</dict>',
			},
		],
	}),
};

export const noKpiLibrary = definePlistRule({
	code: 'no-kpi-library',
	severity: 'warning',
	kinds: ['kext'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		if (!declaresExecutable(plist)) return;
		for (const list of libraryListsOf(plist, deploymentTarget.macOS)) {
			const none =
				list.dict.entries.length > 0 &&
				librariesFrom(list, kpiPrefix).length === 0 &&
				librariesFrom(list, 'com.apple.kernel').length === 0;
			if (list.on64Bit === 'no' || !none) continue;
			yield {
				at: atKey(list.entry),
				message: message(
					'{0} names no com.apple.kpi.… library: the kernel warns, and nothing of the kernel itself can be used.',
					list.entry.key,
				),
			};
		}
	},
	fixes({ plist, deploymentTarget }: RuleContext, { at }: Finding): readonly Fix[] {
		const list = entryAt(plist.root, at.range)?.value;
		if (list?.type !== 'dict') return [];
		const version = kpiFor(deploymentTarget.macOS);
		return [
			{
				title: message('Add IOKit and libkern'),
				edits: usualLibraries.map((key) => ({
					kind: 'insertEntry',
					into: list,
					key,
					value: version,
				})),
				preferred: true,
			},
		];
	},
});
