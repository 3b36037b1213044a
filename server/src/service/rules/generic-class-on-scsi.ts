/** A SCSI dext without the kernel class of its family. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { pairingsFor } from '../platform/pairings.js';
import { defineRule, type RuleDocs } from './rule.js';
import { dextExample, type ExampleEntries } from './shared/examplePersonality.js';
import { genericClass, isOnScsi } from './shared/genericOnScsi.js';
import { kernelClassEdits } from './shared/kernelClassEdits.js';

const disk: ExampleEntries = {
	IOProviderClass: 'IOSCSIPeripheralDeviceNub',
	'Peripheral Device Type': '<integer>0</integer>',
	idProduct: undefined,
	idVendor: undefined,
};

const diskClass: ExampleEntries = {
	CFBundleIdentifierKernel: 'com.apple.iokit.IOSCSIBlockCommandsDevice',
	IOClass: 'IOUserSCSIPeripheralDeviceType00',
};

export const genericClassOnScsiDocs: RuleDocs = {
	what: 'A dext on `IOSCSIPeripheralDeviceNub` whose `IOClass` is `IOUserService` or the superclass of kexts.',
	why: 'Apple documents one kernel class for each device type. Developers report that with another class the driver matches and starts, but gets no callbacks, and its calls return `kIOReturnUnsupported` (0xe00002c7).',
	fix: 'Use the kernel class of the device type as `IOClass`, and its kext as `CFBundleIdentifierKernel`.',
	references: [
		'https://developer.apple.com/documentation/scsiperipheralsdriverkit',
		'https://developer.apple.com/forums/thread/749459',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ ...disk, IOClass: '[|IOUserService|]' }),
				fixed: dextExample({ ...disk, ...diskClass }),
				findings: [
					"warning: 'IOUserService' is not a documented class for SCSIPeripheralsDriverKit. Developers report kIOReturnUnsupported from its calls.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSCSIPeripheralDeviceType00'"],
			},
			{
				text: dextExample({ ...disk, ...diskClass, IOClass: '[|IOSCSIPeripheralDeviceType00|]' }),
				fixed: dextExample({ ...disk, ...diskClass }),
				findings: [
					"warning: 'IOSCSIPeripheralDeviceType00' is a class for kexts. SCSIPeripheralsDriverKit documents other classes for dexts.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSCSIPeripheralDeviceType00'"],
			},
			{
				text: `<!-- driver-plist-disable wrong-type -->\n${dextExample({ ...disk, CFBundleIdentifierKernel: '<array>\n\t\t\t<string>com.example.widget</string>\n\t\t</array>', IOClass: '[|IOUserService|]' })}`,
				fixed: `<!-- driver-plist-disable wrong-type -->\n${dextExample({ ...disk, ...diskClass, CFBundleIdentifierKernel: '<array>\n\t\t\t<string>com.example.widget</string>\n\t\t</array>' })}`,
				findings: [
					"warning: 'IOUserService' is not a documented class for SCSIPeripheralsDriverKit. Developers report kIOReturnUnsupported from its calls.",
				],
				fixes: ["Change 'IOClass' to 'IOUserSCSIPeripheralDeviceType00'"],
			},
		],
		good: [{ text: dextExample({ ...disk, ...diskClass }) }, { text: dextExample() }],
	}),
};

const messages = defineMessages('generic-class-on-scsi', {
	change: "Change 'IOClass' to '{name}'",
	generic:
		"'{name}' is not a documented class for SCSIPeripheralsDriverKit. Developers report kIOReturnUnsupported from its calls.",
	kextClass:
		"'{name}' is a class for kexts. SCSIPeripheralsDriverKit documents other classes for dexts.",
});

export const genericClassOnScsi = defineRule({
	code: 'generic-class-on-scsi',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	check({ owner, key, value }) {
		const name = owner.text(key);
		if (name === undefined || !isOnScsi(owner)) return undefined;
		const isGeneric = name === genericClass;
		if (!isGeneric && !name.startsWith('IOSCSIPeripheralDeviceType')) return undefined;
		const message = isGeneric ? messages.generic({ name }) : messages.kextClass({ name });
		return [{ at: atContent(value), message, state: { dict: owner.dict, value } }];
	},
	fixes({ dict, value }) {
		const type = dict.get('Peripheral Device Type')?.value;
		if (type?.type !== 'integer' || type.value === undefined) return [];
		const [pairing] = pairingsFor({ scsiType: Number(type.value) });
		if (!pairing) return [];
		return [
			{
				title: messages.change({ name: pairing.IOClass }),
				edits: kernelClassEdits(dict, value, pairing),
				preferred: true,
			},
		];
	},
});
