/** `NSExtension`, which declares an app extension, in a system extension. */
import type { PlistContents } from '../document/driverPlist.js';
import { atKey } from '../document/finding.js';
import type { NewValue } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import {
	cameraExtension,
	networkExtension,
	usualMachService,
} from '../platform/networkExtensions.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { defineRule, type Fix, type RuleDocs } from './rule.js';
import { appExtension, declarationInstead } from './shared/appExtension.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const appExtensionKeyDocs: RuleDocs = {
	what: '`NSExtension` in a dext or another system extension.',
	why: 'The key declares an app extension, an `.appex` in the PlugIns folder of an app. sysextd determines the category of a system extension by `NetworkExtension`, `CMIOExtension`, or its personalities. Without any of them the category is unknown.',
	fix: 'Convert it to `NetworkExtension`, which names the Mach service and the class of each provider, or to `CMIOExtension`, or remove it. The name of the Mach service must begin with an app group of the extension.',
	references: [
		'https://developer.apple.com/documentation/technotes/tn3134-network-extension-provider-deployment',
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Filter</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.filter-data</string>\n</dict>',
				findings: [
					"warning: 'NSExtension' declares an app extension. A system extension requires 'NetworkExtension' instead.",
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
					"warning: 'NSExtension' declares an app extension. A system extension requires 'NetworkExtension' instead.",
				],
				fixes: ["Convert to 'NetworkExtension'", "Remove 'NSExtension'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>CFBundleIdentifier</key>\n<string>com.example.tunnel</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Tunnels traffic.</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.packet-tunnel</string>\n\t<key>NSExtensionPrincipalClass</key>\n\t<string>Tunnel.TunnelProvider</string>\n</dict>',
				kind: 'systemExtension',
				form: 'built',
				findings: [
					"warning: 'NSExtension' declares an app extension. A system extension requires 'NetworkExtension' instead.",
				],
				fixes: ["Convert to 'NetworkExtension'", "Remove 'NSExtension'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.cmio-camera-extension</string>\n</dict>',
				fixed:
					'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>\n<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n</dict>',
				kind: 'systemExtension',
				form: 'source',
				findings: [
					"warning: 'NSExtension' declares an app extension. A system extension requires 'CMIOExtension' instead.",
				],
				fixes: ["Convert to 'CMIOExtension'", "Remove 'NSExtension'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.cmio.CMIOExtensionProvider</string>\n\t<key>NSExtensionPrincipalClass</key>\n\t<string>Camera.Provider</string>\n</dict>',
				kind: 'systemExtension',
				form: 'source',
				findings: [
					"warning: 'NSExtension' declares an app extension. A system extension requires 'CMIOExtension' instead.",
				],
				fixes: ["Convert to 'CMIOExtension'", "Remove 'NSExtension'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Tunnels traffic.</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionAttributes</key>\n\t<dict>\n\t\t<key>Widget</key>\n\t\t<true/>\n\t</dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.packet-tunnel</string>\n\t<key>NSExtensionPrincipalClass</key>\n\t<string>Tunnel.TunnelProvider</string>\n</dict>',
				kind: 'systemExtension',
				form: 'source',
				findings: [
					"warning: 'NSExtension' declares an app extension. A system extension requires 'NetworkExtension' instead.",
				],
				fixes: ["Remove 'NSExtension'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Tunnels traffic.</string>\n<key>NetworkExtension</key>\n<dict>\n\t<key>NEMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.tunnel</string>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.packet-tunnel</key>\n\t\t<string>Tunnel.TunnelProvider</string>\n\t</dict>\n</dict>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.packet-tunnel</string>\n\t<key>NSExtensionPrincipalClass</key>\n\t<string>Tunnel.TunnelProvider</string>\n</dict>',
				kind: 'systemExtension',
				form: 'source',
				findings: [
					"warning: 'NSExtension' declares an app extension. macOS does not use it for system extensions.",
				],
				fixes: ["Remove 'NSExtension'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Tunnels traffic.</string>\n[|<key>NSExtension</key>|]\n<dict>\n\t<key>NSExtensionPointIdentifier</key>\n\t<string>com.apple.networkextension.packet-tunnel</string>\n</dict>',
				kind: 'systemExtension',
				form: 'source',
				findings: [
					"warning: 'NSExtension' declares an app extension. A system extension requires 'NetworkExtension' instead.",
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
	instead:
		"'{key}' declares an app extension. A system extension requires '{declaration}' instead.",
});

export const appExtensionKey = defineRule({
	code: 'app-extension-key',
	severity: 'warning',
	kinds: ['systemExtension', 'dext'],
	messages,
	visit: 'rootKey',
	keys: [appExtension],
	*check({ entry }, { plist }) {
		const { key } = entry;
		const declaration = declarationInstead(entry.dict, plist);
		const message = declaration
			? messages.instead({ key, declaration })
			: messages.foreign({ key });
		yield { at: atKey(entry), message, state: entry };
	},
	fixes: (entry, { plist }) => [...conversions(entry, plist), removeEntryFix(entry)],
});

/**
 * Converts the declaration of an app extension to that of a system extension. Only a build knows the team, with which the
 * name of the Mach service usually begins. In a bundle, it gets the prefix of the other app groups.
 */
function conversions(entry: DictEntry, plist: PlistContents): readonly Fix[] {
	const { dict, value } = entry;
	const key = declarationInstead(dict, plist);
	const isBuilt = plist.form === 'built';
	const service = isBuilt ? `group.${stringAt(dict, 'CFBundleIdentifier')}` : usualMachService;
	if (key === undefined || value.type !== 'dict') return [];
	const by = declarationBy(key, service, value);
	if (!by) return [];
	const isComplete = key === networkExtension || !value.get(providerClass);
	return [
		{
			title: messages.convert({ key }),
			edits: [
				{ kind: 'renameKey', entry, key },
				{ kind: 'replaceValue', value, by },
			],
			preferred: !isBuilt && isComplete,
		},
	];
}

const providerClass = 'NSExtensionPrincipalClass';

/**
 * The value of a declaration; undefined if the class of the provider is not known, or other entries would be lost. That of a
 * camera has no class: its code creates the provider (https://developer.apple.com/documentation/coremediaio/cmioextensionprovider).
 */
function declarationBy(key: string, service: string, extension: Dict): NewValue | undefined {
	const used = ['NSExtensionPointIdentifier', providerClass];
	if (extension.entries.some((entry) => !used.includes(entry.key))) return undefined;
	if (key === cameraExtension) return { dict: [['CMIOExtensionMachServiceName', service]] };
	const provider = stringAt(extension, providerClass);
	if (provider === '') return undefined;
	const type = stringAt(extension, 'NSExtensionPointIdentifier');
	return {
		dict: [
			['NEMachServiceName', service],
			['NEProviderClasses', { dict: [[type, provider]] }],
		],
	};
}
