/** A key that the deployment target does not know. */
import { atKey } from '../document/finding.js';
import { defineMessages, type Message } from '../messages/message.js';
import { schemasIn } from '../schema/describe.js';
import type { Schema } from '../schema/schema.js';
import { isLaterVersion } from '../text/isLaterVersion.js';
import { defineRule, type RuleDocs } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

const systems = ['macOS', 'iPadOS'] as const;

export const unavailableKeyDocs: RuleDocs = {
	what: 'A key or an entitlement that requires a later system than the deployment target, which is set in `driverPlist.deploymentTarget` or `.driver-plist.json`.',
	why: 'An older system ignores a key that it does not know, without a message.',
	fix: 'Raise the deployment target, or make sure that the driver works without the key on older systems.',
	references: ['https://developer.apple.com/documentation/bundleresources/entitlements'],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.family.midi</key>|]\n<true/>',
				kind: 'entitlements',
				deploymentTarget: { macOS: '14.0' },
				findings: [
					"information: 'com.apple.developer.driverkit.family.midi' requires macOS 15.0. macOS 14.0, the deployment target, ignores it.",
				],
			},
			{
				text: '[|<key>com.apple.developer.driverkit.communicates-with-drivers</key>|]\n<true/>',
				kind: 'entitlements',
				deploymentTarget: { macOS: '13.0', iPadOS: '15.4' },
				findings: [
					"information: 'com.apple.developer.driverkit.communicates-with-drivers' requires iPadOS 16.0. iPadOS 15.4, the deployment target, ignores it.",
				],
			},
			{
				text: dextExample({
					IOUserClass: undefined,
					'[|IOUserClass|]': 'WidgetDriver',
					IOUserServerName: undefined,
					'[|IOUserServerName|]': '$(PRODUCT_BUNDLE_IDENTIFIER)',
				}),
				deploymentTarget: { macOS: '10.14' },
				findings: [
					"information: 'IOUserClass' requires macOS 10.15. macOS 10.14, the deployment target, ignores it.",
					"information: 'IOUserServerName' requires macOS 10.15. macOS 10.14, the deployment target, ignores it.",
				],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.midi</key>\n<true/>',
				kind: 'entitlements',
				deploymentTarget: { macOS: '15' },
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.midi</key>\n<true/>',
				kind: 'entitlements',
			},
		],
	}),
};

const messages = defineMessages('unavailable-key', {
	unavailable:
		"'{key}' requires {system} {since}. {system} {target}, the deployment target, ignores it.",
});

export const unavailableKey = defineRule({
	code: 'unavailable-key',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'entitlements', 'hostApp'],
	messages,
	visit: 'plist',
	*check(plist, { deploymentTarget }) {
		const targets = systems.flatMap((system) => {
			const version = deploymentTarget[system];
			return version === undefined ? [] : [{ system, version }];
		});
		if (targets.length === 0 || plist.root?.type !== 'dict') return;
		for (const dict of [plist.root, ...plist.personalities.map((each) => each.dict)]) {
			const schemaOf = schemasIn(plist, dict);
			for (const entry of dict.entries) {
				const message = messageFor(entry.key, schemaOf(entry.key)?.['x-since'], targets);
				if (message) yield { at: atKey(entry), message };
			}
		}
	},
});

interface Target {
	readonly system: (typeof systems)[number];
	readonly version: string;
}

/** The message for a key that the first of these targets ignores. */
function messageFor(
	key: string,
	versions: Schema['x-since'],
	targets: readonly Target[],
): Message | undefined {
	for (const { system, version } of targets) {
		const since = versions?.[system];
		if (since === undefined || !isLaterVersion(since, version)) continue;
		return messages.unavailable({ key, system, since, target: version });
	}
	return undefined;
}
