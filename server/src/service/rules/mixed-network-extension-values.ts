/** Network extension entitlements for Developer ID in one list with those for development. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { isForDeveloperId, networkExtension } from '../platform/extensionEntitlements.js';
import { defineRule, type RuleDocs } from './rule.js';

export const mixedNetworkExtensionValuesDocs: RuleDocs = {
	what: 'Values with and without `-systemextension` in one `com.apple.developer.networking.networkextension`.',
	why: 'Signing with Developer ID requires the values that end with `-systemextension`. Development and the Mac App Store require the plain values. The provisioning profile must contain all values of the file.',
	fix: 'Use an entitlements file for each kind of distribution, with the values of that kind only.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.networking.networkextension',
		'https://developer.apple.com/documentation/technotes/tn3134-network-extension-provider-deployment',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.networking.networkextension</key>\n<array>\n\t<string>packet-tunnel-provider-systemextension</string>\n\t<string>[|dns-proxy|]</string>\n</array>',
				findings: [
					"hint: 'dns-proxy' is for development and the App Store. 'packet-tunnel-provider-systemextension' is for Developer ID.",
				],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.networking.networkextension</key>\n<array>\n\t<string>packet-tunnel-provider</string>\n\t<string>dns-proxy</string>\n</array>',
			},
			{
				text: '<key>com.apple.developer.networking.networkextension</key>\n<array>\n\t<string>dns-settings</string>\n\t<string>content-filter-provider-systemextension</string>\n</array>',
			},
		],
	}),
};

const messages = defineMessages('mixed-network-extension-values', {
	mixed: "'{plain}' is for development and the App Store. '{forDeveloperId}' is for Developer ID.",
	forDeveloperId: "'{value}' is for signing with Developer ID.",
});

/** The values that have a counterpart for Developer ID. */
const plainValue = /^(?:app-proxy|content-filter|packet-tunnel)-provider$|^dns-proxy$/;

export const mixedNetworkExtensionValues = defineRule({
	code: 'mixed-network-extension-values',
	severity: 'hint',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [networkExtension],
	*check({ value }) {
		if (value.type !== 'array') return;
		const items = value.items.filter((item) => item.type === 'string');
		const forDeveloperId = items.find((item) => isForDeveloperId(item.value));
		if (!forDeveloperId) return;
		const related = [
			{
				at: atContent(forDeveloperId),
				message: messages.forDeveloperId({ value: forDeveloperId.value }),
			},
		];
		for (const item of items) {
			if (!plainValue.test(item.value)) continue;
			yield {
				at: atContent(item),
				message: messages.mixed({ plain: item.value, forDeveloperId: forDeveloperId.value }),
				related,
			};
		}
	},
});
