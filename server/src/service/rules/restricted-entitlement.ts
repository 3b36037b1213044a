/** An entitlement that Apple keeps for itself. */

import { type Anchor, atContent, atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { builtIn } from '../platform/entitlements.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { entitlementSchema, entitlementsIn, transportsOf } from './shared/entitlementsOf.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const restrictedEntitlementDocs: RuleDocs = {
	what: 'An entitlement that only dexts of Apple have, such as the one for built-in devices.',
	why: "Apple puts it into no profile of a third party, and a program signed with an entitlement that its profile lacks is killed at launch. A driver for the built-in trackpad or keyboard can't be distributed.",
	fix: 'Delete it, and match devices that people plug in.',
	references: [
		'https://developer.apple.com/documentation/driverkit/kiodriverkittransportbuiltinentitlementkey',
		'xnu IOKitKeysPrivate.h',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.builtin</key>|]\n<true/>',
				findings: [
					"warning: 'com.apple.developer.driverkit.builtin' is for dexts of Apple: no other profile has it, and the system kills a dext signed with it.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.builtin'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<string>[|com.apple.developer.driverkit.builtin|]</string>\n</array>',
				findings: [
					"warning: 'com.apple.developer.driverkit.builtin' is for dexts of Apple: no other profile has it, and the system kills a dext signed with it.",
				],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci.bridge</key>\n<true/>',
			},
		],
	}),
};

export const restrictedEntitlement = definePlistRule({
	code: 'restricted-entitlement',
	severity: 'warning',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const entry of entitlementsIn(plist)) {
			if (entitlementSchema(entry.key)?.['x-status'] !== 'restricted') continue;
			yield findingAt(atKey(entry), entry.key);
		}
		for (const item of transportsOf(plist).flatMap(({ array }) => array.items)) {
			if (item.type === 'string' && item.value === builtIn)
				yield findingAt(atContent(item), builtIn);
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = at.part === 'key' ? entryAt(plist.root, at.range) : undefined;
		return entry ? [removeEntryFix(entry)] : [];
	},
});

function findingAt(at: Anchor, name: string): RuleFinding {
	return {
		at,
		message: message(
			"'{0}' is for dexts of Apple: no other profile has it, and the system kills a dext signed with it.",
			name,
		),
	};
}
