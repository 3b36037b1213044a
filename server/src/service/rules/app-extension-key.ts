/** `NSExtension`, which declares an app extension, in a system extension. */
import type { PlistContents } from '../document/driverPlist.js';
import { atKey } from '../document/finding.js';
import type { NewValue } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import {
	networkExtension,
	providerPrefix,
	usualMachService,
} from '../platform/networkExtensions.js';
import type { DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { defineRule, type Fix, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const appExtensionKeyDocs: RuleDocs = {
	what: '`NSExtension` in a dext or another system extension.',
	why: 'The key declares an app extension, an `.appex` in the PlugIns folder of an app. sysextd determines the category of a system extension by `NetworkExtension`, `CMIOExtension`, or its personalities. Without any of them the category is unknown.',
	fix: 'Convert it to `NetworkExtension`, which names the Mach service and the class of each provider, or remove it.',
	references: [
		'https://developer.apple.com/documentation/technotes/tn3134-network-extension-provider-deployment',
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Filter</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.filter-data</string>\n</dict>',
				findings: [
					"warning: 'NSExtension' declares an app extension. macOS does not use it for system extensions.",
				],
				fixes: ["Remove 'NSExtension'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Tunnels traffic.</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.packet-tunnel</string>\n\t<key>NSExtensionPrincipalClass</key>\n\t<string>$(PRODUCT_MODULE_NAME).TunnelProvider</string>\n</dict>',
				fixed:
					'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Tunnels traffic.</string>\n<key>NetworkExtension</key>\n<dict>\n\t<key>NEMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.packet-tunnel</key>\n\t\t<string>$(PRODUCT_MODULE_NAME).TunnelProvider</string>\n\t</dict>\n</dict>',
				kind: 'systemExtension',
				form: 'source',
				findings: [
					"warning: 'NSExtension' declares an app extension. macOS does not use it for system extensions.",
				],
				fixes: ["Convert to 'NetworkExtension'", "Remove 'NSExtension'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Tunnels traffic.</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.packet-tunnel</string>\n\t<key>NSExtensionPrincipalClass</key>\n\t<string>Tunnel.TunnelProvider</string>\n</dict>',
				kind: 'systemExtension',
				form: 'built',
				findings: [
					"warning: 'NSExtension' declares an app extension. macOS does not use it for system extensions.",
				],
				fixes: ["Remove 'NSExtension'"],
			},
		],
		good: [
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.filter</string>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-data</key>\n\t\t<string>Filter.DataProvider</string>\n\t</dict>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('app-extension-key', {
	convert: "Convert to '{key}'",
	foreign: "'{key}' declares an app extension. macOS does not use it for system extensions.",
});

export const appExtensionKey = defineRule({
	code: 'app-extension-key',
	severity: 'warning',
	kinds: ['systemExtension', 'dext'],
	messages,
	visit: 'rootKey',
	keys: ['NSExtension'],
	*check({ entry }) {
		yield { at: atKey(entry), message: messages.foreign({ key: entry.key }), state: entry };
	},
	fixes: (entry, { plist }) => [...conversions(entry, plist), removeEntryFix(entry)],
});

/**
 * Converts the declaration of an app extension to that of a network extension. The name of its Mach service depends on
 * the team, which only a build knows.
 */
function conversions(entry: DictEntry, { kind, form }: PlistContents): readonly Fix[] {
	const { dict, value } = entry;
	if (kind !== 'systemExtension' || form === 'built' || value.type !== 'dict') return [];
	if (dict.get(networkExtension)) return [];
	const type = stringAt(value, 'NSExtensionPointIdentifier');
	const provider = stringAt(value, 'NSExtensionPrincipalClass');
	if (!type.startsWith(providerPrefix) || provider === '') return [];
	const by: NewValue = {
		dict: [
			['NEMachServiceName', usualMachService],
			['NEProviderClasses', { dict: [[type, provider]] }],
		],
	};
	return [
		{
			title: messages.convert({ key: networkExtension }),
			edits: [
				{ kind: 'renameKey', entry, key: networkExtension },
				{ kind: 'replaceValue', value, by },
			],
			preferred: true,
		},
	];
}
