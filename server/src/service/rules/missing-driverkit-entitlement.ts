/** Entitlements of a dext without the one that makes it a driver. */

import { atKey, message } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { definePlistRule, type Fix, type RuleContext, type RuleFinding } from './rule.js';
import { driverKit, entitlementsIn, isOnlyFor, signedProductOf } from './shared/entitlementsOf.js';

export const missingDriverkitEntitlement = definePlistRule({
	code: 'missing-driverkit-entitlement',
	severity: 'hint',
	kinds: ['entitlements'],
	docs: {
		what: 'Entitlements of a dext that do not name `com.apple.developer.driverkit`.',
		why: 'The system launches no dext without it (kext_tools `startUserExtension`). Targets for driver extensions in Xcode add it; a dext signed by hand has only what the file says.',
		fix: 'Add it, unless Xcode signs the dext.',
		references: [
			'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit',
			'kext_tools driverkit.m:startUserExtension',
			'swift-build DarwinProductTypes.xcspec',
		],
	},
	examples: {
		bad: [
			{
				text: '[|<key>com.apple.developer.driverkit.transport.hid</key>|]\n<true/>',
				fixed:
					'<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>\n<key>com.apple.developer.driverkit</key>\n<true/>',
			},
		],
		good: [
			{ text: '<key>com.apple.developer.system-extension.install</key>\n<true/>' },
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>',
			},
		],
	},
	*check(context: RuleContext): Iterable<RuleFinding> {
		const { plist, project } = context;
		if (rootEntry(plist, driverKit) || signedProductOf(context) !== 'dext') return;
		if (project.targetOf(plist.uri)) return;
		const first = entitlementsIn(plist).find(({ key }) => isOnlyFor(key, 'dext'));
		if (!first) return;
		yield {
			at: atKey(first),
			message: message(
				'{0} is missing beside it: Xcode adds it to a driver extension, but a dext signed by hand does not launch.',
				driverKit,
			),
		};
	},
	fixes({ plist }: RuleContext): readonly Fix[] {
		const { root } = plist;
		if (root?.type !== 'dict') return [];
		return [
			{
				title: message('Insert {0}', driverKit),
				edits: [{ kind: 'insertEntry', into: root, key: driverKit, value: true }],
				preferred: true,
			},
		];
	},
});
