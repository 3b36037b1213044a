/** A provider type of network extensions that Apple does not document for macOS. */
import { missedPlaceOf } from '../document/extensionDeclarations.js';
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { providerPrefix } from '../platform/networkExtensions.js';
import { isOnlyRootKey, schemaAt } from '../schema/describe.js';
import { nearestName } from '../text/spelling.js';
import { defineRule, type RuleDocs } from './rule.js';
import { correctKeyFix } from './shared/correctionFixes.js';

const iPadOnly = `${providerPrefix}filter-control`;

export const unknownNetworkProviderDocs: RuleDocs = {
	what: 'A key of `NEProviderClasses` that is not a provider type in the documentation, or that is for iPadOS only.',
	why: 'The type determines when the system starts the extension. It may not start an extension of another type. The values of the entitlement, such as `packet-tunnel-provider-systemextension`, are different names.',
	fix: 'Use the provider type of the class that the extension implements.',
	references: [
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t[|<key>packet-tunnel-provider-systemextension</key>|]\n\t\t<string>Tunnel.Provider</string>\n\t</dict>\n</dict>',
				findings: [
					"information: 'packet-tunnel-provider-systemextension' is not a documented provider type. The system may not start the extension for it.",
				],
				fixes: ["Rename to 'com.apple.networkextension.packet-tunnel'"],
			},
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t[|<key>com.apple.networkextension.filter-control</key>|]\n\t\t<string>Filter.ControlProvider</string>\n\t</dict>\n</dict>',
				findings: [
					"information: 'com.apple.networkextension.filter-control' is for iPadOS only. macOS doesn't start such a provider.",
				],
			},
		],
		good: [
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-packet</key>\n\t\t<string>Filter.PacketProvider</string>\n\t</dict>\n</dict>',
			},
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>$(PROVIDER_TYPE)</key>\n\t\t<string>Filter.Provider</string>\n\t</dict>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('unknown-network-provider', {
	unknown:
		"'{key}' is not a documented provider type. The system may not start the extension for it.",
	iPadOnly: "'{key}' is for iPadOS only. macOS doesn't start such a provider.",
});

export const unknownNetworkProvider = defineRule({
	code: 'unknown-network-provider',
	severity: 'information',
	kinds: ['systemExtension'],
	messages,
	visit: 'rootKey',
	keys: ['NetworkExtension'],
	*check({ entry: network }, { plist }) {
		if (network.value.type !== 'dict') return;
		const classes = network.value.get('NEProviderClasses')?.value;
		if (classes?.type !== 'dict') return;
		const known = Object.keys(
			schemaAt(plist, ['NetworkExtension', 'NEProviderClasses'])?.properties ?? {},
		);
		for (const entry of classes.entries) {
			const { key } = entry;
			// `misplaced-key` reports the name of the service, and keys of the root.
			if (missedPlaceOf(network.dict, entry) || isOnlyRootKey(key)) continue;
			if (key === iPadOnly) {
				yield { at: atKey(entry), message: messages.iPadOnly({ key }), state: entry };
			} else if (!known.includes(key) && !/[$@]/.test(key) && !nearestName(key, known)) {
				yield { at: atKey(entry), message: messages.unknown({ key }), state: entry };
			}
		}
	},
	fixes(entry) {
		const type = typeOfValue(entry.key);
		return type === undefined || entry.dict.get(type) ? [] : [correctKeyFix(entry, type)];
	},
});

/** The provider type of a value of the entitlement, such as `packet-tunnel-provider`. */
function typeOfValue(value: string): string | undefined {
	const type = /^([a-z-]+)-provider(?:-systemextension)?$/.exec(value)?.[1];
	if (type === undefined) return undefined;
	return type === 'content-filter' ? `${providerPrefix}filter-data` : `${providerPrefix}${type}`;
}
