/** A kernel class, and a kext that does not own it. */
import type { PlistContents } from '../document/driverPlist.js';
import { atContent, type Severity } from '../document/finding.js';
import { ownIdentifier } from '../document/personalityText.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages, type Message } from '../messages/message.js';
import { ownerOf, unusableAs } from '../platform/classes.js';
import {
	isAlwaysLoaded,
	isMisspelledOwner,
	isOwner,
	kernelBundles,
} from '../platform/kernelBundles.js';
import { isAcceptedFor, isDriverKitProxy, pairings } from '../platform/pairings.js';
import { providerOf } from '../platform/providers.js';
import type { DictEntry, PlistValue, Str } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix, exchangeFix } from './shared/entryFixes.js';
import {
	codelessKextExample,
	dextExample,
	type ExampleEntries,
	virtualDextExample,
} from './shared/examplePersonality.js';
import { hasExchangedClasses, hasProviderAsClass } from './shared/exchangedClasses.js';
import { driverWithOtherClass } from './shared/kernelClassMismatch.js';

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
	why: 'The kernel loads the kext that the personality names, and then creates the class by its name (`isModuleLoaded`, `probeCandidates`). If the named kext does not contain the class and no other driver has loaded the kext that does, the kernel logs this and skips the personality.',
	otherSeverities: {
		information:
			'where the named kext can be right for the class, or the kext with the class is always loaded.',
	},
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
					"warning: 'com.apple.kpi.iokit' does not contain 'IOUserSerial'. The kernel does not load its owner, 'com.apple.driver.driverkit.serial', on demand.",
				],
				fixes: ["Change to 'com.apple.driver.driverkit.serial'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: '[|com.apple.iokit.IONetworkFamily|]',
					IOClass: 'IOUserNetworkEthernet',
				}),
				findings: [
					"information: 'com.apple.iokit.IONetworkFamily' does not contain 'IOUserNetworkEthernet'. The kernel does not load its owner, 'com.apple.iokit.IOSkywalkFamily', on demand.",
				],
				fixes: ["Change to 'com.apple.iokit.IOSkywalkFamily'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: '[|$(PRODUCT_BUNDLE_IDENTIFIER)|]',
					IOClass: 'IOUserSerial',
				}),
				fixed: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
				}),
				findings: [
					"warning: '$(PRODUCT_BUNDLE_IDENTIFIER)' does not contain 'IOUserSerial'. The kernel does not load its owner, 'com.apple.driver.driverkit.serial', on demand.",
				],
				fixes: ["Change to 'com.apple.driver.driverkit.serial'"],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: '[|com.apple.iokit.IOHIDFamily|]' }),
				findings: [
					"information: 'com.apple.iokit.IOHIDFamily' does not contain 'IOUserService'. Its owner, 'com.apple.kpi.iokit', is always loaded.",
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
					"warning: 'com.apple.iokit.IOStorageFamily' does not contain 'AppleUSBMergeNub'. The kernel does not load its owner, 'com.apple.driver.AppleUSBMergeNub', on demand.",
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
					"warning: Unknown kext 'com.apple.driver.AppleUSBMergenub'. Did you mean 'com.apple.driver.AppleUSBMergeNub'? The kernel may not find 'AppleUSBMergeNub'.",
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
					"warning: Unknown kext 'com.apple.driver.AppleUSBMergNub'. Did you mean 'com.apple.driver.AppleUSBMergeNub'? The kernel may not find 'AppleUSBMergeNub'.",
				],
				fixes: ["Change to 'com.apple.driver.AppleUSBMergeNub'"],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: '[|com.apple.kpi.IOKit|]' }),
				fixed:
					'<key>IOKitPersonalities</key>\n<dict>\n\t<key>Widget</key>\n\t<dict>\n\t\t<key>CFBundleIdentifier</key>\n\t\t<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n\t\t<key>CFBundleIdentifierKernel</key>\n\t\t<string>com.apple.kpi.iokit</string>\n\t\t<key>idProduct</key>\n\t\t<integer>4660</integer>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t\t<key>IOClass</key>\n\t\t<string>IOUserService</string>\n\t\t<key>IOProviderClass</key>\n\t\t<string>IOUSBHostDevice</string>\n\t\t<key>IOUserClass</key>\n\t\t<string>WidgetDriver</string>\n\t\t<key>IOUserServerName</key>\n\t\t<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n\t</dict>\n</dict>',
				findings: [
					"warning: Unknown kext 'com.apple.kpi.IOKit'. Did you mean 'com.apple.kpi.iokit', the owner of 'IOUserService'?",
				],
				fixes: ["Change to 'com.apple.kpi.iokit'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: '[|com.apple.iokit.IOHidFamily|]',
					IOClass: 'AppleUserHIDDevice',
				}),
				fixed:
					'<key>IOKitPersonalities</key>\n<dict>\n\t<key>Widget</key>\n\t<dict>\n\t\t<key>CFBundleIdentifier</key>\n\t\t<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n\t\t<key>CFBundleIdentifierKernel</key>\n\t\t<string>com.apple.iokit.IOHIDFamily</string>\n\t\t<key>idProduct</key>\n\t\t<integer>4660</integer>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t\t<key>IOClass</key>\n\t\t<string>AppleUserHIDDevice</string>\n\t\t<key>IOProviderClass</key>\n\t\t<string>IOUSBHostDevice</string>\n\t\t<key>IOUserClass</key>\n\t\t<string>WidgetDriver</string>\n\t\t<key>IOUserServerName</key>\n\t\t<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n\t</dict>\n</dict>',
				findings: [
					"warning: Unknown kext 'com.apple.iokit.IOHidFamily'. Did you mean 'com.apple.iokit.IOHIDFamily', the owner of 'AppleUserHIDDevice'?",
				],
				fixes: ["Change to 'com.apple.iokit.IOHIDFamily'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.iokit.IOHIDFamily',
					IOClass: '[|IOUSBHostDevice|]',
					IOProviderClass: 'AppleUserHIDDevice',
				}),
				fixed: dextExample({
					CFBundleIdentifierKernel: 'com.apple.iokit.IOHIDFamily',
					IOClass: 'AppleUserHIDDevice',
					IOProviderClass: 'IOUSBHostDevice',
				}),
				findings: [
					"warning: 'IOUSBHostDevice' and 'AppleUserHIDDevice' are exchanged. 'com.apple.iokit.IOHIDFamily' contains 'AppleUserHIDDevice'.",
				],
				fixes: [
					"Change 'IOClass' to 'AppleUserHIDDevice' and 'IOProviderClass' to 'IOUSBHostDevice'",
				],
			},
			{
				text: virtualDextExample({
					IOClass: '[|IOUserResources|]',
					IOProviderClass: 'IOUserService',
				}),
				fixed: virtualDextExample(),
				findings: [
					"warning: 'IOUserResources' and 'IOUserService' are exchanged. 'com.apple.kpi.iokit' contains 'IOUserService'.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService' and 'IOProviderClass' to 'IOUserResources'"],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: dextExample({ CFBundleIdentifierKernel: 'com.apple.kernel.iokit' }) },
			{ text: dextExample({ CFBundleIdentifierKernel: 'com.example.kext.Widget' }) },
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

