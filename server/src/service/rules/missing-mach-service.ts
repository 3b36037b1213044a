/** A network or camera extension without the name of its Mach service. */
import { missedPlaceOf, networkProvidersOf } from '../document/extensionDeclarations.js';
import { atKey, atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { addEntryFix, replaceValueFixes } from './shared/entryFixes.js';
import { usualServiceOf } from './shared/machServiceNames.js';

const services: ReadonlyMap<string, { readonly key: string; readonly builtOnly: boolean }> =
	new Map([
		/** Extensions ship without it, so only a built bundle is checked. */
		['NetworkExtension', { key: 'NEMachServiceName', builtOnly: true }],
		['CMIOExtension', { key: 'CMIOExtensionMachServiceName', builtOnly: false }],
	]);

export const missingMachServiceDocs: RuleDocs = {
	what: '`CMIOExtension` without `CMIOExtensionMachServiceName`, or in a built bundle `NetworkExtension` without `NEMachServiceName`, or an empty name.',
	why: "The system communicates with the extension through a Mach service of that name. Without it, the activation of a camera extension ends with error 9, and an app can't connect to its network extension.",
	fix: 'Add the name. It begins with an app group of the extension, usually `$(TeamIdentifierPrefix)…`.',
	references: [
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
		'https://developer.apple.com/documentation/coremediaio/creating-a-camera-extension-with-core-media-i-o',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>CMIOExtension</key>|]\n<dict/>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>',
				fixed:
					'<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n</dict>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>',
				findings: [
					"warning: Missing 'CMIOExtensionMachServiceName' in 'CMIOExtension'. The system can't connect to the extension.",
				],
				fixes: ["Add 'CMIOExtensionMachServiceName'"],
			},
			{
				text: '<key>NSSystemExtensionUsageDescription</key>\n<string>Filters traffic.</string>\n[|<key>NetworkExtension</key>|]\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-data</key>\n\t\t<string>Filter.DataProvider</string>\n\t</dict>\n</dict>',
				form: 'built',
				findings: [
					"warning: Missing 'NEMachServiceName' in 'NetworkExtension'. The system can't connect to the extension.",
				],
			},
			{
				text: '<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>\n<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t[|<string></string>|]\n</dict>',
				fixed:
					'<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>\n<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n</dict>',
				findings: [
					"warning: 'CMIOExtensionMachServiceName' is empty. The system can't connect to the extension.",
				],
				fixes: ["Change to '$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: '[|<key>CMIOExtension</key>|]\n<dict/>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>',
				neighbors: {
					'Camera.entitlements':
						'<key>com.apple.security.application-groups</key>\n<array>\n\t<string>$(TeamIdentifierPrefix)com.example.cameras</string>\n</array>',
				},
				fixed:
					'<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.cameras.$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n</dict>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>',
				findings: [
					"warning: Missing 'CMIOExtensionMachServiceName' in 'CMIOExtension'. The system can't connect to the extension.",
				],
				fixes: ["Add 'CMIOExtensionMachServiceName'"],
			},
		],
		good: [
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-data</key>\n\t\t<string>Filter.DataProvider</string>\n\t</dict>\n</dict>',
			},
			{
				text: '<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>ABCDE12345.com.example.camera</string>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('missing-mach-service', {
	missing: "Missing '{key}' in '{dict}'. The system can't connect to the extension.",
	empty: "'{key}' is empty. The system can't connect to the extension.",
});

/** A dictionary whose name of the service is missing, or empty. */
interface Unnamed {
	readonly dict: Dict;
	readonly key: string;
	readonly name: PlistValue | undefined;
}

export const missingMachService = defineRule({
	code: 'missing-mach-service',
	severity: 'warning',
	kinds: ['systemExtension'],
	messages,
	visit: 'rootKey',
	keys: [...services.keys()],
	*check({ entry }, { plist }): Iterable<FoundWith<Unnamed>> {
		const service = services.get(entry.key);
		const dict = entry.value;
		if (!service || dict.type !== 'dict') return;
		const { key, builtOnly } = service;
		const name = dict.get(key)?.value;
		if (name) {
			if (name.type !== 'string' || name.value.trim() !== '') return;
			yield { at: atValue(name), message: messages.empty({ key }), state: { dict, key, name } };
		} else if (!dict.get(key) && !isAmongClasses(entry) && (!builtOnly || plist.form === 'built')) {
			yield {
				at: atKey(entry),
				message: messages.missing({ key, dict: entry.key }),
				state: { dict, key, name },
			};
		}
	},
	fixes({ dict, key, name }, { plist }) {
		if (plist.form === 'built') return [];
		const usual = usualServiceOf(plist);
		return name
			? replaceValueFixes(name, usual, usual, true)
			: [addEntryFix(dict, key, usual, !dict.entries.some(isOtherName))];
	},
});

/** Whether the name of the service is one level too deep, which `misplaced-key` reports. */
function isAmongClasses({ key, dict: root }: DictEntry): boolean {
	return networkProvidersOf(root).some((each) => missedPlaceOf(root, each) === key);
}

/** The key of the service of another extension, or a misnamed one. */
function isOtherName({ key }: DictEntry): boolean {
	return /mach|service/i.test(key);
}
