/** Migration of kexts: the personalities and entitlements of the dext, and the notes. */
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { migrateKext } from '../../../server/src/scaffold/migrate/migrateKext.js';
import { analyze, type DriverPlist } from '../../../server/src/service/index.js';
import { corpusFiles, corpusText, hasCorpus } from '../../support/shared.js';
import { kext } from './kextPlist.js';
import { faultsIn, migrated, type Plain, personality, refusal, usbIds } from './migration.js';

const own = '$(PRODUCT_BUNDLE_IDENTIFIER)';
const prefix = 'com.apple.developer.driverkit';

describe('a driver', () => {
	it('of a USB device keeps its keys, loses its libraries and gets its entitlements', () => {
		const result = migrated(
			kext(
				{
					Widget: {
						CFBundleIdentifier: 'com.example.kext',
						IOClass: 'com_example_Widget',
						IOMatchCategory: 'com_example_Widget',
						IOProviderClass: 'IOUSBDevice',
						IOKitDebug: 65535,
						Speed: 9600,
						...usbIds,
					},
				},
				{
					libraries: ['com.apple.iokit.IOUSBFamily', 'com.apple.kpi.iokit'],
					root: { OSBundleRequired: 'Root' },
				},
			),
		);
		expect(parse(result.text)).toEqual({
			CFBundleDevelopmentRegion: '$(DEVELOPMENT_LANGUAGE)',
			CFBundleExecutable: '$(EXECUTABLE_NAME)',
			CFBundleIdentifier: own,
			CFBundleInfoDictionaryVersion: '6.0',
			CFBundleName: '$(PRODUCT_NAME)',
			CFBundlePackageType: '$(PRODUCT_BUNDLE_PACKAGE_TYPE)',
			CFBundleShortVersionString: '$(MARKETING_VERSION)',
			CFBundleVersion: '1.2.3',
			IOKitPersonalities: {
				Widget: {
					CFBundleIdentifier: own,
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: 'IOUserService',
					IOProviderClass: 'IOUSBHostDevice',
					IOUserClass: 'com_example_Widget',
					IOUserServerName: own,
					Speed: 9600,
					...usbIds,
				},
			},
			OSBundleUsageDescription: 'This driver lets you use Widget.',
		});
		expect(parse(result.entitlements)).toEqual({
			[prefix]: true,
			[`${prefix}.transport.usb`]: [{ idVendor: 4617 }],
		});
		for (const note of [
			'subclass of IOService (USBDriverKit',
			'OSBundleLibraries',
			'OSBundleRequired',
		]) {
			expect(result.notes.join('\n')).toContain(note);
			expect(result.text).toContain(note);
		}
	});
});

describe('a driver with a family', () => {
	it.each([
		['HID over USB', 'IOUSBInterface', 'IOHIDFamily', 'AppleUserHIDDevice', 'family.hid.device'],
		[
			'HID events',
			'IOHIDDevice',
			'IOHIDFamily',
			'AppleUserHIDEventService',
			'family.hid.eventservice',
		],
		['serial port', 'IOUSBInterface', 'IOSerialFamily', 'IOUserSerial', 'family.serial'],
		['Ethernet', 'IOPCIDevice', 'IONetworkingFamily', 'IOUserNetworkEthernet', 'family.networking'],
		['audio', 'IOPCIDevice', 'IOAudioFamily', 'IOUserService', 'family.audio'],
		[
			'SCSI controller',
			'IOPCIDevice',
			'IOSCSIParallelFamily',
			'IOUserSCSIParallelInterfaceController',
			'family.scsicontroller',
		],
		[
			'disk',
			'IOPCIDevice',
			'IOStorageFamily',
			'IOUserBlockStorageDevice',
			'family.block-storage-device',
		],
		['PCI device', 'IOPCIDevice', 'IOPCIFamily', 'IOUserService', 'transport.pci'],
		['virtual serial port', 'IOResources', 'IOSerialFamily', 'IOUserSerial', 'family.serial'],
	])('for %s goes to its DriverKit family', (_title, provider, library, ioClass, entitlement) => {
		const keys = {
			IOUSBInterface: { ...usbIds, bConfigurationValue: 1, bInterfaceNumber: 0 },
			IOHIDDevice: { ProductID: 2, VendorID: 4617 },
			IOPCIDevice: { IOPCIPrimaryMatch: '0x12348086' },
			IOResources: { IOResourceMatch: 'IOBSD' },
		}[provider];
		const result = migrated(
			kext(
				{ Widget: { IOClass: 'Widget', IOProviderClass: provider, ...keys } },
				{ libraries: [`com.apple.iokit.${library}`, 'com.apple.kpi.iokit'] },
			),
		);
		expect(personality(result)).toMatchObject({ IOClass: ioClass, IOUserClass: 'Widget' });
		expect(parse(result.entitlements)).toHaveProperty([`${prefix}.${entitlement}`]);
	});
});