const messages = defineMessages('kernel-bundle-mismatch', {
	exchange: "Change 'IOClass' to '{provider}' and 'IOProviderClass' to '{name}'",
	exchanged: "'{name}' and '{provider}' are exchanged. '{bundle}' contains '{provider}'.",
	misspelled: "Unknown kext '{bundle}'. Did you mean '{owner}'? The kernel may not find '{name}'.",
	misspelledLoaded: "Unknown kext '{bundle}'. Did you mean '{owner}', the owner of '{name}'?",
	otherKext:
		"'{bundle}' does not contain '{name}'. The kernel does not load its owner, '{owner}', on demand.",
	otherKextLoaded: "'{bundle}' does not contain '{name}'. Its owner, '{owner}', is always loaded.",
});

export const kernelBundleMismatch = defineRule({
	code: 'kernel-bundle-mismatch',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	check({ owner: personality, key }, { plist }): readonly FoundWith<Mismatch>[] | undefined {
		const name = personality.text(key);
		const owner = name === undefined ? undefined : ownerOf(name);
		const entry = bundleEntry(plist, personality);
		const bundle = entry && bundleText(plist, personality, entry);
		if (!entry || !name || !bundle || !owner) return undefined;
		// `unusable-io-class` reports a class that the kernel cannot create from any kext.
		const severity = unusableAs(name) ? undefined : levelOf(name, bundle, owner);
		const { value } = entry;
		const ioClass = personality.get('IOClass')?.value;
		const provider = personality.get('IOProviderClass')?.value;
		if (
			hasExchangedClasses(entry.dict) &&
			ioClass?.type === 'string' &&
			provider?.type === 'string'
		) {
			const message = messages.exchanged({ bundle, name, provider: provider.value });
			return [
				{
					severity: severity ?? 'warning',
					at: atContent(ioClass),
					message,
					state: { ioClass, provider },
				},
			];
		}
		if (!severity || isOwner(bundle, name)) return undefined;
		// `kernel-class-mismatch` and `user-class-as-io-class` report a class that is wrong, whatever kext is named.
		if (driverWithOtherClass(personality, plist) || hasProviderAsClass(entry.dict)) {
			return undefined;
		}
		return [
			{
				severity,
				at: atContent(value),
				message: messageFor(bundle, name, owner),
				// Another value that is a kext with the class can be exchanged with this one.
				state: { value, owner, certain: severity === 'warning' && isCertain(name, bundle, entry) },
			},
		];
	},
	fixes: (state: Mismatch) =>
		'provider' in state
			? [exchangedFix(state.ioClass, state.provider)]
			: [changeContentFix(state.value, state.owner, state.certain)],
});

