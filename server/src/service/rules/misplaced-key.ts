/** A key that has an effect only in another dictionary or file. */
import type { PlistContents } from '../document/driverPlist.js';
import { isLibraryList } from '../document/rootEntries.js';
import { libraryListsOf } from '../libraries/libraryLists.js';
import { isKextOfMacOS } from '../platform/kernelBundles.js';
import { isPersonalityKey } from '../schema/describe.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineSchemaRule, type Fix, type RuleDocs } from './rule.js';
import { moveEntryFix, moveIntoNewDictFix, removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import {
	moveIntoPersonalityFixes,
	moveOutOfPersonalityFixes,
	moveRestOfPersonalityFixes,
} from './shared/personalityMoves.js';
import { suits } from './shared/renameFixes.js';

export const misplacedKeyDocs: RuleDocs = {
	what: 'A known key in a place where nothing reads it: a key of a personality at the root or in the dictionary of a user client, an entitlement in an Info.plist, a property that only the system or the device has, a key of the Info.plist among the libraries of a kext, or a library outside of `OSBundleLibraries`.',
	why: 'Each key is read in one place. Anywhere else, it has no effect, and nothing reports it. Each key in `OSBundleLibraries` is the identifier of a kext, without which the kext does not load.',
	otherSeverities: {
		warning:
			'for an entitlement in an Info.plist, for a key of an Info.plist in entitlements, for libraries, and for a key of IOKit at the root that no personality has.',
	},
	fix: 'Move the key to its place, or remove it. All keys of a personality at the root move into one together.',
	references: [
		'xnu IOCatalogue.cpp:addDrivers',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu IOUserServer.cpp:Create_Impl',
		'xnu OSKext.cpp:resolveDependencies',
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
		],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
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