describe('the matching keys of a driver', () => {
	it('is the peripheral type of a SCSI disk', () => {
		const disk = (type: number): DriverPlist =>
			kext(
				{
					Widget: {
						IOClass: 'Widget',
						IOProviderClass: 'IOSCSIPeripheralDeviceNub',
						'Peripheral Device Type': type,
						'Vendor Identification': 'Example',
					},
				},
				{ libraries: ['com.apple.iokit.IOSCSIArchitectureModelFamily', 'com.apple.kpi.iokit'] },
			);
		expect(personality(migrated(disk(5)))).toMatchObject({
			IOClass: 'IOUserSCSIPeripheralDeviceType05',
			'Vendor Identification': 'Example',
		});
		expect(refusal(disk(1))).toContain('only SCSI devices of the types 0, 5, and 7');
	});

	it('is an id of a PCI device where it was a name of ids', () => {
		const result = migrated(
			kext(
				{
					Widget: {
						IOClass: 'Widget',
						IONameMatch: 'pci8086,1e31',
						IOProviderClass: 'IOPCIDevice',
					},
				},
				{ libraries: ['com.apple.iokit.IOPCIFamily', 'com.apple.kpi.iokit'] },
			),
		);
		expect(personality(result)).toMatchObject({ IOPCIMatch: '0x1e318086' });
		expect(personality(result)).not.toHaveProperty('IONameMatch');
		expect(parse(result.entitlements)).toMatchObject({
			[`${prefix}.transport.pci`]: [{ IOPCIMatch: '0x1e318086' }],
		});
	});
});

describe('the content of a driver', () => {
	it('of user clients stays', () => {
		const result = migrated(
			kext(
				{
					Widget: {
						IOClass: 'Widget',
						IOProviderClass: 'IOUSBHostDevice',
						IOUserClientClass: 'WidgetClient',
						...usbIds,
					},
				},
				{ libraries: ['com.apple.kpi.iokit'] },
			),
		);
		expect(personality(result)).toMatchObject({
			UserClientProperties: { IOClass: 'IOUserUserClient', IOUserClass: 'WidgetClient' },
		});
	});

	it.each([
		['v2.0', '2.0'],
		['1.0-beta', '1.0b1'],
		['nonsense', '$(CURRENT_PROJECT_VERSION)'],
	])('of version %s is made one that the kernel reads', (version, valid) => {
		const plist = kext(
			{ Widget: { IOClass: 'Widget', IOProviderClass: 'IOUSBHostDevice', ...usbIds } },
			{ libraries: ['com.apple.kpi.iokit'], root: { CFBundleVersion: version } },
		);
		expect(parse(migrated(plist).text)).toMatchObject({ CFBundleVersion: valid });
	});

	it('of class names that C++ does not know gets others', () => {
		const plist = kext(
			{
				'3-D $(NAME) widget': { IOClass: '$(NAME)', IOProviderClass: 'IOUSBHostDevice', ...usbIds },
			},
			{ libraries: ['com.apple.kpi.iokit'] },
		);
		expect(personality(migrated(plist), '3-D $(NAME) widget')).toMatchObject({
			IOUserClass: 'My3DWidget',
		});
	});
});

describe('a feature without a counterpart in DriverKit', () => {
	const libraries = ['com.apple.kpi.iokit'];

	it('is left out where it merges properties', () => {
		const result = migrated(
			kext(
				{
					Widget: {
						IOClass: 'Widget',
						IOProviderClass: 'IOUSBHostDevice',
						IOProviderMergeProperties: { Speed: 3 },
						...usbIds,
					},
				},
				{ libraries },
			),
		);
		expect(personality(result)).not.toHaveProperty('IOProviderMergeProperties');
		expect(result.notes).toContainEqual(
			expect.stringMatching(/^'IOProviderMergeProperties' was .*does not merge properties/),
		);
	});

	it('is noted for mass storage', () => {
		const result = migrated(
			kext(
				{
					Widget: {
						IOClass: 'Widget',
						IOProviderClass: 'IOUSBHostInterface',
						bInterfaceClass: 8,
						bInterfaceSubClass: 6,
						...usbIds,
						bConfigurationValue: 1,
						bInterfaceNumber: 0,
					},
				},
				{ libraries },
			),
		);
		expect(result.text).toMatch(/no class for USB mass storage.*'Widget'/);
	});
});

