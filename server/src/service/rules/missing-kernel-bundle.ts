/** A personality of a dext that does not name the kext of its kernel class. */

import { atContent, type Finding, message, type Severity } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { ownerOf } from '../platform/classes.js';
import { isAlwaysLoaded, isOwner } from '../platform/kernelBundles.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { lacksKey } from './shared/lacksKey.js';

export const missingKernelBundleDocs: RuleDocs = {
	what: 'A personality of a dext without `CFBundleIdentifierKernel`: a hint where the class is in the kernel at all times, a warning where its kext is loaded on demand.',
	why: 'Where the key is absent the kernel takes `CFBundleIdentifier`, the dext itself. The kext that has the class is then not loaded on demand, and while nothing else has loaded it the kernel logs that it could not allocate the class.',
	fix: 'Insert `CFBundleIdentifierKernel` with the kext that owns `IOClass`.',
	references: [
		'xnu IOCatalogue.cpp:isModuleLoaded',
		'xnu OSKext.cpp:uniquePersonalityProperties',
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ CFBundleIdentifierKernel: undefined, IOClass: '[|IOUserSerial|]' }),
				fixed: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
				}),
				findings: [
					"warning: CFBundleIdentifierKernel is missing; 'IOUserSerial' belongs to com.apple.driver.driverkit.serial, which is then not loaded for this driver.",
				],
				fixes: ["Insert CFBundleIdentifierKernel 'com.apple.driver.driverkit.serial'"],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: undefined, IOClass: '[|IOUserService|]' }),
				findings: [
					"hint: CFBundleIdentifierKernel is missing; 'IOUserService' belongs to com.apple.kpi.iokit, which is always there.",
				],
				fixes: ["Insert CFBundleIdentifierKernel 'com.apple.kpi.iokit'"],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: dextExample({ CFBundleIdentifierKernel: '$(WIDGET_KERNEL_BUNDLE)' }) },
			{
				text: dextExample({
					CFBundleIdentifier: 'com.apple.driver.AppleUSBMergeNub',
					CFBundleIdentifierKernel: undefined,
					IOClass: 'AppleUSBMergeNub',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
			},
		],
	}),
};

export const missingKernelBundle = definePlistRule({
	code: 'missing-kernel-bundle',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOClass');
			const name = personalityText(plist, dict, 'IOClass');
			const owner = name === undefined ? undefined : ownerOf(name);
			if (!entry || !name || !owner) continue;
			if (!lacksKey(plist, dict, 'CFBundleIdentifierKernel')) continue;
			const named = personalityText(plist, dict, 'CFBundleIdentifier');
			if (named !== undefined && isOwner(named, name)) continue;
			yield {
				severity: levelOf(name, owner),
				at: atContent(entry.value),
				message: message(
					isAlwaysLoaded(owner)
						? "CFBundleIdentifierKernel is missing; '{0}' belongs to {1}, which is always there."
						: "CFBundleIdentifierKernel is missing; '{0}' belongs to {1}, which is then not loaded for this driver.",
					name,
					owner,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at, severity }: Finding): readonly Fix[] {
		const into = entryOf(plist, at)?.dict;
		const name = into && personalityText(plist, into, 'IOClass');
		const value = name === undefined ? undefined : ownerOf(name);
		if (!into || value === undefined) return [];
		return [
			{
				title: message("Insert CFBundleIdentifierKernel '{0}'", value),
				edits: [{ kind: 'insertEntry', into, key: 'CFBundleIdentifierKernel', value }],
				preferred: severity === 'warning',
			},
		];
	},
});

function levelOf(name: string, owner: string): Severity {
	if (isAlwaysLoaded(owner)) return 'hint';
	return isDriverKitProxy(name) ? 'warning' : 'information';
}
