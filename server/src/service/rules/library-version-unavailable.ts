/** A library that is requested in a version that no system has. */
import type { PlistContents } from '../document/driverPlist.js';
import { atContent, atKey, type Finding } from '../document/finding.js';
import { kextVersionNumber } from '../document/kextVersion.js';
import { literalText, numberText } from '../document/unexpanded.js';
import { defineMessages, type Message } from '../messages/message.js';
import { kernelBundles } from '../platform/kernelBundles.js';
import { darwinOf, kpiFor, kpiLibraries, newestDarwin } from '../platform/kpiLibraries.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import type { CheckContext } from './checkContext.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

export const libraryVersionUnavailableDocs: RuleDocs = {
	what: 'A kernel programming interface that is requested in a version later than every known macOS, than the minimum system in the file, or than the deployment target in `driverPlist.deploymentTarget` or `.driver-plist.json`, or a library that is requested in a version earlier than the oldest one it supports.',
	why: 'A library can be requested in versions from its compatible version up to its own (`isCompatibleWithVersion`). With any other version, the kext has an unresolved dependency and does not load.',
	fix: 'Request the lowest version that the code needs. The interfaces have the version of Darwin: 19 is macOS 10.15, 20 is 11, 22 is 13, 24 is 15, 25 is 26.',
	references: [
		'xnu OSKext.cpp:isCompatibleWithVersion',
		'xnu config/System.kext/PlugIns Info.plist of each KPI',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>[|104.0|]</string>\n</dict>',
				findings: [
					"warning: '104.0' is later than 25, the latest known version of 'com.apple.kpi.iokit'. No known macOS version loads the kext.",
				],
				fixes: ["Change to '19.0'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>[|6.0|]</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>8.0.0d0</string>\n</dict>',
				findings: [
					"warning: '6.0' is earlier than '8.0.0d0', the oldest version that 'com.apple.kpi.libkern' supports. The kext does not load.",
				],
				fixes: ["Change to '8.0.0d0'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>[|1 7.0|]</string>\n</dict>',
				findings: [
					"warning: '1 7.0' is earlier than '8.0.0d0', the oldest version that 'com.apple.kpi.libkern' supports. The kext does not load.",
				],
				fixes: ["Change to '8.0.0d0'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.iokit.IOUSBFamily</key>\n\t<string>[|1.0|]</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.iokit.IOUSBFamily</key>\n\t<string>1.8</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0</string>\n</dict>',
				findings: [
					"warning: '1.0' is earlier than '1.8', the oldest version that 'com.apple.iokit.IOUSBFamily' supports. The kext does not load.",
				],
				fixes: ["Change to '1.8'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>[|24.0|]</string>\n</dict>',
				deploymentTarget: { macOS: '13.0' },
				findings: [
					"warning: '24.0' is later than 22, the version in macOS 13.0. The kext does not load on this deployment target.",
				],
				fixes: ["Change to '22.0'"],
			},
			{
				text: '<key>LSMinimumSystemVersion</key>\n<string>10.11</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>[|16.7.0|]</string>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>15.0</string>\n</dict>',
				findings: [
					"warning: '16.7.0' is later than 15, the version in macOS 10.11. The kext does not load on this minimum system.",
				],
				fixes: ["Change to '15.0'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>[|24.0|]</string>\n</dict>\n<key>OSMinimumSystemVersion</key>\n<string>13.0</string>',
				deploymentTarget: { macOS: '15.0' },
				findings: [
					"warning: '24.0' is later than 22, the version in macOS 13.0. The kext does not load on this minimum system.",
				],
				fixes: ["Change to '22.0'"],
			},
		],
		good: [
			{
				text: '<key>LSMinimumSystemVersion</key>\n<string>$(MACOSX_DEPLOYMENT_TARGET)</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>24.0</string>\n</dict>',
			},
			{
				text: '<key>LSMinimumSystemVersion</key>\n<string>10.11.6</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>15.6</string>\n</dict>',
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>7.0</string>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>8.0d0</string>\n\t<key>com.apple.kpi.mach</key>\n\t<string>25.4.0</string>\n\t<key>com.example.library</key>\n\t<string>999</string>\n</dict>',
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>22.6</string>\n</dict>',
				deploymentTarget: { macOS: '13.0' },
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>24.0</string>\n</dict>',
				deploymentTarget: { macOS: '99.0' },
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>6.0</string>\n</dict>\n<key>OSBundleLibraries_x86_64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>10.0</string>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('library-version-unavailable', {
	tooHigh:
		"'{version}' is later than {newest}, the latest known version of '{library}'. No known macOS version loads the kext.",
	minimumSystem: 'The minimum system is here.',
	tooHighForMinimum:
		"'{version}' is later than {darwin}, the version in macOS {macOS}. The kext does not load on this minimum system.",
	tooHighForTarget:
		"'{version}' is later than {darwin}, the version in macOS {macOS}. The kext does not load on this deployment target.",
	tooLow:
		"'{version}' is earlier than '{lowest}', the oldest version that '{library}' supports. The kext does not load.",
});

export const libraryVersionUnavailable = defineRule({
	code: 'library-version-unavailable',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'libraryList',
	*check({ dict, on64Bit }, { plist, deploymentTarget }) {
		if (on64Bit === 'no') return;
		const oldest = oldestSystem(plist, deploymentTarget);
		const highest = highestOfFamilies(dict, plist);
		for (const { key: library, value } of dict.entries) {
			const version = numberText(value, plist);
			const number = version === undefined ? undefined : kextVersionNumber(version);
			if (version === undefined || number === undefined) continue;
			const at = atContent(value);
			const lowest = lowestOf(library);
			if (lowest !== undefined && number < (kextVersionNumber(lowest) ?? 0n)) {
				const message = messages.tooLow({ version, lowest, library });
				const isOther = kpiLibraries.has(library) && highest >= (kextVersionNumber(lowest) ?? 0n);
				// What follows a space is not read, but is a part of what was written.
				const isCertain = !isOther && !/\S\s\S/.test(version);
				yield { at, message, state: { value, by: lowest, isCertain } };
			} else if (kpiLibraries.has(library)) {
				const message = tooHigh(library, version, number, oldest);
				const state = { value, by: kpiFor(oldest.macOS), isCertain: false };
				if (message) yield { at, message, ...relatedTo(oldest), state };
			}
		}
	},
	fixes: ({ value, by, isCertain }) => [changeContentFix(value, by, isCertain)],
});

/** The highest version of a library that is not a part of the kernel; it can be exchanged with that of one which is. */
function highestOfFamilies(dict: Dict, plist: PlistContents): bigint {
	let highest = 0n;
	for (const { key, value } of dict.entries) {
		const number = kextVersionNumber(numberText(value, plist) ?? '');
		const isOfFamily = kernelBundles.has(key) && !kpiLibraries.has(key);
		if (isOfFamily && number !== undefined && number > highest) highest = number;
	}
	return highest;
}

/** The oldest macOS that a kext is for. */
interface OldestSystem {
	readonly macOS: string | undefined;
	/** Where the file names it; undefined if it is the deployment target of the settings. */
	readonly entry?: DictEntry;
}

const minimumSystemKeys = ['LSMinimumSystemVersion', 'OSMinimumSystemVersion'];

/** The minimum system in the file, or else the deployment target. */
function oldestSystem(
	plist: PlistContents,
	{ macOS }: CheckContext['deploymentTarget'],
): OldestSystem {
	for (const key of minimumSystemKeys) {
		const entry = plist.root?.type === 'dict' ? plist.root.get(key) : undefined;
		const text = entry && literalText(entry.value, plist.form);
		if (entry && text !== undefined && /^\d+(?:\.\d+)*$/.test(text)) return { macOS: text, entry };
	}
	return { macOS };
}

function relatedTo({ entry }: OldestSystem): Partial<Pick<Finding, 'related'>> {
	return entry ? { related: [{ at: atKey(entry), message: messages.minimumSystem() }] } : {};
}

/** What is wrong with the version of an interface that is later than every known macOS, or than the oldest system. */
function tooHigh(
	library: string,
	version: string,
	number: bigint,
	{ macOS, entry }: OldestSystem,
): Message | undefined {
	const major = Number(number / 1_000_000_000_000n);
	const newest = newestDarwin();
	if (major > newest) return messages.tooHigh({ version, newest, library });
	const darwin = macOS === undefined ? undefined : darwinOf(macOS);
	if (macOS === undefined || darwin === undefined || major <= darwin) return undefined;
	return messages[entry ? 'tooHighForMinimum' : 'tooHighForTarget']({ version, darwin, macOS });
}

function lowestOf(library: string): string | undefined {
	return kpiLibraries.get(library)?.compatible ?? kernelBundles.get(library)?.compatible;
}
