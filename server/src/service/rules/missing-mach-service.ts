/** A network or camera extension without the name of its Mach service. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { rootEntry } from '../document/rootEntries.js';
import { definePlistRule, type Fix, type RuleContext, type RuleFinding } from './rule.js';

const services = [
	/** Extensions ship without it, so a source plist is left alone. */
	{ dict: 'NetworkExtension', key: 'NEMachServiceName', builtOnly: true },
	{ dict: 'CMIOExtension', key: 'CMIOExtensionMachServiceName', builtOnly: false },
];

export const missingMachService = definePlistRule({
	code: 'missing-mach-service',
	severity: 'warning',
	kinds: ['systemExtension'],
	docs: {
		what: 'A `CMIOExtension` without `CMIOExtensionMachServiceName`, or in a built bundle a `NetworkExtension` without `NEMachServiceName`.',
		why: 'The system talks to the extension through a Mach service of that name. Activation of a camera extension ends with error 9 without it; a network extension cannot be reached by its app.',
		fix: 'Add the name; it begins with an app group of the extension, usually `$(TeamIdentifierPrefix)…`.',
		references: [
			'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
			'https://developer.apple.com/documentation/coremediaio/creating-a-camera-extension-with-core-media-i-o',
		],
	},
	examples: {
		bad: [
			{
				text: '[|<key>CMIOExtension</key>|]\n<dict/>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>',
				fixed:
					'<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n</dict>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>',
			},
			{
				text: '<key>NSSystemExtensionUsageDescription</key>\n<string>Filters traffic.</string>\n[|<key>NetworkExtension</key>|]\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict/>\n</dict>',
				form: 'built',
			},
		],
		good: [
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict/>\n</dict>',
			},
			{
				text: '<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>ABCDE12345.com.example.camera</string>\n</dict>',
			},
		],
	},
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict, key, builtOnly } of services) {
			const entry = rootEntry(plist, dict);
			if (entry?.value.type !== 'dict' || entry.value.get(key)) continue;
			if (builtOnly && plist.form !== 'built') continue;
			yield {
				at: atKey(entry),
				message: message('{0} has no {1}: the system cannot talk to the extension.', dict, key),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		const key = services.find(({ dict }) => dict === entry?.key)?.key;
		if (entry?.value.type !== 'dict' || !key || plist.form === 'built') return [];
		const value = '$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)';
		return [
			{
				title: message('Insert {0}', key),
				edits: [{ kind: 'insertEntry', into: entry.value, key, value }],
				preferred: true,
			},
		];
	},
});
