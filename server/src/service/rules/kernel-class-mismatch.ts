/** A driver with the kernel class of another superclass. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { type Pairing, pairingsFor } from '../platform/pairings.js';
import { defineRule, type RuleDocs } from './rule.js';
import { uncovering } from './shared/correctionFixes.js';
import { dextExample, ethernet, midiClient, onInterface } from './shared/examplePersonality.js';
import { genericClass, isOnScsi } from './shared/genericOnScsi.js';
import { kernelClassEdits } from './shared/kernelClassEdits.js';
import { driverWithOtherClass } from './shared/kernelClassMismatch.js';

/** An interface that declares the driver of the examples. */
function driverOf(superclass: string): Readonly<Record<string, string>> {
	return { 'WidgetDriver.iig': `class WidgetDriver : public ${superclass}\n{\n};\n` };
}

/** A personality on a SCSI device. */
function scsiExample(kernelClass: string, bundle: string): string {
	return dextExample({
		CFBundleIdentifierKernel: bundle,
		IOClass: kernelClass,
		IOProviderClass: 'IOSCSIPeripheralDeviceNub',
		idProduct: undefined,
		idVendor: undefined,
		'Peripheral Device Type': '<integer>0</integer>',
	});
}

export const kernelClassMismatchDocs: RuleDocs = {
	what: 'A personality with a kernel class of DriverKit, such as `IOUserService`, whose `IOUserClass` a `.iig` file in the folder declares as a subclass of a class that has another kernel class, such as `IOUserNetworkEthernet`.',
	why: 'The kernel class implements the kernel side of the methods of its DriverKit class, and calls those that the dext implements. `IOUserService` has only those of `IOService`. For others, `OSMetaClassBase::Dispatch` returns `kIOReturnUnsupported` (0xe00002c7), and no network interface, HID device, serial port, or disk appears.',
	fix: 'Use the kernel class of the superclass as `IOClass`, and its kext as `CFBundleIdentifierKernel`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/ioclass',
		'xnu IOUserServer.cpp:OSMetaClassBase::Dispatch',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ ...onInterface, IOClass: '[|IOUserService|]' }),
				neighbors: driverOf('IOUserNetworkEthernet'),
				fixed: dextExample({ ...onInterface, ...ethernet }),
				findings: [
					"warning: 'IOUserService' is not for a subclass of 'IOUserNetworkEthernet'. Calls between the two return kIOReturnUnsupported.",
				],
				fixes: ["Change 'IOClass' to 'IOUserNetworkEthernet'"],
			},
			{
				text: dextExample({
					...onInterface,
					CFBundleIdentifierKernel: 'com.apple.iokit.IOHIDFamily',
					IOClass: '[|IOUserService|]',
				}),
				neighbors: driverOf('IOUserUSBHostHIDDevice'),
				fixed: dextExample({
					...onInterface,
					CFBundleIdentifierKernel: 'com.apple.iokit.IOHIDFamily',
					IOClass: 'AppleUserHIDDevice',
				}),
				findings: [
					"warning: 'IOUserService' is not for a subclass of 'IOUserUSBHostHIDDevice'. Calls between the two return kIOReturnUnsupported.",
				],
				fixes: ["Change 'IOClass' to 'AppleUserHIDDevice'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUserService|]' }),
				neighbors: driverOf('IOUserBlockStorageDevice'),
				findings: [
					"warning: 'IOUserService' is not for a subclass of 'IOUserBlockStorageDevice'. Calls between the two return kIOReturnUnsupported.",
				],
				fixes: ["Change 'IOClass' to 'IOUserBlockStorageDevice'"],
			},
			{
				text: dextExample({ ...onInterface, IOClass: '[|IOUserService|]' }),
				neighbors: {
					'WidgetBase.iig': 'class WidgetBase : public IOUserUSBSerial\n{\n};\n',
					...driverOf('WidgetBase'),
				},
				fixed: dextExample({
					...onInterface,
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
				}),
				findings: [
					"warning: 'IOUserService' is not for a subclass of 'IOUserUSBSerial'. Calls between the two return kIOReturnUnsupported.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSerial'"],
			},
			{
				text: dextExample({ ...onInterface, ...ethernet, IOClass: '[|IOUserNetworkEthernet|]' }),
				neighbors: driverOf('IOUserUSBSerial'),
				fixed: dextExample({
					...onInterface,
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
				}),
				findings: [
					"warning: 'IOUserNetworkEthernet' is not for a subclass of 'IOUserUSBSerial'. Calls between the two return kIOReturnUnsupported.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSerial'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: '[|IOUserSerial|]',
				}),
				neighbors: driverOf('IOService'),
				findings: [
					"warning: 'IOUserSerial' is not for a direct subclass of 'IOService'. Calls between the two return kIOReturnUnsupported.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService'"],
			},
			{
				text: scsiExample(
					'[|IOUserSCSIPeripheralDeviceType05|]',
					'com.apple.iokit.IOSCSIBlockCommandsDevice',
				),
				fixed: scsiExample(
					'IOUserSCSIPeripheralDeviceType00',
					'com.apple.iokit.IOSCSIBlockCommandsDevice',
				),
				neighbors: driverOf('IOUserSCSIPeripheralDeviceType00'),
				findings: [
					"warning: 'IOUserSCSIPeripheralDeviceType05' is not for a subclass of 'IOUserSCSIPeripheralDeviceType00'. Calls between the two return kIOReturnUnsupported.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSCSIPeripheralDeviceType00'"],
			},
		],
		good: [
			{
				text: dextExample({ ...onInterface, ...ethernet }),
				neighbors: driverOf('IOUserNetworkEthernet'),
			},
			{ text: dextExample(), neighbors: driverOf('IOService') },
			{
				text: dextExample(midiClient),
				neighbors: driverOf('IOUserMIDIDriver'),
			},
			{ text: dextExample({ IOClass: '$(WIDGET_CLASS)' }), neighbors: driverOf('IOUserSerial') },
			{
				text: dextExample(),
				neighbors: {
					'WidgetDriver.iig':
						'#ifdef SERIAL\nclass WidgetDriver : public IOUserSerial\n{\n};\n#else\nclass WidgetDriver : public IOService\n{\n};\n#endif\n',
				},
			},
			{ text: dextExample(), neighbors: driverOf('AcmeSerial') },
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
				}),
				neighbors: driverOf('IOHIDDevice'),
			},
		],
	}),
};

