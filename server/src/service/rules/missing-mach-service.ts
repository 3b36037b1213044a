/** A network or camera extension without the name of its Mach service. */
import { atKey, atValue, type Finding, type Message, message } from '../document/finding.js';
import { entryAt, valueAt } from '../document/locate.js';
import { rootEntry } from '../document/rootEntries.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { DictEntry } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';

const services = [
	/** Extensions ship without it, so a source plist is left alone. */
	{ dict: 'NetworkExtension', key: 'NEMachServiceName', builtOnly: true },
	{ dict: 'CMIOExtension', key: 'CMIOExtensionMachServiceName', builtOnly: false },
];

export const missingMachServiceDocs: RuleDocs = {
	what: 'A `CMIOExtension` without `CMIOExtensionMachServiceName`, or in a built bundle a `NetworkExtension` without `NEMachServiceName`, or an empty name.',
	why: 'The system talks to the extension through a Mach service of that name. Activation of a camera extension ends with error 9 without it; a network extension cannot be reached by its app.',
	fix: 'Add the name; it begins with an app group of the extension, usually `$(TeamIdentifierPrefix)…`.',
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
					'warning: CMIOExtension has no CMIOExtensionMachServiceName: the system cannot talk to the extension.',
				],
				fixes: ['Insert CMIOExtensionMachServiceName'],
			},
			{
				text: '<key>NSSystemExtensionUsageDescription</key>\n<string>Filters traffic.</string>\n[|<key>NetworkExtension</key>|]\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict/>\n</dict>',
				form: 'built',
				findings: [
					'warning: NetworkExtension has no NEMachServiceName: the system cannot talk to the extension.',
				],
			},
			{
				text: '<key>NSSystemExtensionUsageDescription</key>\n<string>Shows a camera.</string>\n<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t[|<string></string>|]\n</dict>',
				findings: [
					'warning: CMIOExtensionMachServiceName is empty: the system cannot talk to the extension.',
				],
				fixes: ["Change to '$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)'"],
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
	}),
};

export const missingMachService = definePlistRule({
	code: 'missing-mach-service',
	severity: 'warning',
	kinds: ['systemExtension'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict, key, builtOnly } of services) {
			const entry = rootEntry(plist, dict);
			if (entry?.value.type !== 'dict') continue;
			const name = entry.value.get(key);
			if (name) {
				if (isEmpty(name)) yield { at: atValue(name.value), message: emptyName(key) };
				continue;
			}
			if (hasKeyOrMisspelling(entry.value, key) || (builtOnly && plist.form !== 'built')) continue;
			yield {
				at: atKey(entry),
				message: message('{0} has no {1}: the system cannot talk to the extension.', dict, key),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = '$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)';
		if (plist.form === 'built') return [];
		if (at.part === 'value') {
			const empty = valueAt(plist.root, at.range);
			const edit = empty && { kind: 'replaceValue' as const, value: empty, by: value };
			return edit
				? [{ title: message("Change to '{0}'", value), edits: [edit], preferred: true }]
				: [];
		}
		const entry = entryAt(plist.root, at.range);
		const key = services.find(({ dict }) => dict === entry?.key)?.key;
		if (entry?.value.type !== 'dict' || !key) return [];
		return [
			{
				title: message('Insert {0}', key),
				edits: [{ kind: 'insertEntry', into: entry.value, key, value }],
				preferred: true,
			},
		];
	},
});

function isEmpty({ value }: DictEntry): boolean {
	return value.type === 'string' && value.value.trim() === '';
}

function emptyName(key: string): Message {
	return message('{0} is empty: the system cannot talk to the extension.', key);
}
