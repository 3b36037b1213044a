/** A key of `NetworkExtension` or `CMIOExtension` that is outside of it. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { declarationOfKey } from '../platform/networkExtensions.js';
import { defineRule, type RuleDocs } from './rule.js';
import { moveEntryFix, moveIntoNewDictFix } from './shared/entryFixes.js';

export const extensionKeyAtRootDocs: RuleDocs = {
	what: '`NEMachServiceName`, `NEProviderClasses`, or `CMIOExtensionMachServiceName` at the root of a system extension.',
	why: 'The system reads `NEMachServiceName` and `NEProviderClasses` in the dictionary `NetworkExtension`, and `CMIOExtensionMachServiceName` in `CMIOExtension`. At the root, they have no effect, so the extension has no Mach service or no provider.',
	fix: 'Move the key into its dictionary.',
	references: [
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
		'https://developer.apple.com/documentation/coremediaio/creating-a-camera-extension-with-core-media-i-o',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n[|<key>NEMachServiceName</key>|]\n<string>$(TeamIdentifierPrefix)com.example.filter</string>\n<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-data</key>\n\t\t<string>Filter.DataProvider</string>\n\t</dict>\n</dict>',
				fixed:
					'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-data</key>\n\t\t<string>Filter.DataProvider</string>\n\t</dict>\n\t<key>NEMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.filter</string>\n</dict>',
				kind: 'systemExtension',
				findings: [
					"warning: 'NEMachServiceName' belongs in 'NetworkExtension'. It has no effect at the root.",
				],
				fixes: ["Move 'NEMachServiceName' to 'NetworkExtension'"],
			},
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n[|<key>NEMachServiceName</key>|]\n<string>$(TeamIdentifierPrefix)com.example.filter</string>\n[|<key>NEProviderClasses</key>|]\n<dict>\n\t<key>com.apple.networkextension.filter-data</key>\n\t<string>Filter.DataProvider</string>\n</dict>',
				fixed:
					'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NetworkExtension</key>\n<dict>\n\t<key>NEMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.filter</string>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-data</key>\n\t\t<string>Filter.DataProvider</string>\n\t</dict>\n</dict>',
				kind: 'systemExtension',
				findings: [
					"warning: 'NEMachServiceName' belongs in 'NetworkExtension'. It has no effect at the root.",
					"warning: 'NEProviderClasses' belongs in 'NetworkExtension'. It has no effect at the root.",
				],
				fixes: ["Move 'NEMachServiceName' to 'NetworkExtension'"],
			},
			{
				text: '[|<key>CMIOExtensionMachServiceName</key>|]\n<string>$(TeamIdentifierPrefix)com.example.camera</string>\n<key>CFBundlePackageType</key>\n<string>SYSX</string>',
				fixed:
					'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.camera</string>\n</dict>',
				kind: 'systemExtension',
				findings: [
					"warning: 'CMIOExtensionMachServiceName' belongs in 'CMIOExtension'. It has no effect at the root.",
				],
				fixes: ["Move 'CMIOExtensionMachServiceName' to 'CMIOExtension'"],
			},
		],
		good: [
			{
				text: '<key>CMIOExtension</key>\n<dict>\n\t<key>CMIOExtensionMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.camera</string>\n</dict>\n<key>CMIOExtensionMachServiceName</key>\n<string>$(TeamIdentifierPrefix)com.example.camera</string>',
			},
		],
	}),
};

const messages = defineMessages('extension-key-at-root', {
	outside: "'{key}' belongs in '{dict}'. It has no effect at the root.",
});

export const extensionKeyAtRoot = defineRule({
	code: 'extension-key-at-root',
	severity: 'warning',
	kinds: ['systemExtension'],
	messages,
	visit: 'rootKey',
	keys: [...declarationOfKey.keys()],
	*check({ entry }) {
		const dict = declarationOfKey.get(entry.key);
		const declared = dict === undefined ? undefined : entry.dict.get(dict)?.value;
		// A copy is at the root for code of the extension, which can read it there.
		if (dict === undefined || (declared?.type === 'dict' && declared.get(entry.key))) return;
		yield {
			at: atKey(entry),
			message: messages.outside({ key: entry.key, dict }),
			state: { entry, dict, declared },
		};
	},
	fixes({ entry, dict, declared }) {
		if (declared) {
			return declared.type === 'dict' ? [moveEntryFix(entry, declared, dict, true)] : [];
		}
		const moved = entry.dict.entries.filter(({ key }) => declarationOfKey.get(key) === dict);
		return [moveIntoNewDictFix(entry, moved, dict, true)];
	},
});
