/** A key that has an effect only in another dictionary or file. */
import type { PlistContents } from '../document/driverPlist.js';
import { missedPlaceOf } from '../document/extensionDeclarations.js';
import { isLibraryList } from '../document/rootEntries.js';
import { libraryListsOf } from '../libraries/libraryLists.js';
import { onceFor } from '../once.js';
import { isKextOfMacOS } from '../platform/kernelBundles.js';
import { networkExtension, providerPrefix } from '../platform/networkExtensions.js';
import { isPersonalityKey } from '../schema/describe.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { defineSchemaRule, type Fix, type RuleDocs } from './rule.js';
import {
	fixTitles,
	moveEntryFix,
	moveIntoNewDictFix,
	removeEntryFix,
} from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import {
	moveIntoPersonalityFixes,
	moveOutOfPersonalityFixes,
	moveRestOfPersonalityFixes,
} from './shared/personalityMoves.js';
import { suits } from './shared/renameFixes.js';

const filter = 'com.apple.networkextension.filter-data';
const tunnel =
	'\t\t<key>com.apple.networkextension.packet-tunnel</key>\n\t\t<string>Widget.Tunnel</string>';
const service = '<string>$(TeamIdentifierPrefix)com.example.widget</string>';
const network = (classes: string): string =>
	`<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n${classes}\n\t</dict>\n</dict>`;