describe('a fault of a kext', () => {
	const usb = { IOClass: 'Widget', IOProviderClass: 'IOUSBHostDevice', ...usbIds };
	const libraries = ['com.apple.kpi.iokit'];

	it('is fixed where there is a preferred fix', () => {
		const result = migrated(kext({ Widget: { ...usb, IOProbeScore: '8000' } }, { libraries }));
		expect(personality(result)).toMatchObject({ IOProbeScore: 8000 });
	});

	it('is left out where two personalities become identical, with a note', () => {
		const result = migrated(
			kext({ Widget: usb, Gadget: { ...usb, IOMatchCategory: 'Gadget' } }, { libraries }),
		);
		expect(personality(result, 'Gadget')).toBeUndefined();
		expect(result.notes).toContainEqual(expect.stringMatching(/^'Gadget' was left out\. .*\.$/));
	});

	it('is the reason where nothing is left', () => {
		const { idVendor, ...unmatchable } = usb;
		expect(idVendor).toBeDefined();
		const plist = kext({ Widget: { ...unmatchable, bDeviceClass: 3 } }, { libraries });
		expect(refusal(plist)).toMatch(/^'Widget' was left out\. .*\.$/);
	});
});

describe('a codeless kext', () => {
	it('that gives a device to the HID event driver becomes an empty subclass', () => {
		const result = migrated(
			kext({
				Widget: {
					CFBundleIdentifier: 'com.apple.iokit.IOHIDFamily',
					IOClass: 'IOHIDEventDriver',
					IOProviderClass: 'IOHIDInterface',
					ProductID: 2,
					VendorID: 4617,
				},
			}),
		);
		expect(personality(result)).toMatchObject({
			IOClass: 'AppleUserHIDEventService',
			IOUserClass: 'WidgetDriver',
		});
	});
});

describe('a codeless kext without a driver', () => {
	const nub = 'com.apple.driver.AppleUSBMergeNub';

	it.each([
		['of Apple', 'AppleUSBMergeNub', nub, 'com.example.kext', {}],
		[
			'of Apple that is newer',
			'AppleUSBHostMergeProperties',
			'com.apple.x',
			'com.example.kext',
			{},
		],
		[
			'of Apple as if it were its own',
			'AppleUSBMergeNub',
			'com.example.kext',
			'com.example.kext',
			{},
		],
		['of its own, which is the kext of Apple', 'AppleUSBMergeNub', nub, nub, {}],
		['of Apple into a hub', 'AppleUSBMergeNub', nub, 'com.example.kext', { bDeviceClass: 9 }],
	])(
		'that merges properties by a class %s is never started',
		(_title, ioClass, bundle, id, more) => {
			const merge = {
				CFBundleIdentifier: bundle,
				IOClass: ioClass,
				IOProviderClass: 'IOUSBDevice',
				IOProviderMergeProperties: { 'USB Product Name': 'Widget &amp; more' },
				...usbIds,
				...more,
			};
			const result = migrated(kext({ Widget: merge }, { root: { CFBundleIdentifier: id } }));
			expect(personality(result)).toEqual({
				CFBundleIdentifier: own,
				CFBundleIdentifierKernel: 'com.apple.driver.AppleUSBMergeNub',
				IOClass: 'AppleUSBMergeNub',
				IOProviderClass: 'IOUSBHostDevice',
				IOProviderMergeProperties: { 'USB Product Name': 'Widget & more' },
				IOUserClass: 'WidgetDriver',
				...usbIds,
				...more,
			});
		},
	);

	it('loses what has no counterpart, with a note', () => {
		const foreign = (ioClass: string, bundle: string) => ({
			CFBundleIdentifier: bundle,
			IOClass: ioClass,
			IOProviderClass: 'IOUSBHostDevice',
			...usbIds,
		});
		const bluetooth = 'BroadcomBluetoothHostControllerUSBTransport';
		const result = migrated(
			kext({
				Held: foreign('IOService', 'com.apple.kpi.iokit'),
				Radio: foreign(bluetooth, `com.apple.iokit.${bluetooth}`),
			}),
		);
		expect(
			Object.keys((parse(result.text) as { IOKitPersonalities: Plain }).IOKitPersonalities),
		).toEqual(['Held']);
		expect(result.notes).toContain("'Radio' was left out. DriverKit has no family for Bluetooth.");
	});
});

describe.skipIf(!hasCorpus)('real kexts (skipped without ../shared)', () => {
	const kexts = corpusFiles().filter(({ file }) => file.startsWith('kext/'));

	it('become dexts without faults, or are rejected with a sentence', () => {
		const wrong: string[] = [];
		let done = 0;
		for (const file of kexts) {
			const plist = analyze(corpusText(file), { uri: `file:///${file.path}` });
			const result = migrateKext(plist);
			if ('refused' in result) {
				if (!/^\S.*\.$/s.test(result.refused)) wrong.push(`${file.id}: ${result.refused}`);
				continue;
			}
			done++;
			parse(result.text);
			wrong.push(...faultsIn(result).map((fault) => `${file.id}: ${fault}`));
		}
		expect(wrong).toEqual([]);
		expect(done).toBeGreaterThan(kexts.length / 4);
	});
});
