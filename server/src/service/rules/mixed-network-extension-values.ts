/** Network extension entitlements of Developer ID beside those of development. */

import { atContent, message } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';

const networkExtension = 'com.apple.developer.networking.networkextension';
const suffix = '-systemextension';

export const mixedNetworkExtensionValuesDocs: RuleDocs = {
	what: 'Values with and without `-systemextension` in one `com.apple.developer.networking.networkextension`.',
	why: 'Signing with Developer ID takes the values that end in `-systemextension`, development and the Mac App Store the plain ones. A profile that lacks one of the values does not fit the file.',
	fix: 'Keep a file for each way of distribution, with its values alone.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.networking.networkextension',
		'https://developer.apple.com/documentation/technotes/tn3134-network-extension-provider-deployment',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.networking.networkextension</key>\n<array>\n\t<string>packet-tunnel-provider-systemextension</string>\n\t<string>[|dns-proxy|]</string>\n</array>',
				findings: [
					"hint: 'dns-proxy' is for development and the App Store, 'packet-tunnel-provider-systemextension' for Developer ID.",
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

export const mixedNetworkExtensionValues = definePlistRule({
	code: 'mixed-network-extension-values',
	severity: 'hint',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const value = rootEntry(plist, networkExtension)?.value;
		if (value?.type !== 'array') return;
		const strings = value.items.filter((item) => item.type === 'string');
		const forDeveloperId = strings.find((item) => item.value.endsWith(suffix));
		if (!forDeveloperId) return;
		for (const item of strings) {
			if (!/^(?:app-proxy|content-filter|packet-tunnel)-provider$|^dns-proxy$/.test(item.value))
				continue;
			yield {
				at: atContent(item),
				message: message(
					"'{0}' is for development and the App Store, '{1}' for Developer ID.",
					item.value,
					forDeveloperId.value,
				),
				related: [{ at: atContent(forDeveloperId), message: message('For Developer ID') }],
			};
		}
	},
});
