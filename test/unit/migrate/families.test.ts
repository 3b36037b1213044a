/** The family of the dext, and the first macOS that has it. */
import { expect, it } from 'vitest';
import { kext } from './kextPlist.js';
import { migrated, usbIds } from './migration.js';

it('a driver whose kext lists libraries of two families can be of either', () => {
	const { notes } = migrated(
		kext(
			{
				Serial: {
					IOClass: 'Serial',
					IOProviderClass: 'IOUSBInterface',
					...usbIds,
					bConfigurationValue: 1,
					bInterfaceNumber: 0,
				},
			},
			{
				libraries: [
					'com.apple.iokit.IONetworkingFamily',
					'com.apple.iokit.IOSerialFamily',
					'com.apple.kpi.iokit',
				],
			},
		),
	);
	expect(notes.find((note) => note.startsWith("Write 'Serial'"))).toContain(
		"If the class is of another one, use IOUserUSBSerial, and 'IOUserSerial' as 'IOClass'.",
	);
});

it('an Ethernet driver of a PCI device requires the first macOS with PCIDriverKit', () => {
	const { notes } = migrated(
		kext(
			{ Port: { IOClass: 'Port', IOPCIMatch: '0x1e318086', IOProviderClass: 'IOPCIDevice' } },
			{
				libraries: [
					'com.apple.iokit.IONetworkingFamily',
					'com.apple.iokit.IOPCIFamily',
					'com.apple.kpi.iokit',
				],
			},
		),
	);
	expect(notes).toContain(
		"Write 'Port' as a subclass of IOUserNetworkEthernet (NetworkingDriverKit, macOS 11.0 and later).",
	);
});
