/** What a check advises for the property lists of a migrated kext is followed, or in a note. */
import { describe, expect, it } from 'vitest';
import { kext } from './kextPlist.js';
import { migrated, personality } from './migration.js';

describe('a driver', () => {
	it.each([
		['is false without it, as the kernel reads it', {}, false],
		['stays true', { IOPCITunnelCompatible: true }, true],
		['stays false', { IOPCITunnelCompatible: false }, false],
	])('of Thunderbolt %s', (_, keys, value) => {
		const pci = { IOClass: 'Widget', IOPCIMatch: '0x1e318086', IOProviderClass: 'IOPCIDevice' };
		const libraries = ['com.apple.iokit.IOPCIFamily', 'com.apple.kpi.iokit'];
		const result = migrated(kext({ Widget: { ...pci, ...keys } }, { libraries }));
		expect(personality(result)).toMatchObject({ IOPCITunnelCompatible: value });
		const noted = result.notes.filter((note) => note.includes('IOPCITunnelCompatible'));
		expect(noted).toHaveLength('IOPCITunnelCompatible' in keys ? 0 : 1);
	});

	it('of all devices has a note about its entitlement', () => {
		const ids = { bcdDevice: '*', idProduct: '*', idVendor: '*' };
		const usb = { IOClass: 'Widget', IOProviderClass: 'IOUSBHostDevice', ...ids };
		const result = migrated(kext({ Widget: usb }, { libraries: ['com.apple.kpi.iokit'] }));
		expect(result.entitlements).toContain('<string>*</string>');
		const note =
			"A problem remains in the entitlements. '*' in 'idVendor' matches every device. It works for development only, not for distribution.";
		expect(result.notes).toContain(note);
		expect(result.text).toContain(note);
	});
});
