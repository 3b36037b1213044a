/** A kext with code whose libraries contain no kernel programming interface. */
import { atKey } from '../document/finding.js';
import { declaresExecutable } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { kpiPrefix } from '../platform/kpiLibraries.js';
import { defineRule, type RuleDocs } from './rule.js';
import { addUsualLibrariesFix } from './shared/addUsualLibrariesFix.js';

export const noKpiLibraryDocs: RuleDocs = {
	what: 'A list of libraries that contains other kexts only, without a `com.apple.kpi` library.',
	why: 'Symbols of the kernel come only from its programming interfaces. Without one, the kernel warns when it links the kext, and code that uses `IOService` or `IOLog` does not link.',
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
					"warning: 'OSBundleLibraries' does not contain a 'com.apple.kpi' library. The kernel warns, and the code can't link with kernel symbols.",
				],
				fixes: ["Add 'com.apple.kpi.iokit' and 'com.apple.kpi.libkern'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.mach</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.example.library</key>\n\t<string>1.0</string>\n</dict>',
			},
			{
				text: '<!-- driver-plist-disable missing-libraries -->\n<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict/>',
			},
			{
				text: '<!-- driver-plist-disable kernel-library -->\n<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kernel.iokit</key>\n\t<string>6.0</string>\n</dict>',
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries_i386</key>\n<dict>\n\t<key>com.example.library</key>\n\t<string>1.0</string>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('no-kpi-library', {
	none: "'{key}' does not contain a 'com.apple.kpi' library. The kernel warns, and the code can't link with kernel symbols.",
});

export const noKpiLibrary = defineRule({
	code: 'no-kpi-library',
	severity: 'warning',
	kinds: ['kext'],
	messages,
	visit: 'libraryList',
	*check(list, { plist }) {
		const { entry, dict, on64Bit } = list;
		if (on64Bit === 'no' || dict.entries.length === 0 || !declaresExecutable(plist)) return;
		if (dict.entries.some(({ key }) => isKernelLibrary(key))) return;
		yield { at: atKey(entry), message: messages.none({ key: entry.key }), state: dict };
	},
	fixes: (into, context) => [
		addUsualLibrariesFix(context, (libraries) =>
			libraries.map(([key, value]) => ({ kind: 'insertEntry', into, key, value })),
		),
	],
});

function isKernelLibrary(name: string): boolean {
	return name.startsWith(kpiPrefix) || name.startsWith('com.apple.kernel');
}
