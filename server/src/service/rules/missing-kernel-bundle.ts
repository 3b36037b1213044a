/** A personality of a dext without the kext of its kernel class. */
import { atContent, type Severity } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { ownerOf } from '../platform/classes.js';
import { isAlwaysLoaded, isOwner } from '../platform/kernelBundles.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import { defineRule, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const missingKernelBundleDocs: RuleDocs = {
	what: 'A personality of a dext without `CFBundleIdentifierKernel`: a hint where the class is always in the kernel, a warning where its kext is loaded on demand.',
	why: 'Without the key, the kernel uses `CFBundleIdentifier`, the dext itself. It then does not load the kext of the class on demand. Unless something else has loaded the kext, the kernel logs that it could not allocate the class.',
	otherSeverities: {
		information: 'for a kernel class that is not one of those that DriverKit documents for dexts.',
		hint: 'where the kext with the class is always loaded.',
	},
	fix: 'Add `CFBundleIdentifierKernel` with the kext that owns `IOClass`.',
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
					"warning: Missing 'CFBundleIdentifierKernel'. The kernel does not load 'com.apple.driver.driverkit.serial', the owner of 'IOUserSerial', on demand.",
				],
				fixes: ["Add 'CFBundleIdentifierKernel' with value 'com.apple.driver.driverkit.serial'"],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: undefined, IOClass: '[|IOUserService|]' }),
				findings: [
					"hint: Missing 'CFBundleIdentifierKernel'. 'IOUserService' belongs to 'com.apple.kpi.iokit', which is always loaded.",
				],
				fixes: ["Add 'CFBundleIdentifierKernel' with value 'com.apple.kpi.iokit'"],
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

const messages = defineMessages('missing-kernel-bundle', {
	alwaysLoaded:
		"Missing 'CFBundleIdentifierKernel'. '{name}' belongs to '{owner}', which is always loaded.",
	onDemand:
		"Missing 'CFBundleIdentifierKernel'. The kernel does not load '{owner}', the owner of '{name}', on demand.",
});

export const missingKernelBundle = defineRule({
	code: 'missing-kernel-bundle',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	check({ owner: personality, key, value }) {
		const name = personality.text(key);
		const owner = name === undefined ? undefined : ownerOf(name);
		if (!name || !owner || !personality.isMissing('CFBundleIdentifierKernel')) return undefined;
		const bundle = personality.text('CFBundleIdentifier');
		if (bundle !== undefined && isOwner(bundle, name)) return undefined;
		const severity = levelOf(name, owner);
		const message = isAlwaysLoaded(owner) ? messages.alwaysLoaded : messages.onDemand;
		return [
			{
				severity,
				at: atContent(value),
				message: message({ name, owner }),
				state: { dict: personality.dict, owner, certain: severity === 'warning' },
			},
		];
	},
	fixes({ dict, owner: value, certain }) {
		const key = 'CFBundleIdentifierKernel';
		return [
			{
				title: fixTitles.addWithValue({ key, value }),
				edits: [{ kind: 'insertEntry', into: dict, key, value }],
				preferred: certain,
			},
		];
	},
});

function levelOf(name: string, owner: string): Severity {
	if (isAlwaysLoaded(owner)) return 'hint';
	return isDriverKitProxy(name) ? 'warning' : 'information';
}
