/** A library of the kernel itself that 64-bit kexts can't link with. */
import { atKey, type Severity } from '../document/finding.js';
import { declaresExecutable } from '../document/rootEntries.js';
import type { LibraryList } from '../libraries/libraryLists.js';
import { defineMessages, type Message } from '../messages/message.js';
import { kernelPartPrefix, kpiLibraries, kpiPrefix } from '../platform/kpiLibraries.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineRule, type Fix, type RuleDocs } from './rule.js';
import { fixTitles, removeEntryFix } from './shared/entryFixes.js';

const rawKernel = 'com.apple.kernel';

/** Darwin 8 has the first version of every interface. */
const firstKpi = '8.0.0';

export const kernelLibraryDocs: RuleDocs = {
	what: '`com.apple.kernel`, or one of its parts such as `com.apple.kernel.iokit`, among the libraries of a kext with code.',
	why: 'The kernel itself is not a library. Its parts were libraries of 32-bit kexts. A 64-bit kernel rejects a kext that lists one (`resolveDependencies`). The kext tools warn about a list that also has a `com.apple.kpi` library, even for 32-bit kexts.',
	otherSeverities: {
		warning: 'where the list may be that of a 32-bit kext, or also has a `com.apple.kpi` library.',
	},
	fix: 'Use the kernel programming interface instead: `com.apple.kpi.iokit` for `com.apple.kernel.iokit`. If the kext still has 32-bit code, put the 64-bit list in `OSBundleLibraries_x86_64`.',
	references: [
		'IOKitUser OSKext.c:__OSKextResolveDependencies',
		'xnu OSKext.cpp:resolveDependencies',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>LSMinimumSystemVersion</key>\n<string>10.15</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.kernel.iokit</key>|]\n\t<string>6.9.9</string>\n</dict>',
				fixed:
					'<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>LSMinimumSystemVersion</key>\n<string>10.15</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>8.0.0</string>\n</dict>',
				findings: [
					"error: 'com.apple.kernel.iokit' is for 32-bit kexts only. A 64-bit kernel rejects the kext.",
				],
				fixes: ["Change to 'com.apple.kpi.iokit'"],
			},
			{
				text: '<key>OSBundleLibraries_arm64</key>\n<dict>\n\t[|<key>com.apple.kernel</key>|]\n\t<string>19.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries_arm64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: ["error: 'com.apple.kernel' is not a library. The kernel rejects the kext."],
				fixes: ["Remove 'com.apple.kernel'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.kernel.libkern</key>|]\n\t<string>6.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kernel.libkern' is for 32-bit kexts only. A 64-bit kernel rejects the kext.",
				],
				fixes: ["Change to 'com.apple.kpi.libkern'"],
			},
			{
				text: '<key>OSBundleLibraries_i386</key>\n<dict>\n\t[|<key>com.apple.kernel.6.0</key>|]\n\t<string>7.9.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>8.0.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kernel.6.0' has the same symbols as the 'com.apple.kpi' libraries. The kext tools warn about it.",
				],
				fixes: ["Remove 'com.apple.kernel.6.0'"],
			},
			{
				text: '<key>OSBundleLibraries_x86_64</key>\n<dict>\n\t[|<key>com.apple.kernel.iokit</key>|]\n\t<string>6.9.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries_x86_64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0</string>\n</dict>',
				findings: [
					"error: 'com.apple.kernel.iokit' is for 32-bit kexts only. A 64-bit kernel rejects the kext.",
				],
				fixes: ["Remove 'com.apple.kernel.iokit'"],
			},
			{
				text: '<!-- driver-plist-disable wrong-type -->\n<key>OSBundleLibraries_x86_64</key>\n<dict>\n\t[|<key>com.apple.kernel.iokit</key>|]\n\t<integer>6</integer>\n</dict>',
				fixed:
					'<!-- driver-plist-disable wrong-type -->\n<key>OSBundleLibraries_x86_64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>8.0.0</string>\n</dict>',
				findings: [
					"error: 'com.apple.kernel.iokit' is for 32-bit kexts only. A 64-bit kernel rejects the kext.",
				],
				fixes: ["Change to 'com.apple.kpi.iokit'"],
			},
		],
		good: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kernel.6.0</key>\n\t<string>7.9.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>8.0.0</string>\n</dict>\n<key>OSBundleLibraries_x86_64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0.0</string>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('kernel-library', {
	alsoKpi: "The list also contains '{library}'.",
	notALibrary: "'{library}' is not a library. The kernel rejects the kext.",
	sameSymbols:
		"'{library}' has the same symbols as the 'com.apple.kpi' libraries. The kext tools warn about it.",
	thirtyTwoBit: "'{library}' is for 32-bit kexts only. A 64-bit kernel rejects the kext.",
});

export const kernelLibrary = defineRule({
	code: 'kernel-library',
	severity: 'error',
	kinds: ['kext'],
	messages,
	visit: 'libraryList',
	*check(list, { plist }) {
		const { entries } = list.dict;
		// The first one is found once for all findings: a list can be long.
		const kpi = entries.find(({ key }) => key.startsWith(kpiPrefix));
		const related = kpi && [{ at: atKey(kpi), message: messages.alsoKpi({ library: kpi.key }) }];
		const hasCode = declaresExecutable(plist);
		for (const entry of entries) {
			const fault = faultOf(entry.key, list, kpi !== undefined, hasCode);
			if (!fault) continue;
			const isCertain = fault.severity === 'error';
			yield {
				...fault,
				at: atKey(entry),
				...(related && { related }),
				state: { entry, list, hasKpi: kpi !== undefined, isCertain },
			};
		}
	},
	fixes: fixesOf,
});

interface Found {
	readonly entry: DictEntry;
	readonly list: LibraryList;
	readonly hasKpi: boolean;
	readonly isCertain: boolean;
}

function faultOf(
	library: string,
	{ on64Bit, architecture }: LibraryList,
	hasKpi: boolean,
	hasCode: boolean,
): { readonly severity: Severity; readonly message: Message } | undefined {
	if (library === rawKernel && on64Bit !== 'no') {
		const severity = hasCode || on64Bit === 'yes' ? 'error' : 'warning';
		return { severity, message: messages.notALibrary({ library }) };
	}
	if (!library.startsWith(kernelPartPrefix)) return undefined;
	if (on64Bit !== 'no') {
		const severity = on64Bit === 'yes' ? 'error' : 'warning';
		return { severity, message: messages.thirtyTwoBit({ library }) };
	}
	if (!hasKpi || architecture === undefined) return undefined;
	return { severity: 'warning', message: messages.sameSymbols({ library }) };
}

/** Removes the library if its interface is already in the list. One that has to be chosen is not preferred. */
function fixesOf({ entry, list, hasKpi, isCertain }: Found): readonly Fix[] {
	const kpi = kpiPrefix + entry.key.slice(kernelPartPrefix.length);
	if (!kpiLibraries.has(kpi)) return hasKpi ? [removeEntryFix(entry, isCertain)] : [];
	if (list.dict.get(kpi)) return [removeEntryFix(entry, isCertain)];
	return [
		{
			title: fixTitles.change({ value: kpi }),
			edits: [
				{ kind: 'renameKey', entry, key: kpi },
				{ kind: 'replaceValue', value: entry.value, by: firstKpi },
			],
			preferred: isCertain,
		},
	];
}
