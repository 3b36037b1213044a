/** The pairings for a query, and the entitlements that a driver requires on a provider. */
import { describe, expect, it } from 'vitest';
import {
	entitlementsFor,
	type PairingQuery,
	pairings,
	pairingsFor,
} from '../../../server/src/service/platform/pairings.js';
import { busOf } from '../../../server/src/service/platform/providers.js';

const driverKit = 'com.apple.developer.driverkit';

const onProviders = pairings.flatMap((pairing) =>
	pairing.providers.map(
		(provider) => [pairing.superclass, pairing.framework, provider.class, pairing] as const,
	),
);

describe('the entitlements of a driver', () => {
	it.each(onProviders)(
		'%s (%s) on %s are only driverkit and the transport of the provider',
		(_superclass, _framework, provider, pairing) => {
			const bus = busOf(provider);
			const names = entitlementsFor(pairing, provider);
			const transports = names.filter((name) => name.startsWith(`${driverKit}.transport.`));
			expect(names).toContain(driverKit);
			expect(transports).toEqual(bus === undefined ? [] : [`${driverKit}.transport.${bus}`]);
		},
	);

	it('include the family of every framework that has an entitlement', () => {
		const families = Object.fromEntries(
			pairings
				.filter(({ superclass }) => superclass !== 'IOService')
				.map((pairing) => [
					pairing.superclass,
					entitlementsFor(pairing, pairing.providers[0]?.class ?? '')
						.filter((name) => name.startsWith(`${driverKit}.family.`))
						.map((name) => name.slice(`${driverKit}.family.`.length)),
				]),
		);
		expect(families).toEqual({
			IOUserAudioDriver: ['audio'],
			IOUserBlockStorageDevice: ['block-storage-device'],
			IOUserHIDDevice: ['hid.device'],
			IOUserHIDEventDriver: ['hid.eventservice'],
			IOUserHIDEventService: ['hid.eventservice'],
			IOUserMIDIDriver: ['midi'],
			IOUserNetworkEthernet: ['networking'],
			IOUserSCSIParallelInterfaceController: ['scsicontroller'],
			IOUserSCSIPeripheralDeviceType00: ['scsicontroller'],
			IOUserSCSIPeripheralDeviceType05: ['scsicontroller'],
			IOUserSCSIPeripheralDeviceType07: ['scsicontroller'],
			IOUserSerial: ['serial'],
			IOUserUSBHostHIDDevice: ['hid.device'],
			IOUserUSBSerial: ['serial'],
		});
	});
});

const questions: readonly (readonly [
	string,
	PairingQuery,
	readonly (readonly [superclass: string, framework: string])[],
])[] = [
	[
		'by superclass, in the given order',
		{ superclasses: ['IOUserUSBSerial', 'IOUserSerial'], provider: 'IOUSBHostDevice' },
		[
			['IOUserUSBSerial', 'USBSerialDriverKit'],
			['IOUserSerial', 'SerialDriverKit'],
		],
	],
	['by superclass, none', { superclasses: [] }, []],
	[
		'of one framework',
		{ superclasses: ['IOService'], framework: 'PCIDriverKit' },
		[['IOService', 'PCIDriverKit']],
	],
	[
		'on a HID interface, the one for events first',
		{ provider: 'IOHIDInterface' },
		[
			['IOUserHIDEventDriver', 'HIDDriverKit'],
			['IOService', 'HIDDriverKit'],
			['IOUserHIDEventService', 'HIDDriverKit'],
		],
	],
	[
		'on a USB interface of class 3, the one for HID first',
		{ provider: 'IOUSBHostInterface', kernelClass: 'AppleUserHIDDevice', usbClass: 3 },
		[
			['IOUserUSBHostHIDDevice', 'HIDDriverKit'],
			['IOUserHIDDevice', 'HIDDriverKit'],
		],
	],
	[
		'on a USB interface of another class, in their order',
		{ provider: 'IOUSBHostInterface', kernelClass: 'AppleUserHIDDevice', usbClass: 255 },
		[
			['IOUserHIDDevice', 'HIDDriverKit'],
			['IOUserUSBHostHIDDevice', 'HIDDriverKit'],
		],
	],
	[
		'by the type of a SCSI device',
		{ scsiType: 5 },
		[['IOUserSCSIPeripheralDeviceType05', 'SCSIPeripheralsDriverKit']],
	],
	['by a type without a class', { scsiType: 1 }, []],
	[
		'by the bundle, including those that also accept it',
		{ kernelBundle: 'com.apple.iokit.IONetworkFamily' },
		[['IOUserNetworkEthernet', 'NetworkingDriverKit']],
	],
	[
		'by the dictionary of the framework',
		{
			kernelClass: 'IOUserService',
			provider: 'IOUSBHostDevice',
			keys: ['IOUserAudioDriverUserClientProperties'],
		},
		[
			['IOUserAudioDriver', 'AudioDriverKit'],
			['IOService', 'USBDriverKit'],
		],
	],
	[
		'without the dictionary of a framework',
		{ kernelClass: 'IOUserService', provider: 'IOUSBHostDevice', keys: [] },
		[['IOService', 'USBDriverKit']],
	],
	[
		'on a provider without a condition',
		{ provider: 'IOUserResources', unconditional: true, kernelClass: 'IOUserService' },
		[['IOService', 'DriverKit']],
	],
	['of a class that is not a kernel class of a pairing', { kernelClass: 'IOHIDEventDriver' }, []],
];

describe('the pairings of a driver, best first', () => {
	it.each(questions)('%s', (_title, query, answer) => {
		expect(pairingsFor(query).map(({ superclass, framework }) => [superclass, framework])).toEqual(
			answer,
		);
	});
});
