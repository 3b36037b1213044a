/** An iPadOS app with drivers that can be installed on devices that can't run them. */

import type { PlistContents } from '../document/driverPlist.js';
import { atKey } from '../document/finding.js';
import { projectFilesOf } from '../document/neighbors.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { replaceValueFixes } from './shared/entryFixes.js';

const key = 'UIRequiredDeviceCapabilities';
const capability = 'driverkit';
const requiresIPhoneOS = 'LSRequiresIPhoneOS';
/** In `UIDeviceFamily`. */
const iPad = 2n;

export const missingDriverkitCapabilityDocs: RuleDocs = {
	what: 'The app of an iPadOS driver without `driverkit` in `UIRequiredDeviceCapabilities`.',
	why: 'Drivers run only on iPads with an M1 or later. Without the capability, the App Store offers the app for other iPads and for iPhones, where its driver never starts.',
	fix: 'Add `driverkit` to the capabilities, unless the app is useful without its driver.',
	references: ['https://developer.apple.com/documentation/driverkit/creating-drivers-for-ipados'],
	examples: () => ({
		bad: [
			{
				text: '[|<key>LSRequiresIPhoneOS</key>|]\n<true/>',
				findings: [
					"information: Missing 'driverkit' in 'UIRequiredDeviceCapabilities'. The app can be installed on devices where its driver can't run.",
				],
				fixes: ["Add 'driverkit' to 'UIRequiredDeviceCapabilities'"],
			},
			{
				text: '<key>LSRequiresIPhoneOS</key>\n<true/>\n[|<key>UIRequiredDeviceCapabilities</key>|]\n<array>\n\t<string>arm64</string>\n</array>',
				findings: [
					"information: Missing 'driverkit' in 'UIRequiredDeviceCapabilities'. The app can be installed on devices where its driver can't run.",
				],
				fixes: ["Add 'driverkit' to 'UIRequiredDeviceCapabilities'"],
			},
			{
				text: '<key>LSRequiresIPhoneOS</key>\n<true/>\n[|<key>UIRequiredDeviceCapabilities</key>|]\n<array>\n\t<string>DriverKit</string>\n</array>',
				findings: [
					"information: Missing 'driverkit' in 'UIRequiredDeviceCapabilities'. The app can be installed on devices where its driver can't run.",
				],
				fixes: ["Change 'DriverKit' to 'driverkit'"],
			},
			{
				text: '[|<key>UIDeviceFamily</key>|]\n<array>\n\t<integer>2</integer>\n</array>',
				findings: [
					"information: Missing 'driverkit' in 'UIRequiredDeviceCapabilities'. The app can be installed on devices where its driver can't run.",
				],
				fixes: ["Add 'driverkit' to 'UIRequiredDeviceCapabilities'"],
			},
			{
				text: '<key>LSRequiresIPhoneOS</key>\n<true/>\n<key>UIRequiredDeviceCapabilities</key>\n<dict>\n\t[|<key>driverkit</key>|]\n\t<false/>\n</dict>',
				findings: [
					"information: 'driverkit' is false. The app can be installed only on devices where its driver can't run.",
				],
				fixes: ["Change to '<true/>'"],
			},
			{
				text: '<key>LSRequiresIPhoneOS</key>\n<true/>\n[|<key>UIRequiredDeviceCapabilities</key>|]\n<dict>\n\t<key>arm64</key>\n\t<true/>\n</dict>',
				findings: [
					"information: Missing 'driverkit' in 'UIRequiredDeviceCapabilities'. The app can be installed on devices where its driver can't run.",
				],
				fixes: ["Add 'driverkit' to 'UIRequiredDeviceCapabilities'"],
			},
		],
		good: [
			{
				text: '<key>LSRequiresIPhoneOS</key>\n<true/>\n<key>UIRequiredDeviceCapabilities</key>\n<array>\n\t<string>driverkit</string>\n</array>',
			},
			{ text: '<key>CFBundleName</key>\n<string>Widget</string>' },
			{ text: '<key>LSRequiresIPhoneOS</key>\n<false/>' },
			{
				text: '<key>UIDeviceFamily</key>\n<array>\n\t<integer>2</integer>\n\t<integer>6</integer>\n</array>',
			},
			{
				text: '<key>LSRequiresIPhoneOS</key>\n<true/>\n<key>UIRequiredDeviceCapabilities</key>\n<dict>\n\t<key>driverkit</key>\n\t<true/>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('missing-driverkit-capability', {
	excluded:
		"'{capability}' is false. The app can be installed only on devices where its driver can't run.",
	missing:
		"Missing '{capability}' in '{key}'. The app can be installed on devices where its driver can't run.",
	add: "Add '{capability}' to '{key}'",
	change: "Change '{misspelled}' to '{capability}'",
});

export const missingDriverkitCapability = defineRule({
	code: 'missing-driverkit-capability',
	severity: 'information',
	kinds: ['hostApp'],
	messages,
	visit: 'rootKey',
	keys: [requiresIPhoneOS, 'UIDeviceFamily'],
	check({ entry }, { plist }): readonly FoundWith<Fix>[] {
		if (!isForIPadOS(entry) || isWithoutDext(plist)) return [];
		const found = missingIn(entry.dict, entry);
		return found ? [found] : [];
	},
	fixes: (fix) => [fix],
});

/** Whether an entry shows that the app is for iPadOS. One that macOS runs in its size for iPads has the same family. */
function isForIPadOS({ key, value, dict }: DictEntry): boolean {
	if (key === requiresIPhoneOS) return value.type === 'boolean' && value.value;
	const isKnown = dict.get(requiresIPhoneOS) ?? dict.get('LSMinimumSystemVersion');
	if (value.type !== 'array' || isKnown) return false;
	const [family, ...others] = value.items;
	return family?.type === 'integer' && family.value === iPad && others.length === 0;
}

/** What is wrong with the capabilities: an array of names, or a dictionary that requires or excludes each. */
function missingIn(root: Dict, entry: DictEntry): FoundWith<Fix> | undefined {
	const capabilities = root.get(key);
	if (!capabilities) {
		return missing(entry, { kind: 'insertEntry', into: root, key, value: [capability] });
	}
	const { value } = capabilities;
	if (value.type === 'dict') {
		const required = value.get(capability);
		if (!required)
			return missing(capabilities, {
				kind: 'insertEntry',
				into: value,
				key: capability,
				value: true,
			});
		if (required.value.type !== 'boolean' || required.value.value) return undefined;
		const [fix] = replaceValueFixes(required.value, true, '<true/>');
		return fix && { at: atKey(required), message: messages.excluded({ capability }), state: fix };
	}
	const present = textsIn(value);
	if (!present || present.includes(capability)) return undefined;
	const misspelled = present.find(
		(each) => each.toLowerCase().replace(/[-_ ]/g, '') === capability,
	);
	if (misspelled !== undefined) {
		const by = present.map((each) => (each === misspelled ? capability : each));
		return missing(
			capabilities,
			{ kind: 'replaceValue', value, by },
			messages.change({ misspelled, capability }),
		);
	}
	return missing(capabilities, { kind: 'replaceValue', value, by: [...present, capability] });
}

function missing(
	at: DictEntry,
	edit: PlistEdit,
	title = messages.add({ capability, key }),
): FoundWith<Fix> {
	return {
		at: atKey(at),
		message: messages.missing({ capability, key }),
		state: { title, edits: [edit] },
	};
}

/** The texts of an array of strings; undefined for another value. */
function textsIn(value: PlistValue): readonly string[] | undefined {
	if (value.type !== 'array') return undefined;
	const items = value.items.filter((item) => item.type === 'string');
	return items.length === value.items.length ? items.map((item) => item.value) : undefined;
}

/** Whether the project shows that the app is the host of a system extension only, which iPadOS does not have. */
function isWithoutDext({ neighbors }: PlistContents): boolean {
	const kinds = projectFilesOf(neighbors).map(({ kind }) => kind);
	return kinds.includes('systemExtension') && !kinds.includes('dext');
}
