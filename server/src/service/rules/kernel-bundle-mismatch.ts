/** A kernel class, and a kext that does not have it. */

import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, type Finding, message, type Severity } from '../document/finding.js';
import { entryOf, ownIdentifier, personalityText } from '../document/personalityText.js';
import { ownerOf, unusableAs } from '../platform/classes.js';
import {
	isAlwaysLoaded,
	isMisspelledOwner,
	isOwner,
	kernelBundles,
} from '../platform/kernelBundles.js';
import { isAcceptedFor, isDriverKitProxy } from '../platform/pairings.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import {
	codelessKextExample,
	dextExample,
	type ExampleEntries,
} from './shared/examplePersonality.js';

const mergeNub: ExampleEntries = {
	IOClass: 'AppleUSBMergeNub',
	IOProviderClass: 'IOUSBHostDevice',
	IOProviderMergeProperties: '<dict/>',
	ProductID: undefined,
	VendorID: undefined,
	idProduct: '<integer>4660</integer>',
	idVendor: '<integer>1452</integer>',
};

export const kernelBundleMismatchDocs: RuleDocs = {
	what: 'An `IOClass` and a kext, in `CFBundleIdentifierKernel` or `CFBundleIdentifier`, that do not belong together.',
	why: 'The kernel loads the kext that the personality names and then creates the class by its name (`isModuleLoaded`, `probeCandidates`). Where the named kext does not have the class, and no other driver has loaded the one that has, the personality is skipped with a log line.',
	fix: 'Name the kext that owns `IOClass`.',
	references: [
		'xnu IOCatalogue.cpp:isModuleLoaded',
		'xnu IOService.cpp:probeCandidates',
		'https://developer.apple.com/documentation/networkingdriverkit/iousernetworkethernet',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					CFBundleIdentifierKernel: '[|com.apple.kpi.iokit|]',
					IOClass: 'IOUserSerial',
				}),
				fixed: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
				}),
				findings: [
					"warning: 'com.apple.kpi.iokit' does not have the class IOUserSerial; com.apple.driver.driverkit.serial, which has it, is then not loaded for this driver.",
				],
				fixes: ["Change to 'com.apple.driver.driverkit.serial'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: '[|com.apple.iokit.IONetworkFamily|]',
					IOClass: 'IOUserNetworkEthernet',
				}),
				findings: [
					"information: 'com.apple.iokit.IONetworkFamily' does not have the class IOUserNetworkEthernet; com.apple.iokit.IOSkywalkFamily, which has it, is then not loaded for this driver.",
				],
				fixes: ["Change to 'com.apple.iokit.IOSkywalkFamily'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: '[|$(PRODUCT_BUNDLE_IDENTIFIER)|]',
					IOClass: 'IOUserSerial',
				}),
				findings: [
					"warning: '$(PRODUCT_BUNDLE_IDENTIFIER)' does not have the class IOUserSerial; com.apple.driver.driverkit.serial, which has it, is then not loaded for this driver.",
				],
				fixes: ["Change to 'com.apple.driver.driverkit.serial'"],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: '[|com.apple.iokit.IOHIDFamily|]' }),
				findings: [
					"information: 'com.apple.iokit.IOHIDFamily' does not have the class IOUserService; that belongs to com.apple.kpi.iokit, which is always there.",
				],
				fixes: ["Change to 'com.apple.kpi.iokit'"],
			},
			{
				text: codelessKextExample({
					...mergeNub,
					CFBundleIdentifier: '[|com.apple.iokit.IOStorageFamily|]',
				}),
				fixed: codelessKextExample({
					...mergeNub,
					CFBundleIdentifier: 'com.apple.driver.AppleUSBMergeNub',
				}),
				kind: 'codelessKext',
				findings: [
					"warning: 'com.apple.iokit.IOStorageFamily' does not have the class AppleUSBMergeNub; com.apple.driver.AppleUSBMergeNub, which has it, is then not loaded for this driver.",
				],
				fixes: ["Change to 'com.apple.driver.AppleUSBMergeNub'"],
			},
			{
				text: codelessKextExample({
					...mergeNub,
					CFBundleIdentifier: '[|com.apple.driver.AppleUSBMergenub|]',
				}),
				fixed: codelessKextExample({
					...mergeNub,
					CFBundleIdentifier: 'com.apple.driver.AppleUSBMergeNub',
				}),
				kind: 'codelessKext',
				findings: [
					"warning: 'com.apple.driver.AppleUSBMergenub' is not a known kext; com.apple.driver.AppleUSBMergeNub, which has the class AppleUSBMergeNub, is then not loaded for this driver.",
				],
				fixes: ["Change to 'com.apple.driver.AppleUSBMergeNub'"],
			},
			{
				text: codelessKextExample({
					...mergeNub,
					CFBundleIdentifier: '[|com.apple.driver.AppleUSBMergNub|]',
				}),
				fixed: codelessKextExample({
					...mergeNub,
					CFBundleIdentifier: 'com.apple.driver.AppleUSBMergeNub',
				}),
				kind: 'codelessKext',
				findings: [
					"warning: 'com.apple.driver.AppleUSBMergNub' is not a known kext; com.apple.driver.AppleUSBMergeNub, which has the class AppleUSBMergeNub, is then not loaded for this driver.",
				],
				fixes: ["Change to 'com.apple.driver.AppleUSBMergeNub'"],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: '[|com.apple.kpi.IOKit|]' }),
				findings: [
					"information: 'com.apple.kpi.IOKit' is not a known kext; the class IOUserService belongs to com.apple.kpi.iokit, which is always there.",
				],
				fixes: ["Change to 'com.apple.kpi.iokit'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: '[|com.apple.iokit.IOHidFamily|]',
					IOClass: 'AppleUserHIDDevice',
				}),
				findings: [
					"information: 'com.apple.iokit.IOHidFamily' is not a known kext; the class AppleUserHIDDevice belongs to com.apple.iokit.IOHIDFamily, which is always there.",
				],
				fixes: ["Change to 'com.apple.iokit.IOHIDFamily'"],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: dextExample({ CFBundleIdentifierKernel: 'com.apple.kernel.iokit' }) },
			{ text: dextExample({ IOClass: 'AppleUserHIDDevice' }) },
			{ text: codelessKextExample(), kind: 'codelessKext' },
			{ text: codelessKextExample({ IOClass: 'com_example_Nub' }), kind: 'codelessKext' },
			{
				text: codelessKextExample({ CFBundleIdentifier: 'com.example.kext.Other' }),
				kind: 'codelessKext',
			},
			{
				text: codelessKextExample({
					CFBundleIdentifier: 'com.apple.iokit.IOHIDFamily',
					IOClass: 'IOHIDUserClient',
				}),
				kind: 'codelessKext',
			},
		],
	}),
};

