/** A key that people write and no system knows. */
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { uncovering } from './shared/correctionFixes.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { renameFixes } from './shared/renameFixes.js';

export const inventedKeyDocs: RuleDocs = {
	what: 'A key or an entitlement that occurs in forums and samples but that no known system reads.',
	why: 'Nothing reads an invented key. An invented entitlement is in no provisioning profile, so signing fails or the process is killed at launch.',
	fix: 'Remove it, and use the key or the entitlement that exists for the purpose.',
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
			{
				text: dextExample({
					'[|IOUSBHostInterfaceProtocol|]': '<integer>255</integer>',
					bInterfaceClass: '<integer>224</integer>',
					bInterfaceSubClass: '<integer>1</integer>',
					idProduct: undefined,
					idVendor: undefined,
					IOProviderClass: 'IOUSBHostInterface',
				}),
				kind: 'dext',
				findings: [
					"warning: 'IOUSBHostInterfaceProtocol' has no effect. Did you mean 'bInterfaceProtocol'?",
				],
				fixes: ["Rename to 'bInterfaceProtocol'", "Remove 'IOUSBHostInterfaceProtocol'"],
			},
			{
				text: '<key>NSEndpointSecurityEarlyBoot</key>\n<false/>\n[|<key>MachServices</key>|]\n<dict>\n\t<key>com.example.widget</key>\n\t<true/>\n</dict>',
				kind: 'systemExtension',
				findings: [
					"warning: 'MachServices' has no effect. Only launchd reads it, in its own property lists.",
				],
				fixes: ["Remove 'MachServices'"],
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
	fixes({ entry, replacement: key }, { plist }) {
		const remove = removeEntryFix(entry);
		if (key === undefined || entry.dict.get(key)) return [remove];
		const renames = renameFixes(plist, entry, key).map((fix) => uncovering(fix, entry, key));
		return [...renames, remove];
	},
});
