/** A network extension that names no class of a provider. */

import { isAddedByBuild } from '../document/addedByBuild.js';
import { missedPlaceOf } from '../document/extensionDeclarations.js';
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import {
	networkExtension,
	networkService,
	providerClasses,
} from '../platform/networkExtensions.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';

export const missingProviderClassesDocs: RuleDocs = {
	what: '`NetworkExtension` without `NEProviderClasses`, or with an empty one.',
	why: 'The process of a network extension waits for the system to request a provider. The system finds the class to create in `NEProviderClasses`, by the type of the provider. According to Apple, the extension must declare this mapping in its property list.',
	fix: 'Add the type of each provider that the extension implements, with the name of its class.',
	references: [
		'https://developer.apple.com/documentation/networkextension/neprovider/startsystemextensionmode()',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundlePackageType</key>\n<string>SYSX</string>\n[|<key>NetworkExtension</key>|]\n<dict/>',
				findings: [
					"warning: Missing 'NEProviderClasses' in 'NetworkExtension'. The system finds no provider in the extension.",
				],
			},
			{
				text: '<key>NSSystemExtensionUsageDescription</key>\n<string>Filters traffic.</string>\n[|<key>NetworkExtension</key>|]\n<dict>\n\t<key>NEMachServiceName</key>\n\t<string>ABCDE12345.com.example.filter</string>\n</dict>',
				form: 'built',
				findings: [
					"warning: Missing 'NEProviderClasses' in 'NetworkExtension'. The system finds no provider in the extension.",
				],
			},
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.filter</string>\n\t[|<key>NEProviderClasses</key>|]\n\t<dict/>\n</dict>',
				findings: [
					"warning: 'NEProviderClasses' names no class. The system finds no provider in the extension.",
				],
			},
		],
		good: [
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.filter-data</key>\n\t\t<string>Filter.DataProvider</string>\n\t</dict>\n</dict>',
			},
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n#if FILTER\n\t\t<key>com.apple.networkextension.filter-data</key>\n\t\t<string>Filter.DataProvider</string>\n#endif\n\t</dict>\n</dict>',
			},
			{
				text: '<key>NetworkExtension</key>\n<dict>\n#include "providers.h"\n</dict>',
			},
			{ text: '<key>NetworkExtension</key>\n<dict/>', kind: 'hostApp' },
		],
	}),
};

const messages = defineMessages('missing-provider-classes', {
	missing: "Missing '{key}' in '{dict}'. The system finds no provider in the extension.",
	empty: "'{key}' names no class. The system finds no provider in the extension.",
});

export const missingProviderClasses = defineRule({
	code: 'missing-provider-classes',
	severity: 'warning',
	kinds: ['systemExtension'],
	messages,
	visit: 'root',
	*check(root, { plist }) {
		// The classes may be in what a preprocessor adds, or in a part that can't be read.
		if (plist.isPreprocessed || plist.hasFaults || isAddedByBuild(plist, networkExtension)) return;
		const network = root.get(networkExtension);
		const dict = network?.value.type === 'dict' ? network.value : undefined;
		// Xcode expands variables in keys, too.
		if (dict?.entries.some(({ key }) => key.includes('$'))) return;
		const classes = dict?.get(providerClasses);
		// Outside of its dictionary, a service declares a network extension, too.
		const declaring = network ?? root.get(networkService);
		if (classes) {
			const isEmpty = classes.value.type === 'dict' && classes.value.entries.length === 0;
			if (isEmpty && !hasStrayProvider(root, dict))
				yield { at: atKey(classes), message: messages.empty({ key: providerClasses }) };
		} else if (
			declaring &&
			!network === !dict &&
			!hasClasses(root) &&
			!(dict && hasClasses(dict)) &&
			!hasStrayProvider(root, dict)
		) {
			yield {
				at: atKey(declaring),
				message: messages.missing({ key: providerClasses, dict: networkExtension }),
			};
		}
	},
});

/** Classes at the root, and a misspelled key, have findings of their own. */
function hasClasses(dict: Dict): boolean {
	return hasKeyOrMisspelling(dict, providerClasses);
}

/** Whether the class of a provider is outside of its dictionary, which `misplaced-key` reports. */
function hasStrayProvider(root: Dict, network: Dict | undefined): boolean {
	const entries = [...root.entries, ...(network?.entries ?? [])];
	return entries.some((entry) => missedPlaceOf(root, entry) === providerClasses);
}
