/** A key that the oldest target system does not know. */

import { atKey, message } from '../document/finding.js';
import { schemasIn } from '../schema/describe.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';

const systems = ['macOS', 'iPadOS'] as const;

export const unavailableKeyDocs: RuleDocs = {
	what: 'A key or an entitlement that came with a later system than the oldest one the driver is meant for, as the setting `driverPlist.deploymentTarget` or `.driver-plist.json` names it.',
	why: 'Older systems pass over keys that they do not know: what the key asks for does not happen there, and no message says so.',
	fix: 'Raise the target, or make sure that the driver does without the key on older systems.',
	references: ['https://developer.apple.com/documentation/bundleresources/entitlements'],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.family.midi</key>|]\n<true/>',
				kind: 'entitlements',
				deploymentTarget: { macOS: '14.0' },
				findings: [
					'information: com.apple.developer.driverkit.family.midi came with macOS 15.0; macOS 14.0, which the driver is meant for too, passes over it.',
				],
			},
			{
				text: '[|<key>com.apple.developer.driverkit.communicates-with-drivers</key>|]\n<true/>',
				kind: 'entitlements',
				deploymentTarget: { macOS: '13.0', iPadOS: '15.4' },
				findings: [
					'information: com.apple.developer.driverkit.communicates-with-drivers came with iPadOS 16.0; iPadOS 15.4, which the driver is meant for too, passes over it.',
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

export const unavailableKey = definePlistRule({
	code: 'unavailable-key',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'entitlements', 'hostApp'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		const targets = systems.flatMap((system) => {
			const version = deploymentTarget[system];
			return version === undefined ? [] : [{ system, version }];
		});
		if (targets.length === 0 || plist.root?.type !== 'dict') return;
		const dicts = [plist.root, ...plist.personalities.map(({ dict }) => dict)];
		for (const dict of dicts) {
			const schemaOf = schemasIn(plist, dict);
			for (const entry of dict.entries) {
				const since = schemaOf(entry.key)?.['x-since'];
				const late = targets.find(({ system, version }) => isLater(since?.[system], version));
				if (!late) continue;
				yield {
					at: atKey(entry),
					message: message(
						'{0} came with {1} {2}; {1} {3}, which the driver is meant for too, passes over it.',
						entry.key,
						late.system,
						since?.[late.system] ?? '',
						late.version,
					),
				};
			}
		}
	},
});

/** Whether version `a` comes after version `b`. */
function isLater(a: string | undefined, b: string): boolean {
	if (a === undefined) return false;
	const [left, right] = [a, b].map((version) => version.split('.').map(Number));
	for (let index = 0; index < 3; index++) {
		const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return false;
}
