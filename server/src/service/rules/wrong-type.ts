/** A value of a plist type that its key does not take. */

import type { DriverPlist } from '../document/driverPlist.js';
import { isLibraryList, variantsOf } from '../document/rootEntries.js';
import { isPersonalities, splitRootKey } from '../document/rootKey.js';
import { writtenValue } from '../edit/convertValue.js';
import type { NewValue } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import { isOnlyRootKey, schemaAt } from '../schema/describe.js';
import { pathOf } from '../value/plistPath.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { conversionsOf, shownValue } from './shared/conversions.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { containerTagsFix } from './shared/exchangedTags.js';
import { moveOutOfPersonalityFixes } from './shared/personalityMoves.js';

export const wrongTypeDocs: RuleDocs = {
	what: 'A value of a type that its key does not accept, such as a string instead of an integer.',
	why: 'Types are not converted. The system rejects the bundle or ignores the key. A number in a string never equals the number that a device reports.',
	otherSeverities: {
		error: 'for a key whose value the system rejects in another type.',
	},
	fix: 'Write the value as a type that the key accepts.',
	references: ['IOKitUser OSKext.c:__OSKextCheckProperty', 'xnu OSNumber.cpp:isEqualTo'],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleAllowUserLoad</key>\n[|<string>YES</string>|]',
				fixed: '<key>OSBundleAllowUserLoad</key>\n<true/>',
				kind: 'kext',
				findings: [
					"error: 'OSBundleAllowUserLoad' must be <true/> or <false/>, not <string> 'YES'. The system rejects the kext.",
				],
				fixes: ["Convert to '<true/>'"],
			},
			{
				text: '<key>OSBundleAllowUserLoad</key>\n[|<string>YES</string>|]\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				fixed:
					'<key>OSBundleAllowUserLoad</key>\n<true/>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				kind: 'kext',
				findings: [
					"error: 'OSBundleAllowUserLoad' must be <true/> or <false/>, not <string> 'YES'. The system rejects the kext.",
				],
				fixes: ["Convert to '<true/>'"],
			},
			{
				text: '<key>CFBundleDisplayName</key>\n[|<integer>360</integer>|]',
				fixed: '<key>CFBundleDisplayName</key>\n<string>360</string>',
				findings: ["warning: 'CFBundleDisplayName' must be <string>, not <integer> '360'."],
				fixes: ["Convert to '<string>360</string>'"],
			},
			{
				text: '<key>IOKitPersonalities</key>\n[|<array/>|]',
				findings: [
					"error: 'IOKitPersonalities' must be <dict>, not <array>. The system rejects the bundle, or the kernel skips the personality.",
				],
			},
			{
				text: dextExample({
					UserClientProperties:
						'[|<array>\n\t\t\t<dict>\n\t\t\t\t<key>IOClass</key>\n\t\t\t\t<string>IOUserUserClient</string>\n\t\t\t\t<key>IOUserClass</key>\n\t\t\t\t<string>WidgetUserClient</string>\n\t\t\t</dict>\n\t\t</array>|]',
				}),
				fixed: dextExample({
					UserClientProperties:
						'<dict>\n\t\t\t<key>IOClass</key>\n\t\t\t<string>IOUserUserClient</string>\n\t\t\t<key>IOUserClass</key>\n\t\t\t<string>WidgetUserClient</string>\n\t\t</dict>',
				}),
				findings: [
					"warning: 'UserClientProperties' must be <dict>, not <array>. The driver cannot create the user client.",
				],
				fixes: ['Move the dictionary out of the array'],
			},
			{
				text: dextExample({ idVendor: '[|<real>1452</real>|]' }),
				fixed: dextExample(),
				findings: [
					"error: 'idVendor' must be <integer> or the string '*', not <real> '1452'. The personality never matches because the device reports a 16-bit number.",
				],
				fixes: ["Convert to '<integer>1452</integer>'"],
			},
			{
				text: dextExample().replace(
					'\n</dict>',
					'\n\t<key>CFBundleName</key>\n\t[|<string>Widget</string>|]\n</dict>',
				),
				findings: [
					"error: 'CFBundleName' must be <dict>, not <string> 'Widget'. The loading tools reject the personality.",
				],
				fixes: ["Move 'CFBundleName' to the root"],
			},
			{
				text: `<key>CFBundleName</key>\n<string>Widget</string>\n${dextExample().replace(
					'\n</dict>',
					'\n\t<key>CFBundleName</key>\n\t[|<string>Widget</string>|]\n</dict>',
				)}`,
				findings: [
					"error: 'CFBundleName' must be <dict>, not <string> 'Widget'. The loading tools reject the personality.",
				],
				fixes: ["Remove 'CFBundleName'"],
			},
			{
				text: '<key>OSKernelResource</key>\n[|<string>YES</string>|]\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				kind: 'kext',
				findings: [
					"error: 'OSKernelResource' must be <true/> or <false/>, not <string> 'YES'. The system rejects the kext.",
				],
				fixes: ["Remove 'OSKernelResource'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n[|<integer>4</integer>|]',
				findings: [
					"error: 'CFBundleIdentifier' must be <string>, not <integer> '4'. The system rejects the bundle because it has no identifier.",
				],
			},
			{
				text: dextExample({ IOResourceMatch: '[|<integer>7</integer>|]' }),
				findings: [
					"warning: 'IOResourceMatch' must be <string>, <array>, or <dict>, not <integer> '7'. The kernel ignores it. 'IOResources' and 'IOUserResources' then never match.",
				],
			},
			{
				text: dextExample({ bDeviceClass: '[|<real>1452</real>|]' }),
				findings: [
					"error: 'bDeviceClass' must be <integer> or the string '*', not <real> '1452'. The personality never matches because the device reports an 8-bit number.",
				],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>Gadget</key>\n\t[|<integer>7</integer>|]\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				kind: 'kext',
				findings: [
					"error: 'Gadget' must be <string>, not <integer> '7'. The system rejects the kext because it cannot read the library version.",
				],
				fixes: ["Convert to '<string>7</string>'"],
			},
		],
		good: [
			{ text: '<key>OSBundleAllowUserLoad</key>\n<true/>', kind: 'kext' },
			{ text: '<key>IOKitPersonalities</key>\n<dict/>' },
		],
	}),
};

