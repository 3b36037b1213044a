/** Kexts whose libraries do not decide of which family the dext is. */
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
