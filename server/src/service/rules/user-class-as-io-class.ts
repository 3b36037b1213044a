/** A user-space class as IOClass, which the kernel cannot create. */

import { isImpossibleClass } from '../document/classOfCode.js';
import { isThirdPartyName, isUserSpaceClass } from '../document/dextPersonality.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent, type Severity } from '../document/finding.js';
import {
	insertableIdentifier,
	ownIdentifier,
	personalityText,
} from '../document/personalityText.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages, type Message } from '../messages/message.js';
import {
	isObservedClass,
	kernelClasses,
	notKernelClasses,
	unusableAs,
	withoutDextStart,
} from '../platform/classes.js';
import { isKnownClass } from '../platform/classNames.js';
import { kernelBundles } from '../platform/kernelBundles.js';
import { kextNamed } from '../platform/kextAsClass.js';
import { type Pairing, pairingsFor } from '../platform/pairings.js';
import { hasContent } from '../value/hasContent.js';
import type { Dict } from '../value/plistValue.js';
import type { CheckContext } from './checkContext.js';
import { defineRule, type EntryOf, type RuleDocs } from './rule.js';
import {
	dextExample,
	dextExamples,
	ethernet,
	onInterface,
	virtualDextExample,
} from './shared/examplePersonality.js';
import { hasProviderAsClass } from './shared/exchangedClasses.js';
import { ioClassSpelling } from './shared/ioClassSpelling.js';
import { likelyProxies } from './shared/likelyProxies.js';

/** Entitlements of a dext on a USB device, without a family and with that of networking. */
const usbEntitlements =
	'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>';
const networkEntitlements = `${usbEntitlements}\n<key>com.apple.developer.driverkit.family.networking</key>\n<true/>`;

