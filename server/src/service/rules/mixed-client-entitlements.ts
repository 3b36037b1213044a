/** What an app requires on macOS in the same file as what it requires on iPadOS. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { communicatesWithDrivers, userClientAccess } from '../platform/entitlements.js';
import { defineRule, type RuleDocs } from './rule.js';

export const mixedClientEntitlementsDocs: RuleDocs = {
	what: '`communicates-with-drivers` and `userclient-access` in one file.',
	why: 'The kernel looks for the first on iPadOS and for the second on macOS (`IOUserServer::serviceNewUserClient`). In one file, each system ignores one of them, and both provisioning profiles must contain both.',
	fix: 'Use a file for each system, or only the entitlement of the system that the app is for.',
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
					"hint: 'com.apple.developer.driverkit.communicates-with-drivers' has an effect on iPadOS only. macOS reads 'com.apple.developer.driverkit.userclient-access'.",
				],
			},
		],
		good: [{ text: '<key>com.apple.developer.driverkit.communicates-with-drivers</key>\n<true/>' }],
	}),
};

const messages = defineMessages('mixed-client-entitlements', {
	mixed: "'{onIPadOS}' has an effect on iPadOS only. macOS reads '{onMacOS}'.",
	onMacOS: "'{key}' has an effect on macOS only.",
});

export const mixedClientEntitlements = defineRule({
	code: 'mixed-client-entitlements',
	severity: 'hint',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [communicatesWithDrivers],
	*check(onIPadOS) {
		const onMacOS = onIPadOS.dict.get(userClientAccess);
		if (!onMacOS) return;
		yield {
			at: atKey(onIPadOS),
			message: messages.mixed({ onIPadOS: onIPadOS.key, onMacOS: onMacOS.key }),
			related: [{ at: atKey(onMacOS), message: messages.onMacOS({ key: onMacOS.key }) }],
		};
	},
});
