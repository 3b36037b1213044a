/** A value of the entitlement for network extensions that Apple does not list. */
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { networkExtension } from '../platform/extensionEntitlements.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { correctNameFix } from './shared/correctionFixes.js';
import { listedItems, nearestListed } from './shared/listedItems.js';

const entitled = (value: string): string =>
	`<key>com.apple.developer.networking.networkextension</key>\n<array>\n\t<string>${value}</string>\n</array>`;

export const unknownNetworkExtensionValueDocs: RuleDocs = {
	what: 'A value of `com.apple.developer.networking.networkextension` that Apple does not list.',
	why: 'The provisioning profile must contain each value of the entitlement, and no profile contains a misspelled one. Xcode refuses to sign the product, or macOS ends it when it starts.',
	otherSeverities: {
		information: 'for a value that is not similar to a listed one.',
	},
	fix: 'Correct the spelling. Values for Developer ID end with `-systemextension`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.networking.networkextension',
		'https://developer.apple.com/documentation/technotes/tn3134-network-extension-provider-deployment',
	],
	examples: () => ({
		bad: [
			{
				text: entitled('[|packet-tunnel-providr-systemextension|]'),
				fixed: entitled('packet-tunnel-provider-systemextension'),
				findings: [
					"warning: Unknown value 'packet-tunnel-providr-systemextension'. Did you mean 'packet-tunnel-provider-systemextension'? No profile contains it.",
				],
				fixes: ["Change to 'packet-tunnel-provider-systemextension'"],
			},
			{
				text: entitled('[|Content-Filter-Provider|]'),
				fixed: entitled('content-filter-provider'),
				findings: [
					"warning: Unknown value 'Content-Filter-Provider'. Did you mean 'content-filter-provider'? No profile contains it.",
				],
				fixes: ["Change to 'content-filter-provider'"],
			},
			{
				text: entitled('[|packet-tunnel|]'),
				fixed: entitled('packet-tunnel-provider'),
				findings: [
					"warning: Unknown value 'packet-tunnel'. Did you mean 'packet-tunnel-provider'? No profile contains it.",
				],
				fixes: ["Change to 'packet-tunnel-provider'"],
			},
			{
				text: entitled('[|firewall|]'),
				findings: ["information: 'firewall' is not a documented value of this entitlement."],
			},
		],
		good: [
			{ text: entitled('packet-tunnel-provider-systemextension') },
			{ text: entitled('$(NETWORK_EXTENSION)') },
		],
	}),
};

const messages = defineMessages('unknown-network-extension-value', {
	misspelled: "Unknown value '{value}'. Did you mean '{suggestion}'? No profile contains it.",
	unknown: "'{value}' is not a documented value of this entitlement.",
});

/** A value, and the listed one that it is a misspelling of. */
interface Unlisted {
	readonly item: PlistValue;
	readonly suggestion: string | undefined;
}

export const unknownNetworkExtensionValue = defineRule({
	code: 'unknown-network-extension-value',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [networkExtension],
	*check({ value: list }, { plist }): Iterable<FoundWith<Unlisted>> {
		if (list.type !== 'array') return;
		const known = listedItems(plist, networkExtension);
		for (const item of list.items) {
			const value = literalText(item, plist.form);
			// `extra-whitespace` reports whitespace around a value.
			if (value === undefined || known.includes(value.trim())) continue;
			const suggestion = nearestListed(value, known);
			yield {
				severity: suggestion === undefined ? 'information' : 'warning',
				at: atContent(item),
				message:
					suggestion === undefined
						? messages.unknown({ value })
						: messages.misspelled({ value, suggestion }),
				state: { item, suggestion },
			};
		}
	},
	fixes: ({ item, suggestion }) =>
		suggestion === undefined ? [] : [correctNameFix(item, suggestion, true)],
});
