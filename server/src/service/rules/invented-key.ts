/** A key that people write and no system knows. */
import { defineSchemaRule } from './rule.js';
import { removeFoundFix } from './shared/entryFixes.js';

export const inventedKey = defineSchemaRule({
	code: 'invented-key',
	severity: 'warning',
	docs: {
		what: 'A key or an entitlement that circulates in forums and samples and that no system knows.',
		why: 'Nothing reads an invented key. An invented entitlement is in no provisioning profile, so that signing fails or the process is killed at launch.',
		fix: 'Delete it, and use the entitlement that exists for the purpose.',
		references: [
			'https://developer.apple.com/documentation/driverkit/requesting-entitlements-for-driverkit-development',
		],
	},
	examples: {
		bad: [
			{
				text: '[|<key>com.apple.developer.driverkit.family.usb</key>|]\n<true/>',
				kind: 'entitlements',
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>',
				kind: 'entitlements',
			},
		],
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
