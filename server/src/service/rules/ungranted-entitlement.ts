/** An entitlement that Apple used to grant. */

import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { rootEntry } from '../document/rootEntries.js';
import { familyPrefix } from '../platform/entitlements.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { renameKeyFix } from './shared/entryFixes.js';

const former = `${familyPrefix}hid.virtual.device`;
const current = 'com.apple.developer.hid.virtual.device';

export const ungrantedEntitlementDocs: RuleDocs = {
	what: 'The entitlement for virtual HID devices that never had a page of documentation.',
	why: 'Profiles that hold it go on working, and shipping drivers are signed with it. Apple grants it to nobody anew: with a new profile the driver is killed at launch.',
	fix: 'Ask Apple for `com.apple.developer.hid.virtual.device`, or for `com.apple.developer.driverkit.family.hid.device` where the dext publishes the device itself.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.hid.virtual.device',
		'pqrs-org/Karabiner-DriverKit-VirtualHIDDevice src/DriverKit/entitlements.plist',
	],
	examples: () => ({
		bad: [
			{
				text: `<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>${former}</key>|]\n<true/>`,
				findings: [
					"information: 'com.apple.developer.driverkit.family.hid.virtual.device' is in no profile that Apple grants today; only those of old have it.",
				],
				fixes: [
					"Rename to 'com.apple.developer.hid.virtual.device'",
					"Rename to 'com.apple.developer.driverkit.family.hid.device'",
				],
			},
		],
		good: [
			{ text: `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>${current}</key>\n<true/>` },
			{ text: `<key>${current}</key>\n<true/>` },
		],
	}),
};

export const ungrantedEntitlement = definePlistRule({
	code: 'ungranted-entitlement',
	severity: 'information',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const entry = rootEntry(plist, former);
		if (!entry) return;
		yield {
			at: atKey(entry),
			message: message(
				"'{0}' is in no profile that Apple grants today; only those of old have it.",
				former,
			),
		};
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		if (!entry) return [];
		return [current, `${familyPrefix}hid.device`]
			.filter((key) => !entry.dict.get(key))
			.map((key) => renameKeyFix(entry, key));
	},
});