const messages = defineMessages('wrong-type', {
	convert: "Convert to '{value}'",
	unwrap: 'Move the dictionary out of the array',
});

export const wrongType = defineSchemaRule('wrong-type', {
	severity: 'warning',
	fixes({ value, types }, { plist }) {
		if (value.entry && makesKernelPart(plist, value.entry)) return [removeEntryFix(value.entry)];
		const isContainer = value.type === 'array' || value.type === 'dict';
		const exchanged = isContainer && containerTagsFix(plist, value.contentRange.start);
		if (exchanged) return [exchanged];
		const { entry } = value;
		if (entry && isPersonalities(entry.dict.entry?.key) && isOnlyRootKey(entry.key)) {
			const moves = moveOutOfPersonalityFixes(plist, entry);
			return moves.length > 0 ? moves : [removeEntryFix(entry)];
		}
		const converted = conversionsOf(value, types, schemaAt(plist, pathOf(value)));
		return converted.map((by) => ({
			title: isDict(by) ? messages.unwrap() : messages.convert({ value: shownValue(by) }),
			edits: [{ kind: 'replaceValue', value, by: isDict(by) ? itemOf(plist, value, by) : by }],
			preferred: converted.length === 1 && !isStrayLibrary(plist, value),
		}));
	},
});

function isDict(value: NewValue): boolean {
	return typeof value === 'object' && 'dict' in value;
}

/** The only item of an array as it is written, with its comments. */
function itemOf(plist: DriverPlist, value: PlistValue, by: NewValue): NewValue {
	const item = value.type === 'array' ? value.items[0] : undefined;
	return item ? writtenValue(plist, item) : by;
}

/** Whether a key among libraries is not an identifier, so that it was probably pasted there. */
function isStrayLibrary(plist: DriverPlist, { entry }: PlistValue): boolean {
	return entry !== undefined && isLibraryList(plist, entry.dict) && !entry.key.includes('.');
}

/** Whether `<true/>` would make the bundle a part of the kernel, which OSKext rejects where it names libraries. */
function makesKernelPart(plist: DriverPlist, { key }: DictEntry): boolean {
	return (
		splitRootKey(key).name === 'OSKernelResource' &&
		variantsOf(plist, 'OSBundleLibraries').some(
			({ entry: { value } }) => value.type === 'dict' && value.entries.length > 0,
		)
	);
}
