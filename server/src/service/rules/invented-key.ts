/** A key that people write and no system knows. */
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const inventedKeyDocs: RuleDocs = {
	what: 'A key or an entitlement that occurs in forums and samples but that no known system reads.',
	why: 'Nothing reads an invented key. An invented entitlement is in no provisioning profile, so signing fails or the process is killed at launch.',
	fix: 'Remove it, and use the entitlement that exists for the purpose.',
	references: [
		'https://developer.apple.com/documentation/driverkit/requesting-entitlements-for-driverkit-development',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>com.apple.developer.driverkit.family.usb</key>|]\n<true/>',
				kind: 'entitlements',
				findings: [
					"warning: No provisioning profile contains 'com.apple.developer.driverkit.family.usb'. macOS kills a process that is signed with it.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.family.usb'"],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>',
				kind: 'entitlements',
			},
		],
	}),
};

export const inventedKey = defineSchemaRule('invented-key', {
	severity: 'warning',
	fixes: ({ entry }) => [removeEntryFix(entry)],
});