export const kernelBundleMismatch = definePlistRule({
	code: 'kernel-bundle-mismatch',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const name = personalityText(plist, dict, 'IOClass');
			const entry = bundleEntry(plist, dict);
			const bundle = entry && bundleText(plist, entry);
			const owner = name === undefined ? undefined : ownerOf(name);
			if (!entry || !name || !bundle || !owner || isOwner(bundle, name)) continue;
			// No kext makes a class of use that the kernel cannot create, and a rule says so.
			if (unusableAs(name)) continue;
			const severity = levelOf(name, bundle, owner);
			if (!severity) continue;
			yield {
				severity,
				at: atContent(entry.value),
				message: message(wordingFor(bundle, name, owner), bundle, name, owner),
			};
		}
	},
	fixes({ plist }: RuleContext, { at, severity }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const name = entry && personalityText(plist, entry.dict, 'IOClass');
		const owner = name === undefined ? undefined : ownerOf(name);
		if (!entry || owner === undefined) return [];
		return [changeContentFix(entry.value, owner, severity === 'warning')];
	},
});

/** The entry that names the kext to load (OSKext.cpp:uniquePersonalityProperties); none where that is the dext. */
function bundleEntry({ kind }: DriverPlist, dict: Dict): DictEntry | undefined {
	const named = dict.get('CFBundleIdentifierKernel');
	return named || kind === 'dext' ? named : dict.get('CFBundleIdentifier');
}

/** The kext as it is written: literal, or the dext itself, which has no class of the kernel. */
function bundleText(plist: DriverPlist, { dict, key, value }: DictEntry): string | undefined {
	const isOwn = value.type === 'string' && value.value === ownIdentifier(plist);
	return plist.kind === 'dext' && isOwn ? value.value : personalityText(plist, dict, key);
}

function wordingFor(bundle: string, name: string, owner: string): string {
	if (isMisspelledOwner(bundle, name)) {
		return isAlwaysLoaded(owner)
			? "'{0}' is not a known kext; the class {1} belongs to {2}, which is always there."
			: "'{0}' is not a known kext; {2}, which has the class {1}, is then not loaded for this driver.";
	}
	return isAlwaysLoaded(owner)
		? "'{0}' does not have the class {1}; that belongs to {2}, which is always there."
		: "'{0}' does not have the class {1}; {2}, which has it, is then not loaded for this driver.";
}

/** Of classes that no DriverKit page pairs, only what contradicts two known facts is said. */
function levelOf(name: string, bundle: string, owner: string): Severity | undefined {
	if (isMisspelledOwner(bundle, name)) return isAlwaysLoaded(owner) ? 'information' : 'warning';
	const accepted = isAcceptedFor(bundle, name);
	if (isAlwaysLoaded(owner)) {
		return accepted || !isDriverKitProxy(name) || !kernelBundles.has(bundle)
			? undefined
			: 'information';
	}
	if (accepted) return 'information';
	return isDriverKitProxy(name) || kernelBundles.has(bundle) ? 'warning' : undefined;
}
