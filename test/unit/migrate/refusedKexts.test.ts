/** Kexts that no dext can replace, and the reasons. */
import { describe, expect, it } from 'vitest';
import { migrateKext } from '../../../server/src/scaffold/migrate/migrateKext.js';
import { analyze } from '../../../server/src/service/index.js';
import { kext } from './kextPlist.js';
import { migrated, personality, refusal, usbIds } from './migration.js';

describe('no dext can replace a kext for', () => {
	it.each([
		['graphics', 'IOPCIDevice', ['com.apple.iokit.IOGraphicsFamily'], 'no family for graphics'],
		['Wi-Fi', 'IOPCIDevice', ['com.apple.iokit.IO80211Family'], 'no family for Wi-Fi'],
		['Thunderbolt', 'IOThunderboltPort', [], 'no family for Thunderbolt'],
		['ACPI', 'IOACPIPlatformDevice', [], 'platform devices'],
		['USB controllers', 'AppleUSBXHCIPCI', [], 'USB host controllers'],
		['ATA', 'IOATADevice', [], 'ATA and AHCI'],
		['filters of disks', 'IOMedia', [], 'disk filters'],
		['code on IOResources', 'IOResources', [], 'neither hardware'],
		['any PCI device', 'IOPCIDevice', ['com.apple.iokit.IOPCIFamily'], 'entitlements'],
		[
			'unknown providers',
			'com_example_Nub',
			[],
			"no counterpart of the provider class 'com_example_Nub'",
		],
	])('%s', (_title, provider, libraries, reason) => {
		const plist = kext(
			{ Widget: { IOClass: 'Widget', IOProviderClass: provider } },
			{ libraries: [...libraries, 'com.apple.kpi.iokit'] },
		);
		expect(refusal(plist)).toContain(reason);
		expect(refusal(plist)).toMatch(/^'Widget' was left out\. .*\.$/);
	});
});

describe('a kext that matches PCI devices by class', () => {
	it.each([
		['USB host controllers', '0x0c033000', 'USB host controllers'],
		['USB host controllers with a mask', '0x0C030000&amp;0xffff0000', 'USB host controllers'],
		['PCI bridges', '0x06040000&amp;0xffff0000 0x06010000', 'PCI bridges'],
		['displays', '0x03000000&amp;0xff000000', 'graphics'],
		['AHCI controllers', '0x01060100', 'ATA and AHCI'],
		['Wi-Fi cards', '0x02800000&amp;0xffff0000 0x02800000', 'Wi-Fi'],
	])('has no counterpart for %s', (_title, match, reason) => {
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
	])('has one for %s', (_title, match) => {
		const plist = kext(
			{ Widget: { IOClass: 'Widget', IOProviderClass: 'IOPCIDevice', IOPCIClassMatch: match } },
			{ libraries: ['com.apple.iokit.IOPCIFamily', 'com.apple.kpi.iokit'] },
		);
		expect(personality(migrated(plist))).toMatchObject({ IOUserClass: 'Widget' });
	});
});

describe('kexts with syntax errors', () => {
	const usb = { IOClass: 'Widget', IOProviderClass: 'IOUSBHostDevice', ...usbIds };
	const { text } = kext({ Widget: usb, Gadget: { ...usb, idProduct: 3 } });
	const end = text.indexOf('Gadget');

	it.each([
		['a file that ends too early', text.slice(0, end), / line \d+\. '<key>' is not closed/],
		['a key without a value', text.replace('<integer>2</integer>', ''), /'idProduct' has no value/],
		['a number in words', text.replace('>2<', '>two<'), /'two' is not an integer/],
	])('are rejected with the first one: %s', (_title, damaged, message) => {
		const result = migrateKext(analyze(damaged, { uri: 'file:///Widget.kext/Info.plist' }));
		expect(result).toEqual({ refused: expect.stringMatching(message), isUnreadable: true });
	});
});

describe('other kexts without a counterpart', () => {
	it('are for USB hubs, or use classes of a kext of Apple', () => {
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

	it('are those with Apple classes that DriverKit does not replace', () => {
		const plist = kext(
			{ Widget: { IOClass: 'IOHIDEventDriver', IOProviderClass: 'IOUSBHostDevice', ...usbIds } },
			{ libraries: ['com.apple.kpi.iokit'] },
		);
		expect(refusal(plist)).toContain("no counterpart of 'IOHIDEventDriver'");
	});

	it('have no personalities', () => {
		expect(refusal(kext({}, { libraries: ['com.apple.kpi.bsd'] }))).toContain('FSKit');
	});

	it.each([
		[
			'already the property list of a dext',
			'<plist><dict><key>CFBundlePackageType</key><string>DEXT</string></dict></plist>',
		],
		['not the property list of a kext', '<plist><dict/></plist>'],
		['The file is not a property list.', 'not a plist'],
		['The property list is empty.', ''],
		[
			'The file is an old-style property list. Convert it with plutil -convert xml1 first.',
			'{ CFBundlePackageType = KEXT; }',
		],
	])('are not kexts: %s', (reason, text) => {
		expect(refusal(analyze(text, { uri: 'file:///Widget/Info.plist' }))).toContain(reason);
	});

	it.each(['', '\0\0\0\0', '\u007fELF\u0002'])(
		'are not property lists, whatever bundle the path names: %j',
		(text) => {
			for (const bundle of ['X.dext', 'X.kext', 'X.app']) {
				const plist = analyze(text, { uri: `file:///${bundle}/Contents/Info.plist` });
				expect(refusal(plist)).toMatch(
					/^The (?:file is (?:not a property list|encoded in UTF-16)|property list is empty)/,
				);
			}
		},
	);
});
