/** An iPadOS app that carries drivers and does not ask for a device that can run them. */
import { atKey, type Finding, message } from '../document/finding.js';
import { isTrue, rootEntry } from '../document/rootEntries.js';
import type { PlistValue } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';

const key = 'UIRequiredDeviceCapabilities';
const capability = 'driverkit';

export const missingDriverkitCapabilityDocs: RuleDocs = {
	what: 'The app of an iPadOS driver whose `UIRequiredDeviceCapabilities` do not hold `driverkit`.',
	why: 'Drivers run on iPads with an M1 or later only. Without the capability the App Store offers the app for iPads, and iPhones, where its driver never starts.',
	fix: 'Add `driverkit` to the capabilities.',
	references: ['https://developer.apple.com/documentation/driverkit/creating-drivers-for-ipados'],
	examples: () => ({
		bad: [
			{
				text: '[|<key>LSRequiresIPhoneOS</key>|]\n<true/>',
				fixed:
					'<key>LSRequiresIPhoneOS</key>\n<true/>\n<key>UIRequiredDeviceCapabilities</key>\n<array>\n\t<string>driverkit</string>\n</array>',
				findings: [
					"information: Without the capability 'driverkit' the app installs where its driver cannot run.",
				],
				fixes: ['Ask for driverkit'],
			},
			{
				text: '<key>LSRequiresIPhoneOS</key>\n<true/>\n[|<key>UIRequiredDeviceCapabilities</key>|]\n<array>\n\t<string>arm64</string>\n</array>',
				fixed:
					'<key>LSRequiresIPhoneOS</key>\n<true/>\n<key>UIRequiredDeviceCapabilities</key>\n<array>\n\t<string>arm64</string>\n\t<string>driverkit</string>\n</array>',
				findings: [
					"information: Without the capability 'driverkit' the app installs where its driver cannot run.",
				],
				fixes: ['Ask for driverkit'],
			},
		],
		good: [
			{
				text: '<key>LSRequiresIPhoneOS</key>\n<true/>\n<key>UIRequiredDeviceCapabilities</key>\n<array>\n\t<string>driverkit</string>\n</array>',
			},
			{ text: '<key>CFBundleName</key>\n<string>Widget</string>' },
		],
	}),
};

export const missingDriverkitCapability = definePlistRule({
	code: 'missing-driverkit-capability',
	severity: 'information',
	kinds: ['hostApp'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const iPadOnly = rootEntry(plist, 'LSRequiresIPhoneOS');
		if (!iPadOnly || !isTrue(iPadOnly.dict, iPadOnly.key)) return;
		const capabilities = rootEntry(plist, key);
		const asked = capabilities && writtenIn(capabilities.value);
		if (capabilities && (asked === undefined || asked.includes(capability))) return;
		yield {
			at: atKey(capabilities ?? iPadOnly),
			message: message(
				"Without the capability '{0}' the app installs where its driver cannot run.",
				capability,
			),
		};
	},
	fixes({ plist }: RuleContext, _finding: Finding): readonly Fix[] {
		const { root } = plist;
		if (root?.type !== 'dict') return [];
		const array = root.get(key)?.value;
		const asked = array ? writtenIn(array) : [];
		if (asked === undefined) return [];
		const value = [...asked, capability];
		return [
			{
				title: message('Ask for {0}', capability),
				edits: [
					array
						? { kind: 'replaceValue', value: array, by: value }
						: { kind: 'insertEntry', into: root, key, value },
				],
				preferred: true,
			},
		];
	},
});

/** The capabilities of an array of strings; undefined for the older form, a dict, and what else there may be. */
function writtenIn(value: PlistValue): readonly string[] | undefined {
	if (value.type !== 'array') return undefined;
	const items = value.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
	return items.length === value.items.length ? items : undefined;
}
