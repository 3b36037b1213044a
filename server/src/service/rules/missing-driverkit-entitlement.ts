/** Entitlements of a dext without the one that makes it a driver, or with `<false/>` for it. */

import { atKey, atValue, message } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { driverKitEntitlement } from '../platform/entitlements.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { entitlementsIn, isOnlyFor, signedProductOf } from './shared/entitlementsOf.js';

export const missingDriverkitEntitlementDocs: RuleDocs = {
	what: 'Entitlements of a dext that do not name `com.apple.developer.driverkit`, or that say `<false/>` of it, which is an error.',
	why: 'The system launches no dext without it (kext_tools `startUserExtension`), and the kernel takes `<false/>` for absent: `IOUserServer::withTask` logs that the check of the entitlement failed and turns the process away. Targets for driver extensions in Xcode add it; a dext signed by hand has only what the file says.',
	fix: 'Write `<true/>`; where the entitlement is missing, add it, unless Xcode signs the dext.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit',
		'kext_tools driverkit.m:startUserExtension',
		'xnu IOUserServer.cpp:withTask',
		'xnu IOKitBSDInit.cpp:IOTaskHasEntitlement',
		'swift-build DarwinProductTypes.xcspec',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>com.apple.developer.driverkit.transport.hid</key>|]\n<true/>',
				fixed:
					'<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>\n<key>com.apple.developer.driverkit</key>\n<true/>',
				findings: [
					'hint: com.apple.developer.driverkit is missing beside it: Xcode adds it to a driver extension, but a dext signed by hand does not launch.',
				],
				fixes: ['Insert com.apple.developer.driverkit'],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n[|<false/>|]',
				fixed: '<key>com.apple.developer.driverkit</key>\n<true/>',
				findings: [
					'error: com.apple.developer.driverkit is false, which counts as absent: the kernel turns the process of the dext away, and the driver never starts.',
				],
				fixes: ['Change to <true/>'],
			},
		],
		good: [
			{ text: '<key>com.apple.developer.system-extension.install</key>\n<true/>' },
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>',
			},
		],
	}),
};

export const missingDriverkitEntitlement = definePlistRule({
	code: 'missing-driverkit-entitlement',
	severity: 'hint',
	kinds: ['entitlements'],
	*check(context: RuleContext): Iterable<RuleFinding> {
		const { plist } = context;
		const value = rootEntry(plist, driverKitEntitlement)?.value;
		if (value?.type === 'boolean' && !value.value) {
			yield {
				severity: 'error',
				at: atValue(value),
				message: message(
					'{0} is false, which counts as absent: the kernel turns the process of the dext away, and the driver never starts.',
					driverKitEntitlement,
				),
			};
		}
		if (value || signedProductOf(context) !== 'dext') return;
		const first = entitlementsIn(plist).find(({ key }) => isOnlyFor(key, 'dext'));
		if (!first) return;
		yield {
			at: atKey(first),
			message: message(
				'{0} is missing beside it: Xcode adds it to a driver extension, but a dext signed by hand does not launch.',
				driverKitEntitlement,
			),
		};
	},
	fixes({ plist }: RuleContext): readonly Fix[] {
		const { root } = plist;
		if (root?.type !== 'dict') return [];
		const value = root.get(driverKitEntitlement)?.value;
		if (value) {
			return [
				{
					title: message('Change to {0}', '<true/>'),
					edits: [{ kind: 'replaceValue', value, by: true }],
					preferred: true,
				},
			];
		}
		return [
			{
				title: message('Insert {0}', driverKitEntitlement),
				edits: [{ kind: 'insertEntry', into: root, key: driverKitEntitlement, value: true }],
				preferred: true,
			},
		];
	},
});