/** A kext without the class, or the values of a class and of a provider that are exchanged. */
type Mismatch =
	| { readonly value: PlistValue; readonly owner: string; readonly certain: boolean }
	| { readonly ioClass: Str; readonly provider: Str };

/** Whether the kext is wrong, and not the class. Xcode writes `com.apple.kpi.iokit` for any class. */
function isCertain(name: string, bundle: string, entry: DictEntry): boolean {
	const isProxy = isDriverKitProxy(name);
	const isOfOther = isProxy && pairings.some(({ IOClass }) => isOwner(bundle, IOClass));
	const isProvider = !isProxy && providerOf(name) !== undefined;
	return (
		!isElsewhere(name, entry) && !isProvider && (!isOfOther || bundle === 'com.apple.kpi.iokit')
	);
}

function isElsewhere(name: string, { dict, key: own }: DictEntry): boolean {
	const others = dict.entries.filter(({ key }) => key !== own && key !== 'CFBundleIdentifier');
	return others.some(({ value }) => value.type === 'string' && isOwner(value.value, name));
}

function exchangedFix(ioClass: Str, provider: Str): Fix {
	const title = messages.exchange({ name: ioClass.value, provider: provider.value });
	return exchangeFix(title, ioClass, provider);
}

/** The entry that names the kext to load (OSKext.cpp:uniquePersonalityProperties); none where that is the dext. */
function bundleEntry(
	{ kind }: PlistContents,
	personality: PreparedPersonality,
): DictEntry | undefined {
	const named = personality.get('CFBundleIdentifierKernel');
	return named || kind === 'dext' ? named : personality.get('CFBundleIdentifier');
}

/** The literal name of the kext, or the identifier of the dext, which has no kernel classes. */
function bundleText(
	plist: PlistContents,
	personality: PreparedPersonality,
	{ key, value }: DictEntry,
): string | undefined {
	const isOwn = value.type === 'string' && value.value === ownIdentifier(plist);
	return plist.kind === 'dext' && isOwn ? value.value : personality.text(key);
}

function messageFor(bundle: string, name: string, owner: string): Message {
	const parameters = { bundle, name, owner };
	if (isMisspelledOwner(bundle, name)) {
		return isAlwaysLoaded(owner)
			? messages.misspelledLoaded(parameters)
			: messages.misspelled(parameters);
	}
	return isAlwaysLoaded(owner)
		? messages.otherKextLoaded(parameters)
		: messages.otherKext(parameters);
}

/** A class that no page of DriverKit pairs with a kext is reported only where two known facts contradict. */
function levelOf(name: string, bundle: string, owner: string): Severity | undefined {
	if (isMisspelledOwner(bundle, name)) return 'warning';
	const accepted = isAcceptedFor(bundle, name);
	if (isAlwaysLoaded(owner)) {
		return accepted || !isDriverKitProxy(name) || !kernelBundles.has(bundle)
			? undefined
			: 'information';
	}
	if (accepted) return 'information';
	return isDriverKitProxy(name) || kernelBundles.has(bundle) ? 'warning' : undefined;
}