export const misplacedKeyDocs: RuleDocs = {
	what: 'A known key in a place where nothing reads it: a key of a personality at the root or in the dictionary of a user client, an entitlement in an Info.plist, a property that only the system or the device has, a key of the Info.plist among the libraries of a kext, a library outside of `OSBundleLibraries`, the class of a network provider outside of `NEProviderClasses`, or a key of the root in `NetworkExtension` or `CMIOExtension`.',
	why: 'Each key is read in one place. Anywhere else, it has no effect, and nothing reports it. Each key in `OSBundleLibraries` is the identifier of a kext, without which the kext does not load.',
	otherSeverities: {
		warning:
			'for an entitlement in an Info.plist, for a key of an Info.plist in entitlements, for libraries, for what a network extension declares, and for a key of IOKit at the root that no personality has.',
	},
	fix: 'Move the key to its place, or remove it. All keys of a personality at the root move into one together.',
	references: [
		'xnu IOCatalogue.cpp:addDrivers',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu IOUserServer.cpp:Create_Impl',
		'xnu OSKext.cpp:resolveDependencies',
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>IOProbeScore</key>|]\n<integer>1000</integer>',
				findings: [
					"information: 'IOProbeScore' belongs in a personality. It has no effect at the root.",
				],
				fixes: ["Remove 'IOProbeScore'"],
			},
			{
				text: '[|<key>IOProviderClass</key>|]\n<string>IOUSBHostDevice</string>',
				findings: [
					"information: 'IOProviderClass' belongs in a personality. It has no effect at the root.",
				],
				fixes: ["Remove 'IOProviderClass'"],
			},
			{
				text: dextExample({
					UserClientProperties: `<dict>
			<key>IOClass</key>
			<string>IOUserUserClient</string>
			<key>IOUserClass</key>
			<string>WidgetUserClient</string>
			[|<key>IOUserServerName</key>|]
			<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
		</dict>`,
				}),
				findings: [
					"information: 'IOUserServerName' belongs in the personality. It has no effect in 'UserClientProperties'.",
				],
				fixes: ["Remove 'IOUserServerName'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>KEXT</string>\n[|<key>IOClass</key>|]\n<string>com_example_Widget</string>\n[|<key>IOProviderClass</key>|]\n<string>IOWidgetNub</string>',
				kind: 'kext',
				findings: [
					"warning: 'IOClass' belongs in a personality. It has no effect at the root.",
					"warning: 'IOProviderClass' belongs in a personality. It has no effect at the root.",
				],
				fixes: ["Move the keys of the personality to 'IOKitPersonalities'", "Remove 'IOClass'"],
			},
			{
				text: dextExample({ OSBundleUsageDescription: 'Reads the widget.' }).replace(
					'<key>OSBundleUsageDescription</key>',
					'[|$&|]',
				),
				findings: [
					"information: 'OSBundleUsageDescription' belongs at the root. It has no effect in a personality.",
				],
				fixes: ["Move 'OSBundleUsageDescription' to the root", "Remove 'OSBundleUsageDescription'"],
			},
			{
				kind: 'kext',
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>OSBundleRequired</key>|]\n\t<string>Root</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: ["warning: 'OSBundleRequired' is not a library. The kext does not load."],
				fixes: ["Move 'OSBundleRequired' to the root", "Remove 'OSBundleRequired'"],
			},
			{
				kind: 'kext',
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>\n[|<key>com.apple.kpi.libkern</key>|]\n<string>19.0</string>',
				findings: [
					"warning: 'com.apple.kpi.libkern' belongs in 'OSBundleLibraries'. It has no effect here.",
				],
				fixes: [
					"Move 'com.apple.kpi.libkern' to 'OSBundleLibraries'",
					"Remove 'com.apple.kpi.libkern'",
				],
			},
			...[
				`${network(tunnel)}\n[|<key>${filter}</key>|]\n<string>Widget.Filter</string>`,
				network(tunnel).replace(
					/<dict>/,
					`$&\n\t[|<key>${filter}</key>|]\n\t<string>Widget.Filter</string>`,
				),
			].map((text) => ({
				kind: 'systemExtension' as const,
				text,
				fixed: network(`${tunnel}\n\t\t<key>${filter}</key>\n\t\t<string>Widget.Filter</string>`),
				findings: [
					"warning: 'com.apple.networkextension.filter-data' belongs in 'NEProviderClasses'. It has no effect here.",
				],
				fixes: [
					"Move 'com.apple.networkextension.filter-data' to 'NEProviderClasses'",
					"Remove 'com.apple.networkextension.filter-data'",
				],
			})),
			{
				kind: 'systemExtension',
				text: `<key>NetworkExtension</key>\n<dict>\n\t[|<key>${filter}</key>|]\n\t<string>Widget.Filter</string>\n</dict>`,
				fixed: network(`\t\t<key>${filter}</key>\n\t\t<string>Widget.Filter</string>`),
				findings: [
					"warning: 'com.apple.networkextension.filter-data' belongs in 'NEProviderClasses'. It has no effect here.",
				],
				fixes: ["Move 'com.apple.networkextension.filter-data' to 'NEProviderClasses'"],
			},
			{
				kind: 'systemExtension',
				text: network(`${tunnel}\n\t\t[|<key>NEMachServiceName</key>|]\n\t\t${service}`),
				fixed: network(tunnel).replace(
					/\n<\/dict>$/,
					`\n\t<key>NEMachServiceName</key>\n\t${service}$&`,
				),
				findings: [
					"warning: 'NEMachServiceName' belongs in 'NetworkExtension'. It has no effect here.",
				],
				fixes: ["Move 'NEMachServiceName' to 'NetworkExtension'", "Remove 'NEMachServiceName'"],
			},
			{
				kind: 'systemExtension',
				text: network(
					`${tunnel}\n\t\t[|<key>CFBundleExecutable</key>|]\n\t\t<string>Tunnel</string>`,
				).replace(/\n<\/dict>$/, '\n\t[|<key>CFBundleName</key>|]\n\t<string>Tunnel</string>$&'),
				findings: [
					"information: 'CFBundleExecutable' belongs at the root. It has no effect in 'NEProviderClasses'.",
					"information: 'CFBundleName' belongs at the root. It has no effect in 'NetworkExtension'.",
				],
				fixes: ["Move 'CFBundleExecutable' to the root", "Remove 'CFBundleExecutable'"],
			},
		],
		good: [
			{ text: '<key>CFBundleName</key>\n<string>Widget</string>' },
			{
				kind: 'systemExtension',
				text: `${network(tunnel)}\n<key>com.apple.networkextension.packet-tunnel</key>\n<string>Widget.Tunnel</string>`,
			},
			{
				kind: 'systemExtension',
				text: `${network(tunnel)}\n<key>WidgetProviders</key>\n<dict>\n\t<key>${filter}</key>\n\t<string>Widget.Filter</string>\n</dict>`,
			},
			{
				kind: 'systemExtension',
				text: `${network('#include "providers.h"')}\n<key>${filter}</key>\n<string>Widget.Filter</string>`,
			},
		],
	}),
};

