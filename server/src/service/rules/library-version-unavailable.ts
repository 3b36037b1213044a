/** A library asked for in a version that no system has. */
import { atContent, type Finding, message, type Severity } from '../document/finding.js';
import { parseKextVersion } from '../document/kextVersion.js';
import { valueAt } from '../document/locate.js';
import { numberText } from '../document/unexpanded.js';
import { libraryListsOf } from '../libraries/libraryLists.js';
import { kernelBundles } from '../platform/kernelBundles.js';
import { darwinOf, kpiFor, kpiLibraries, newestDarwin } from '../platform/kpiLibraries.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

export const libraryVersionUnavailableDocs: RuleDocs = {
	what: 'A kernel programming interface asked for in a version above every known macOS, or above the target; or a library asked for below the oldest version that it still serves.',
	why: 'A request is met from the compatible version of the library up to the one that is installed (`isCompatibleWithVersion`). Outside of that the kext has an unresolved dependency and does not load.',
	fix: 'Ask for the lowest version that the code needs. The interfaces have the version of Darwin: 19 is macOS 10.15, 20 is 11, 22 is 13, 24 is 15, 25 is 26.',
	references: [
		'xnu OSKext.cpp:isCompatibleWithVersion',
		'xnu config/System.kext/PlugIns Info.plist of each KPI',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>[|104.0|]</string>\n</dict>',
				findings: [
					"warning: '104.0' is above every known macOS, whose newest interfaces have 25: the kext does not load.",
				],
				fixes: ["Change to '19.0'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>[|6.0|]</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>8.0.0d0</string>\n</dict>',
				findings: [
					"warning: '6.0' is below '8.0.0d0', the oldest version that com.apple.kpi.libkern still serves: the kext does not load.",
				],
				fixes: ["Change to '8.0.0d0'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.iokit.IOUSBFamily</key>\n\t<string>[|1.0|]</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.iokit.IOUSBFamily</key>\n\t<string>1.8</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0</string>\n</dict>',
				findings: [
					"warning: '1.0' is below '1.8', the oldest version that com.apple.iokit.IOUSBFamily still serves: the kext does not load.",
				],
				fixes: ["Change to '1.8'"],
			},
		],
		good: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>7.0</string>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>8.0d0</string>\n\t<key>com.apple.kpi.mach</key>\n\t<string>25.4.0</string>\n\t<key>com.example.library</key>\n\t<string>999</string>\n</dict>',
			},
		],
	}),
};

export const libraryVersionUnavailable = definePlistRule({
	code: 'library-version-unavailable',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		for (const { dict, on64Bit } of libraryListsOf(plist, deploymentTarget.macOS)) {
			if (on64Bit === 'no') continue;
			for (const { key, value } of dict.entries) {
				const text = numberText(value, plist);
				const verdict = text ? judge(key, text, deploymentTarget.macOS) : undefined;
				if (verdict) yield { ...verdict, at: atContent(value) };
			}
		}
	},
	fixes({ plist, deploymentTarget }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		const name = value?.entry?.key ?? '';
		if (value?.type !== 'string') return [];
		const lowest = lowestOf(name);
		const asked = numberOf(value.value);
		if (lowest !== undefined && asked !== undefined && asked < (numberOf(lowest) ?? 0n)) {
			return [changeContentFix(value, lowest, true)];
		}
		return [changeContentFix(value, kpiFor(deploymentTarget.macOS))];
	},
});

type Verdict = { readonly severity?: Severity; readonly message: RuleFinding['message'] };

function judge(name: string, text: string, macOS: string | undefined): Verdict | undefined {
	const asked = numberOf(text);
	if (asked === undefined) return undefined;
	const lowest = lowestOf(name);
	if (lowest !== undefined && asked < (numberOf(lowest) ?? 0n)) {
		return {
			message: message(
				"'{0}' is below '{1}', the oldest version that {2} still serves: the kext does not load.",
				text,
				lowest,
				name,
			),
		};
	}
	if (!kpiLibraries.has(name)) return undefined;
	const major = Number(asked / 1_000_000_000_000n);
	if (major > newestDarwin()) {
		return {
			message: message(
				"'{0}' is above every known macOS, whose newest interfaces have {1}: the kext does not load.",
				text,
				`${newestDarwin()}`,
			),
		};
	}
	const darwin = macOS === undefined ? undefined : darwinOf(macOS);
	if (macOS === undefined || darwin === undefined || major <= darwin) return undefined;
	return {
		message: message(
			"'{0}' is above {1}, the version of macOS {2}, which the driver is meant for: there it does not load.",
			text,
			`${darwin}`,
			macOS,
		),
	};
}

function lowestOf(name: string): string | undefined {
	return kpiLibraries.get(name)?.compatible ?? kernelBundles.get(name)?.compatible;
}

function numberOf(text: string): bigint | undefined {
	const version = parseKextVersion(text);
	return version.valid ? version.value : undefined;
}