const messages = defineMessages('kernel-class-mismatch', {
	change: "Change 'IOClass' to '{name}'",
	ofService:
		"'{name}' is not for a direct subclass of 'IOService'. Calls between the two return kIOReturnUnsupported.",
	other:
		"'{name}' is not for a subclass of '{superclass}'. Calls between the two return kIOReturnUnsupported.",
});

export const kernelClassMismatch = defineRule({
	code: 'kernel-class-mismatch',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	check({ owner, key, value }, { plist }) {
		const paired = driverWithOtherClass(owner, plist);
		const name = owner.text(key);
		// `generic-class-on-scsi` reports these.
		const isGeneric = name === genericClass && isOnScsi(owner);
		if (!paired || name === undefined || isGeneric) return undefined;
		const { superclass } = paired;
		return [
			{
				at: atContent(value),
				message:
					superclass === 'IOService'
						? messages.ofService({ name })
						: messages.other({ name, superclass }),
				state: { personality: owner, value, superclass },
			},
		];
	},
	fixes({ personality: { dict, entry, providerClass: provider }, value, superclass }) {
		const pairings = pairingsFor({ superclasses: [superclass] });
		const suitable =
			provider === undefined ? [] : pairingsFor({ superclasses: [superclass], provider });
		return distinctClasses(pairings).map((pairing) =>
			uncovering(
				{
					title: messages.change({ name: pairing.IOClass }),
					edits: kernelClassEdits(dict, value, pairing),
					preferred: pairings.length === 1 && suitable.length === 1,
				},
				entry,
				'IOClass',
			),
		);
	},
});

/** The first pairing of each kernel class. */
function distinctClasses(pairings: readonly Pairing[]): readonly Pairing[] {
	return [...new Map([...pairings].reverse().map((each) => [each.IOClass, each])).values()];
}
