/** An entitlement that Apple granted once. */
import { defineMessages } from '../messages/message.js';
import { familyPrefix } from '../platform/entitlements.js';
import type { RuleDocs } from './rule.js';
import { defineEntitlementNameRule } from './shared/entitlementNameRule.js';

const former = `${familyPrefix}hid.virtual.device`;
const current = 'com.apple.developer.hid.virtual.device';

export const ungrantedEntitlementDocs: RuleDocs = {
	what: '`com.apple.developer.driverkit.family.hid.virtual.device`, an undocumented entitlement for virtual HID devices.',
	why: 'Provisioning profiles that contain it still work, and shipping drivers are signed with it. Apple no longer grants it: with a new provisioning profile, macOS kills the driver at launch.',
	fix: 'Request `com.apple.developer.hid.virtual.device` from Apple, or `com.apple.developer.driverkit.family.hid.device` if the dext publishes the device itself.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.hid.virtual.device',
		'pqrs-org/Karabiner-DriverKit-VirtualHIDDevice src/DriverKit/entitlements.plist',
	],
	examples: () => ({
		bad: [
			{
				text: `<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>${former}</key>|]\n<true/>`,
				findings: [
					"information: Apple no longer grants 'com.apple.developer.driverkit.family.hid.virtual.device'. Only old provisioning profiles contain it.",
				],
				fixes: [
					"Rename to 'com.apple.developer.hid.virtual.device'",
					"Rename to 'com.apple.developer.driverkit.family.hid.device'",
				],
			},
			{
				text: `<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>${former}</key>|]\n<true/>\n<key>${current}</key>\n<true/>`,
				findings: [
					"information: Apple no longer grants 'com.apple.developer.driverkit.family.hid.virtual.device'. Only old provisioning profiles contain it.",
				],
				fixes: ["Rename to 'com.apple.developer.driverkit.family.hid.device'"],
			},
		],
		good: [
			{ text: `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>${current}</key>\n<true/>` },
			{ text: `<key>${current}</key>\n<true/>` },
		],
	}),
};

const messages = defineMessages('ungranted-entitlement', {
	ungranted: "Apple no longer grants '{name}'. Only old provisioning profiles contain it.",
});

export const ungrantedEntitlement = defineEntitlementNameRule({
	code: 'ungranted-entitlement',
	severity: 'information',
	names: [former],
	messages,
	found: messages.ungranted,
	remedy: [current, `${familyPrefix}hid.device`],
});
