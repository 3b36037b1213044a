/** Kexts that no dext can take the place of, and the sentence that says why. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../server/src/service/index.js';
import { kext } from './kextPlist.js';
import { migrated, personality, refusal, usbIds } from './migration.js';

describe('there is no dext for', () => {
	it.each([
		['graphics', 'IOPCIDevice', ['com.apple.iokit.IOGraphicsFamily'], 'no family for graphics'],
		['Wi-Fi', 'IOPCIDevice', ['com.apple.iokit.IO80211Family'], 'no family for Wi-Fi'],
		['Thunderbolt', 'IOThunderboltPort', [], 'no family for Thunderbolt'],
		['ACPI', 'IOACPIPlatformDevice', [], 'the platform'],
		['USB controllers', 'AppleUSBXHCIPCI', [], 'USB host controllers'],
		['ATA', 'IOATADevice', [], 'ATA and AHCI'],
		['filters of disks', 'IOMedia', [], 'on top of disks'],
		['code on IOResources', 'IOResources', [], 'matches no hardware'],
		['any PCI device', 'IOPCIDevice', ['com.apple.iokit.IOPCIFamily'], 'entitlements'],
		['unknown providers', 'com_example_Nub', [], "no provider class like 'com_example_Nub'"],
	])('%s', (_title, provider, libraries, reason) => {
		const plist = kext(
			{ Widget: { IOClass: 'Widget', IOProviderClass: provider } },
			{ libraries: [...libraries, 'com.apple.kpi.iokit'] },
		);
		expect(refusal(plist)).toContain(reason);
		expect(refusal(plist)).toMatch(/^'Widget': .*\.$/);
	});

	it.each([
		['USB host controllers', '0x0c033000', 'USB host controllers'],
		['USB host controllers with a mask', '0x0C030000&amp;0xffff0000', 'USB host controllers'],
		['PCI bridges', '0x06040000&amp;0xffff0000 0x06010000', 'PCI bridges'],
		['displays', '0x03000000&amp;0xff000000', 'graphics'],
		['AHCI controllers', '0x01060100', 'ATA and AHCI'],
		['Wi-Fi cards', '0x02800000&amp;0xffff0000 0x02800000', 'Wi-Fi'],
	])('%s that a kext of its own matches by their class', (_title, match, reason) => {
		const plist = kext(
			{ Widget: { IOClass: 'Widget', IOProviderClass: 'IOPCIDevice', IOPCIClassMatch: match } },
			{ libraries: ['com.apple.iokit.IOPCIFamily', 'com.apple.kpi.iokit'] },
		);
		expect(refusal(plist)).toContain(`DriverKit has no family for ${reason}`);
	});

	it.each([
		['a class that DriverKit has a family for', '0x02000000'],
		['more than one class', '0x0c033000 0x02000000'],
		['a wider class', '0x0c030000&amp;0xff000000'],
	])('…, but there is one for %s', (_title, match) => {
		const plist = kext(
			{ Widget: { IOClass: 'Widget', IOProviderClass: 'IOPCIDevice', IOPCIClassMatch: match } },
			{ libraries: ['com.apple.iokit.IOPCIFamily', 'com.apple.kpi.iokit'] },
		);
		expect(personality(migrated(plist))).toMatchObject({ IOUserClass: 'Widget' });
	});

	it('USB hubs, nor for what the kext of a class of Apple does', () => {
		const hub = { IOClass: 'Widget', IOProviderClass: 'IOUSBHostDevice', bDeviceClass: 9 };
		const bridge = {
			IOClass: 'IOPCI2PCIBridge',
			IOProviderClass: 'IOPCIDevice',
			IOPCIMatch: '0x00261011',
		};
		const libraries = ['com.apple.kpi.iokit'];
		expect(refusal(kext({ Widget: { ...hub, ...usbIds } }, { libraries }))).toContain('hubs');
		expect(refusal(kext({ Widget: bridge }, { libraries }))).toContain('PCI bridges');
	});

	it('classes of Apple that the kext does not have', () => {
		const plist = kext(
			{ Widget: { IOClass: 'IOHIDEventDriver', IOProviderClass: 'IOUSBHostDevice', ...usbIds } },
			{ libraries: ['com.apple.kpi.iokit'] },
		);
		expect(refusal(plist)).toContain("no class that does what 'IOHIDEventDriver' does");
	});

	it('kexts without personalities', () => {
		expect(refusal(kext({}, { libraries: ['com.apple.kpi.bsd'] }))).toContain('FSKit');
	});

	it.each([
		[
			'dext already',
			'<plist><dict><key>CFBundlePackageType</key><string>DEXT</string></dict></plist>',
		],
		['no property list of a kext', '<plist><dict/></plist>'],
		['no property list of a kext', 'not a plist'],
		['no property list of a kext', ''],
	])('what is %s', (reason, text) => {
		expect(refusal(analyse(text, { uri: 'file:///Widget/Info.plist' }))).toContain(reason);
	});
});
