/** A provider type of network extensions that Apple does not list. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { rootEntry } from '../document/rootEntries.js';
import { schemaAt } from '../schema/describe.js';
import { nearestName } from '../text/spelling.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { renameKeyFix } from './shared/entryFixes.js';

const prefix = 'com.apple.networkextension.';
const iPadOnly = `${prefix}filter-control`;

export const unknownNetworkProviderDocs: RuleDocs = {
	what: 'A key of `NEProviderClasses` that is none of the provider types that Apple lists, or one of iPadOS only.',
	why: 'The type tells the system when to start the extension; nobody starts one of an unknown type. The names of the entitlement, such as `packet-tunnel-provider-systemextension`, are other ones.',
	fix: 'Use the provider type whose class the extension has.',
	references: [
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t[|<key>packet-tunnel-provider-systemextension</key>|]\n\t\t<string>Tunnel.Provider</string>\n\t</dict>\n</dict>',
				findings: [
					"information: 'packet-tunnel-provider-systemextension' is no provider type that Apple lists.",
				],
				fixes: ["Rename to 'com.apple.networkextension.packet-tunnel'"],
			},
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t[|<key>com.apple.networkextension.filter-control</key>|]\n\t\t<string>Filter.ControlProvider</string>\n\t</dict>\n</dict>',
				findings: [
					"information: 'com.apple.networkextension.filter-control' is for iPadOS; macOS starts no such provider.",
				],
			},
		],
		good: [
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-packet</key>\n\t\t<string>Filter.PacketProvider</string>\n\t</dict>\n</dict>',
			},
		],
	}),
};

export const unknownNetworkProvider = definePlistRule({
	code: 'unknown-network-provider',
	severity: 'information',
	kinds: ['systemExtension'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const network = rootEntry(plist, 'NetworkExtension')?.value;
		const classes = network?.type === 'dict' ? network.get('NEProviderClasses')?.value : undefined;
		if (classes?.type !== 'dict') return;
		const known = Object.keys(
			schemaAt(plist, ['NetworkExtension', 'NEProviderClasses'])?.properties ?? {},
		);
		for (const entry of classes.entries) {
			const { key } = entry;
			if (key === iPadOnly) {
				yield {
					at: atKey(entry),
					message: message("'{0}' is for iPadOS; macOS starts no such provider.", key),
				};
			} else if (!known.includes(key) && !/[$@]/.test(key) && !nearestName(key, known)) {
				yield {
					at: atKey(entry),
					message: message("'{0}' is no provider type that Apple lists.", key),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		const type = /^([a-z-]+)-provider(?:-systemextension)?$/.exec(entry?.key ?? '')?.[1];
		const key = type === 'content-filter' ? `${prefix}filter-data` : `${prefix}${type ?? ''}`;
		if (!entry || type === undefined || entry.dict.get(key)) return [];
		return [renameKeyFix(entry, key)];
	},
});
