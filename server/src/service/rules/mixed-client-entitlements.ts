/** What an app needs on macOS beside what it needs on iPadOS. */

import { atKey, message } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { communicatesWithDrivers, userClientAccess } from '../platform/entitlements.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';

export const mixedClientEntitlementsDocs: RuleDocs = {
	what: '`communicates-with-drivers` and `userclient-access` in one file.',
	why: 'The kernel asks for the first on iPadOS and for the second on macOS (`IOUserServer::serviceNewUserClient`). In one file each system has one that it does not look at, and both profiles must hold both.',
	fix: 'Keep a file for each system, or the one entitlement of the system that the app is for.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.communicates-with-drivers',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.userclient-access',
		'xnu IOUserServer.cpp:serviceNewUserClient',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>com.apple.developer.driverkit.communicates-with-drivers</key>|]\n<true/>\n<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					'hint: com.apple.developer.driverkit.communicates-with-drivers counts on iPadOS only, com.apple.developer.driverkit.userclient-access on macOS only.',
				],
			},
		],
		good: [{ text: '<key>com.apple.developer.driverkit.communicates-with-drivers</key>\n<true/>' }],
	}),
};

export const mixedClientEntitlements = definePlistRule({
	code: 'mixed-client-entitlements',
	severity: 'hint',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const onIPadOS = rootEntry(plist, communicatesWithDrivers);
		const onMacOS = rootEntry(plist, userClientAccess);
		if (!onIPadOS || !onMacOS) return;
		yield {
			at: atKey(onIPadOS),
			message: message('{0} counts on iPadOS only, {1} on macOS only.', onIPadOS.key, onMacOS.key),
			related: [{ at: atKey(onMacOS), message: message('For macOS') }],
		};
	},
});