export const misplacedKey = defineSchemaRule('misplaced-key', {
	severity: 'information',
	fixes({ entry }, { plist }) {
		const { root, personalities } = plist;
		const rest = entry.dict === root ? moveRestOfPersonalityFixes(plist, entry.dict) : [];
		const moves = [
			...(entry.dict === root ? moveIntoPersonalityFixes(plist, entry.dict, entry) : []),
			...moveOutOfPersonalityFixes(plist, entry),
			...moveLibraryFixes(plist, entry),
			...moveProviderFixes(plist, entry),
		];
		const remove = removeEntryFix(entry);
		const [personality] = personalities;
		const canMove =
			(entry.dict === root || isLibraryList(plist, entry.dict)) &&
			personalities.length === 1 &&
			personality !== undefined &&
			!personality.dict.get(entry.key) &&
			isPersonalityKey(entry.key) &&
			suits(plist, entry.value, personality.dict, entry.key);
		return canMove
			? [...rest, moveEntryFix(entry, personality.dict, personality.name), remove]
			: [...moves, remove];
	},
});

/** An extension has fewer than ten providers. Each of them has a fix that moves all of them, which takes too long for very many. */
const mostProviders = 30;

/** As many entries of a dictionary as are needed to see that it has too many, each of which may be a provider in a wrong place. */
const straysIn = onceFor(({ entries }: Dict): readonly DictEntry[] =>
	entries.filter(({ key }) => key.startsWith(providerPrefix)).slice(0, mostProviders + 1),
);

/**
 * Moves the class of a provider, or the name of its service, to where the system finds it; all classes into a new dictionary. None if what
 * else is in a wrong place would be a copy of it then.
 */
function moveProviderFixes({ root }: PlistContents, entry: DictEntry): readonly Fix[] {
	const place = root?.type === 'dict' ? missedPlaceOf(root, entry) : undefined;
	if (place === undefined || root?.type !== 'dict') return [];
	const network = root.get(networkExtension)?.value;
	if (network && network.type !== 'dict') return [];
	const isService = place === networkExtension;
	const others = [root, network].filter((dict) => dict && dict !== entry.dict);
	const hasRival = others.some((dict) => dict?.get(entry.key) !== undefined);
	if (hasRival || (!isService && root.get(place))) return [];
	const target = isService ? network : network?.get(place)?.value;
	if (target) return target.type === 'dict' ? [moveEntryFix(entry, target, place, true)] : [];
	const entries = straysIn(entry.dict).filter((each) => missedPlaceOf(root, each) === place);
	if (entries.length > mostProviders) return [];
	const into = network
		? { into: network, key: place }
		: { into: root, key: networkExtension, inner: place };
	return [
		{
			title: fixTitles.move({ key: entry.key, target: place }),
			edits: [{ kind: 'moveIntoNewDict', entries, ...into }],
			preferred: true,
		},
	];
}

/** Moves a library into the only list that 64-bit kernels read, or all of them into a new one. */
function moveLibraryFixes(plist: PlistContents, entry: DictEntry): readonly Fix[] {
	const lists = libraryListsOf(plist, undefined).filter(({ on64Bit }) => on64Bit !== 'no');
	const [list] = lists;
	if (lists.length === 0 && entry.dict === plist.root && isKextOfMacOS(entry.key)) {
		const libraries = entry.dict.entries.filter(({ key }) => isKextOfMacOS(key));
		return [moveIntoNewDictFix(entry, libraries, 'OSBundleLibraries')];
	}
	const isFree = lists.length === 1 && isKextOfMacOS(entry.key) && !list?.dict.get(entry.key);
	return list && isFree ? [moveEntryFix(entry, list.dict, list.entry.key)] : [];
}
