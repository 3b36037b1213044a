/** A driver of a family with the kernel class for drivers without a family. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { pairingsFor } from '../platform/pairings.js';
import { defineRule, type RuleDocs } from './rule.js';
import { uncovering } from './shared/correctionFixes.js';
import { dextExample, ethernet, midiClient, onInterface } from './shared/examplePersonality.js';
import { driverWithGenericClass } from './shared/genericKernelClass.js';
import { kernelClassEdits } from './shared/kernelClassEdits.js';

/** An interface that declares the driver of the examples. */
function driverOf(superclass: string): Readonly<Record<string, string>> {
	return { 'WidgetDriver.iig': `class WidgetDriver : public ${superclass}\n{\n};\n` };
}

export const genericKernelClassDocs: RuleDocs = {
	what: 'A personality with the `IOClass` `IOUserService`, whose `IOUserClass` a `.iig` file in the folder declares as a subclass of a class that has another kernel class, such as `IOUserNetworkEthernet`.',
	why: 'The kernel class implements the kernel side of the methods of its DriverKit class. `IOUserService` implements only those of `IOService`: for others, `OSMetaClassBase::Dispatch` returns `kIOReturnUnsupported` (0xe00002c7), and no network interface, HID device, serial port, or disk appears.',
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
					"warning: 'IOUserService' is not the kernel class of 'WidgetDriver', an 'IOUserNetworkEthernet'. Its calls to the kernel return kIOReturnUnsupported.",
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
					"warning: 'IOUserService' is not the kernel class of 'WidgetDriver', an 'IOUserUSBHostHIDDevice'. Its calls to the kernel return kIOReturnUnsupported.",
				],
				fixes: ["Change 'IOClass' to 'AppleUserHIDDevice'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUserService|]' }),
				neighbors: driverOf('IOUserBlockStorageDevice'),
				findings: [
					"warning: 'IOUserService' is not the kernel class of 'WidgetDriver', an 'IOUserBlockStorageDevice'. Its calls to the kernel return kIOReturnUnsupported.",
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
					"warning: 'IOUserService' is not the kernel class of 'WidgetDriver', an 'IOUserUSBSerial'. Its calls to the kernel return kIOReturnUnsupported.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSerial'"],
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
		],
	}),
};

const messages = defineMessages('generic-kernel-class', {
	change: "Change 'IOClass' to '{name}'",
	generic:
		"'{name}' is not the kernel class of '{driver}', an '{superclass}'. Its calls to the kernel return kIOReturnUnsupported.",
});

export const genericKernelClass = defineRule({
	code: 'generic-kernel-class',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	check({ owner, key, value }, { plist }) {
		const paired = driverWithGenericClass(owner, plist);
		// `generic-class-on-scsi` reports these.
		const onScsi = owner.providerClass === 'IOSCSIPeripheralDeviceNub';
		if (!paired || (onScsi && owner.get('IOUserServerName'))) return undefined;
		const { driver, superclass } = paired;
		const name = owner.text(key) ?? '';
		return [
			{
				at: atContent(value),
				message: messages.generic({ name, driver: driver.name, superclass }),
				state: { personality: owner, value, superclass },
			},
		];
	},
	fixes({ personality: { dict, entry, providerClass: provider }, value, superclass }) {
		const pairings = pairingsFor({ superclasses: [superclass] });
		const suitable =
			provider === undefined ? [] : pairingsFor({ superclasses: [superclass], provider });
		return pairings.map((pairing) =>
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
