/** The wildcard of development in a transport entitlement. */

import { atContent, message } from '../document/finding.js';
import { definePlistRule, type RuleContext, type RuleFinding } from './rule.js';
import { transportsOf } from './shared/entitlementsOf.js';

export const transportWildcard = definePlistRule({
	code: 'transport-wildcard',
	severity: 'hint',
	kinds: ['entitlements'],
	docs: {
		what: 'The string `*` as an id in the entitlement for USB.',
		why: 'Apple grants `*` to everybody for development, so that a driver can be tried before its vendor is approved. The profile for distribution lists vendors; a driver signed with `*` does not pass its validation.',
		fix: 'Keep it for development, and sign releases with the ids that Apple granted.',
		references: [
			'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
		],
	},
	examples: {
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<string>[|*|]</string>\n\t</dict>\n</array>',
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
			},
		],
	},
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { bus, dicts } of transportsOf(plist)) {
			if (bus !== 'usb') continue;
			for (const { key, value } of dicts.flatMap(({ entries }) => entries)) {
				if (value.type !== 'string' || value.value !== '*') continue;
				yield {
					at: atContent(value),
					message: message(
						"'*' for {0} is granted for development only; a release names what Apple granted.",
						key,
					),
				};
			}
		}
	},
});
