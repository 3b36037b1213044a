/** A library of the kernel itself that 64-bit kexts cannot link against. */
import { atKey, type Finding, message, type Severity } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { declaresExecutable } from '../document/rootEntries.js';
import { type LibraryList, librariesFrom, libraryListsOf } from '../libraries/libraryLists.js';
import { kpiLibraries, kpiPrefix } from '../platform/kpiLibraries.js';
import type { DictEntry } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

const rawKernel = 'com.apple.kernel';
const kernelParts = 'com.apple.kernel.';

/** Darwin 8 has the first version of every interface. */
const firstKpi = '8.0.0';

export const kernelLibraryDocs: RuleDocs = {
	what: '`com.apple.kernel`, or one of its parts such as `com.apple.kernel.iokit`, among the libraries of a kext with code.',
	why: 'The kernel itself is never a library. Its parts were, for 32-bit kexts: on a 64-bit kernel `resolveDependencies` refuses the kext. Mixed with `com.apple.kpi.…` the tools warn even for 32-bit kexts.',
	fix: 'Name the kernel programming interface instead: `com.apple.kpi.iokit` for `com.apple.kernel.iokit`. A kext that still has 32-bit code gives the 64-bit list in `OSBundleLibraries_x86_64`.',
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
					"error: 'com.apple.kernel.iokit' is for 32-bit kexts: a 64-bit kernel refuses the kext.",
				],
				fixes: ['Replace by com.apple.kpi.iokit'],
			},
			{
				text: '<key>OSBundleLibraries_arm64</key>\n<dict>\n\t[|<key>com.apple.kernel</key>|]\n\t<string>19.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: ["error: 'com.apple.kernel' is no library: the kernel refuses the kext."],
				fixes: ["Remove 'com.apple.kernel'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.kernel.libkern</key>|]\n\t<string>6.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kernel.libkern' is for 32-bit kexts: a 64-bit kernel refuses the kext.",
				],
				fixes: ['Replace by com.apple.kpi.libkern'],
			},
			{
				text: '<key>OSBundleLibraries_i386</key>\n<dict>\n\t[|<key>com.apple.kernel.6.0</key>|]\n\t<string>7.9.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>8.0.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kernel.6.0' beside com.apple.kpi.… libraries: the kext tools warn, since both hold the same symbols.",
				],
				fixes: ["Remove 'com.apple.kernel.6.0'"],
			},
		],
		good: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kernel.6.0</key>\n\t<string>7.9.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>8.0.0</string>\n</dict>\n<key>OSBundleLibraries_x86_64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0.0</string>\n</dict>',
			},
		],
	}),
};

export const kernelLibrary = definePlistRule({
	code: 'kernel-library',
	severity: 'error',
	kinds: ['kext'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		const hasCode = declaresExecutable(plist);
		for (const list of libraryListsOf(plist, deploymentTarget.macOS)) {
			const kpi = list.dict.entries.find(({ key }) => key.startsWith(kpiPrefix));
			for (const entry of list.dict.entries) {
				const verdict = judge(entry.key, list, kpi !== undefined, hasCode);
				if (!verdict) continue;
				yield {
					...verdict,
					at: atKey(entry),
					...(kpi && {
						related: [{ at: atKey(kpi), message: message('The interfaces are named as well.') }],
					}),
				};
			}
		}
	},
	fixes({ plist, deploymentTarget }: RuleContext, { at, severity }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		const list = libraryListsOf(plist, deploymentTarget.macOS).find(
			({ dict }) => dict === entry?.dict,
		);
		return entry && list ? remedies(entry, list, severity === 'error') : [];
	},
});

function judge(
	key: string,
	{ on64Bit, architecture }: LibraryList,
	hasKpi: boolean,
	hasCode: boolean,
): { readonly severity: Severity; readonly message: RuleFinding['message'] } | undefined {
	if (key === rawKernel && on64Bit !== 'no') {
		return {
			severity: hasCode || on64Bit === 'yes' ? 'error' : 'warning',
			message: message("'{0}' is no library: the kernel refuses the kext.", key),
		};
	}
	if (!key.startsWith(kernelParts)) return undefined;
	if (on64Bit !== 'no') {
		return {
			severity: on64Bit === 'yes' ? 'error' : 'warning',
			message: message("'{0}' is for 32-bit kexts: a 64-bit kernel refuses the kext.", key),
		};
	}
	if (!hasKpi || architecture === undefined) return undefined;
	return {
		severity: 'warning',
		message: message(
			"'{0}' beside com.apple.kpi.… libraries: the kext tools warn, since both hold the same symbols.",
			key,
		),
	};
}

/** Removing is the remedy where the interface is named already; one that has to be chosen is not preferred. */
function remedies(entry: DictEntry, list: LibraryList, certain: boolean): readonly Fix[] {
	const part = entry.key.slice(kernelParts.length);
	const kpi = kpiPrefix + part;
	if (!kpiLibraries.has(kpi)) {
		return librariesFrom(list, kpiPrefix).length > 0 ? [removeEntryFix(entry, certain)] : [];
	}
	if (list.dict.get(kpi)) return [removeEntryFix(entry, certain)];
	return [
		{
			title: message('Replace by {0}', kpi),
			edits: [
				{ kind: 'renameKey', entry, key: kpi },
				{ kind: 'replaceContent', value: entry.value, by: firstKpi },
			],
			preferred: certain,
		},
	];
}