export const userClassAsIoClassDocs: RuleDocs = {
	what: 'An `IOClass` that is a class of a DriverKit framework or of the dext itself, a class of providers, such as `IOUSBHostDevice`, the kernel class `IOService`, or a name like those of Apple that is not a known class.',
	why: 'The kernel creates `IOClass`, and it has only the classes of kexts. `probeCandidates` logs that it could not allocate the class and skips the personality. The kernel has an `IOService`, too, but only `IOUserService` and its subclasses call `Start` of the dext.',
	otherSeverities: {
		information:
			'for a name like those of Apple that is not a known class: macOS has classes that are not public.',
		warning:
			'for `IOService`, `IOUserUserClient`, and classes of providers, and where no other personality or key shows that the class is of the dext, and no kext is named that may contain it.',
	},
	fix: 'Use the kernel class that represents the DriverKit class as `IOClass`, its kext as `CFBundleIdentifierKernel`, and the class of the dext as `IOUserClass`.',
	references: [
		'xnu IOService.cpp:probeCandidates',
		'xnu IOUserServer.cpp:IOUserService::start',
		'https://developer.apple.com/documentation/bundleresources/information-property-list/ioclass',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOClass: '[|IOUserUSBSerial|]' }),
				fixed: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
				}),
				findings: [
					"error: 'IOUserUSBSerial' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSerial'"],
			},
			{
				text: `<!-- driver-plist-disable missing-io-user-class -->\n${dextExample({ IOClass: '[|IOUserUSBSerial|]', IOUserClass: undefined })}`,
				fixed: `<!-- driver-plist-disable missing-io-user-class -->\n${dextExample({ CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial', IOClass: 'IOUserSerial', IOUserClass: undefined })}`,
				findings: [
					"error: 'IOUserUSBSerial' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSerial'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUserAudioDriver|]' }),
				fixed: dextExample({ IOClass: 'IOUserService' }),
				findings: [
					"error: 'IOUserAudioDriver' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|WidgetDriver|]' }),
				findings: [
					"error: 'WidgetDriver' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: undefined,
					IOClass: '[|WidgetDriver|]',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
				findings: [
					"warning: 'WidgetDriver' is not a known kernel class, and no kext is named. The kernel cannot create a class of the dext.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|IOService|]' }),
				findings: [
					"warning: 'IOService' of the kernel does not call 'Start' of the dext. The process runs, and the driver does nothing.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUserUserClient|]', IOUserServerName: undefined }),
				findings: [
					"warning: 'IOUserUserClient' of the kernel does not call 'Start' of the dext. The process runs, and the driver does nothing.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUSBHostDevice|]' }),
				findings: [
					"warning: 'IOUSBHostDevice' is a class of providers, not of drivers. It is not known to call 'Start' of a dext, so the driver may do nothing.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|GadgetDriver|]' }),
				findings: [
					"warning: 'GadgetDriver' is not a known class of 'com.apple.kpi.iokit'. The kernel cannot create a class of the dext.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
			{
				text: dextExample({
					...onInterface,
					CFBundleIdentifierKernel: undefined,
					IOClass: '[|WidgetDriver|]',
				}),
				neighbors: { 'Widget.entitlements': networkEntitlements },
				fixed: dextExample({ ...onInterface, ...ethernet }),
				findings: [
					"error: 'WidgetDriver' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserNetworkEthernet'"],
			},
			{
				text: virtualDextExample({
					IOClass: '[|WidgetDriver|]',
					PrimaryUsage: '<integer>5</integer>',
					PrimaryUsagePage: '<integer>1</integer>',
				}),
				fixed: virtualDextExample({
					CFBundleIdentifierKernel: 'com.apple.iokit.IOHIDFamily',
					IOClass: 'AppleUserHIDDevice',
					PrimaryUsage: '<integer>5</integer>',
					PrimaryUsagePage: '<integer>1</integer>',
				}),
				findings: [
					"error: 'WidgetDriver' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'AppleUserHIDDevice'"],
			},
			{
				text: dextExample({ CFBundleIdentifierKernel: undefined, IOClass: '[|WidgetDriver|]' }),
				neighbors: { 'Widget.entitlements': usbEntitlements },
				fixed: dextExample({ IOClass: 'IOUserService' }),
				findings: [
					"error: 'WidgetDriver' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
			{
				text: dextExamples({
					Gadget: { IOUserClass: 'GadgetDriver' },
					Widget: {
						...onInterface,
						CFBundleIdentifierKernel: undefined,
						IOClass: '[|WidgetDriver|]',
					},
				}),
				neighbors: { 'Widget.entitlements': networkEntitlements },
				fixed: dextExamples({
					Gadget: { IOUserClass: 'GadgetDriver' },
					Widget: { ...onInterface, ...ethernet },
				}),
				findings: [
					"error: 'WidgetDriver' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserNetworkEthernet'"],
			},
			{
				text: dextExamples({
					Gadget: {
						...onInterface,
						...ethernet,
						IOUserClass: 'GadgetDriver',
						bInterfaceNumber: '<integer>1</integer>',
					},
					Widget: {
						...onInterface,
						CFBundleIdentifierKernel: undefined,
						IOClass: '[|WidgetDriver|]',
					},
				}),
				neighbors: { 'Widget.entitlements': networkEntitlements },
				findings: [
					"error: 'WidgetDriver' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserNetworkEthernet'"],
			},
			{
				text: `<!-- driver-plist-disable wrong-type -->\n${dextExample({ CFBundleIdentifierKernel: '<array>\n\t\t\t<string>com.example.widget</string>\n\t\t</array>', IOClass: '[|IOUserUSBSerial|]' })}`,
				fixed: `<!-- driver-plist-disable wrong-type -->\n${dextExample({ CFBundleIdentifierKernel: '<array>\n\t\t\t<string>com.example.widget</string>\n\t\t</array>', IOClass: 'IOUserSerial' })}`,
				findings: [
					"error: 'IOUserUSBSerial' is not a kernel class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSerial'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUserUSBHostDevice|]' }),
				findings: [
					"information: 'IOUserUSBHostDevice' is not a known kernel class. If macOS does not have it, the kernel skips the personality.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
		],
		good: [
			{
				text: dextExample({ CFBundleIdentifierKernel: 'com.example.lamp', IOClass: 'IOUserLamp' }),
			},
			{ text: dextExample() },
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.UVCService',
					IOClass: 'UVCService',
				}),
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.example.kext.Widget',
					IOClass: 'com_example_WidgetNub',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
			},
			{ text: dextExample({ IOClass: '$(WIDGET_CLASS)' }) },
			{ text: dextExample({ CFBundleIdentifierKernel: undefined, IOClass: 'Widget_$(SUFFIX)' }) },
		],
	}),
};

const messages = defineMessages('user-class-as-io-class', {
	change: "Change 'IOClass' to '{name}'",
	changeBoth: "Change 'IOClass' to '{name}' and 'IOProviderClass' to '{provider}'",
	notIn:
		"'{name}' is not a known class of '{bundle}'. The kernel cannot create a class of the dext.",
	notStarted:
		"'{name}' of the kernel does not call 'Start' of the dext. The process runs, and the driver does nothing.",
	provider:
		"'{name}' is a class of providers, not of drivers. It is not known to call 'Start' of a dext, so the driver may do nothing.",
	unknown:
		"'{name}' is not a known kernel class, and no kext is named. The kernel cannot create a class of the dext.",
	unknownOfApple:
		"'{name}' is not a known kernel class. If macOS does not have it, the kernel skips the personality.",
	userSpace:
		"'{name}' is not a kernel class. The kernel cannot create it and skips the personality.",
});

export const userClassAsIoClass = defineRule({
	code: 'user-class-as-io-class',
	severity: 'error',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	check(entry, context) {
		const { plist } = context;
		const { owner, value } = entry;
		// `unusable-io-class` reports these.
		if (isImpossibleClass(value, plist)) return undefined;
		const name = classNameOf(entry, plist);
		const found = name ? foundFor(context, owner.dict, name) : undefined;
		if (!name || !found) return undefined;
		const isOfApple = found.severity === 'information';
		return [{ ...found, at: atContent(value), state: { dict: owner.dict, name, isOfApple } }];
	},
	fixes({ dict, name, isOfApple }, { plist }) {
		const kernelClass = notKernelClasses.get(name)?.use;
		const { pairings, isClear } =
			kernelClass === undefined
				? likelyProxies(plist, dict)
				: { pairings: pairingsFor({ kernelClass }).slice(0, 1), isClear: true };
		if (!dict.get('IOUserServerName') && insertableIdentifier(plist) === undefined) return [];
		const onResources = personalityText(plist, dict, 'IOProviderClass') === 'IOResources';
		const provider = onResources ? 'IOUserResources' : undefined;
		return pairings.map((pairing) => ({
			title:
				provider === undefined
					? messages.change({ name: pairing.IOClass })
					: messages.changeBoth({ name: pairing.IOClass, provider }),
			edits: editsFor(plist, dict, name, { ...pairing, IOProviderClass: provider }),
			preferred: isClear && !isOfApple,
		}));
	},
});

/** An error for a class that is certainly of user space, a warning for one that the named kext does not have, as far as is known. */
function foundFor(
	context: Pick<CheckContext, 'plist' | 'suggestClass'>,
	dict: Dict,
	name: string,
): { readonly severity: Severity; readonly message: Message } | undefined {
	const { plist } = context;
	if (isUserSpaceClass(plist, dict, name)) {
		return { severity: 'error', message: messages.userSpace({ name }) };
	}
	if (withoutDextStart.has(name) && (dict.get('IOUserServerName') ?? dict.get('IOUserClass'))) {
		return { severity: 'warning', message: messages.notStarted({ name }) };
	}
	// `unusable-io-class` reports an abstract one.
	if (hasProviderAsClass(dict) && !unusableAs(name))
		return { severity: 'warning', message: messages.provider({ name }) };
	const named = dict.get('CFBundleIdentifierKernel') ?? dict.get('CFBundleIdentifier');
	const bundle = named?.value.type === 'string' ? named.value.value : undefined;
	const isOfKernel = named === undefined || bundle === ownIdentifier(plist);
	if (!isThirdPartyName(name)) {
		// `misspelled-class` and `unusable-io-class` report others.
		const isKnown = isKnownClass(name) || isObservedClass(name) || kextNamed(name) !== undefined;
		if (isKnown || ioClassSpelling(name, context) !== undefined) return undefined;
		if (!isOfKernel && !kernelBundles.has(bundle ?? '')) return undefined;
		return { severity: 'information', message: messages.unknownOfApple({ name }) };
	}
	if (isOfKernel) {
		return { severity: 'warning', message: messages.unknown({ name }) };
	}
	// `unusable-io-user-class` reports classes that are exchanged.
	const isExchanged = kernelClasses.has(personalityText(plist, dict, 'IOUserClass') ?? '');
	if (bundle === undefined || !kernelBundles.has(bundle) || isExchanged) return undefined;
	return { severity: 'warning', message: messages.notIn({ name, bundle }) };
}

/**
 * The name in IOClass. A name in capital letters that begins with that of the personality is a class, not a macro, if the
 * plist has no preprocessor lines.
 */
function classNameOf({ value, owner }: EntryOf<PreparedPersonality>, plist: PlistContents) {
	if (value.type !== 'string' || value.replacement !== 'inSource' || plist.isPreprocessed) {
		return owner.text('IOClass');
	}
	const isNamedForIt = value.value.startsWith(`${owner.name}_`);
	return isNamedForIt ? value.value : owner.text('IOClass');
}

/** IOClass and the keys that go with it, so that the personality is complete afterwards. */
function editsFor(
	plist: PlistContents,
	dict: Dict,
	name: string,
	{
		IOClass,
		CFBundleIdentifierKernel,
		IOProviderClass,
	}: Pick<Pairing, 'IOClass' | 'CFBundleIdentifierKernel'> & {
		readonly IOProviderClass: string | undefined;
	},
): readonly PlistEdit[] {
	const edits: PlistEdit[] = [];
	const write = (key: string, value: string | undefined): void => {
		const entry = dict.get(key);
		if (value === undefined) return;
		if (!entry) edits.push({ kind: 'insertEntry', into: dict, key, value });
		else if (personalityText(plist, dict, key) !== value && !hasContent(entry.value)) {
			edits.push({ kind: 'replaceValue', value: entry.value, by: value });
		}
	};
	write('IOClass', IOClass);
	write('CFBundleIdentifierKernel', CFBundleIdentifierKernel);
	write('IOProviderClass', IOProviderClass);
	if (!dict.get('IOUserClass') && !notKernelClasses.has(name)) write('IOUserClass', name);
	if (!dict.get('IOUserServerName')) write('IOUserServerName', insertableIdentifier(plist));
	return edits;
}
