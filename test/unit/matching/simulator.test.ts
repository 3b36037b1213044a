/** Personalities against the entries of a small dump: the result and the score. */
import { describe, expect, it } from 'vitest';
import { entryNamed, matchingOf, personality, smallDump, type Written } from './smallDump.js';

type Keys = { readonly [key: string]: Written };

function answerOf(name: string, keys: Keys, dump?: string): string {
	const one = personality(keys);
	const matching = matchingOf([one], dump);
	const { result, score } = matching.match(one, entryNamed(name, matching));
	return result === 'match' ? `${result} ${score}` : result;
}

const device = { IOProviderClass: 'IOUSBHostDevice' };
const usbInterface = { IOProviderClass: 'IOUSBHostInterface' };
const pci = { IOProviderClass: 'IOPCIDevice' };
const hid = { IOProviderClass: 'IOHIDInterface' };
const scsi = { IOProviderClass: 'IOSCSIPeripheralDeviceNub' };

describe.each<
	readonly [
		family: string,
		cases: readonly (readonly [title: string, entry: string, keys: Keys, answer: string])[],
	]
>([
	[
		'a class',
		[
			[
				'of the entry',
				'Knob',
				{ IOProviderClass: 'IOUSBHostDevice', idVendor: 4660, idProduct: 258 },
				'match 90000',
			],
			[
				'that is a superclass',
				'Disk',
				{ IOProviderClass: 'IOService', 'Peripheral Device Type': 0 },
				'match 5000',
			],
			['of another family', 'Disk', { IOProviderClass: 'IOMedia' }, 'no match'],
			['that is unknown', 'Disk', { IOProviderClass: 'AcmeDevice' }, 'no match'],
			[
				'of the other USB nub',
				'Knob',
				{ IOProviderClass: 'IOUSBHostInterface', idVendor: 4660, idProduct: 258 },
				'no match',
			],
		],
	],
	[
		'a USB device',
		[
			[
				'by vendor, product, and release',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 258, bcdDevice: 272 },
				'match 100000',
			],
			[
				'by vendor and product',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 258 },
				'match 90000',
			],
			[
				'of a list of products',
				'Knob',
				{ ...device, idVendor: 4660, idProductArray: [1, 258] },
				'match 90000',
			],
			[
				'by a mask',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 0x10f, idProductMask: 0xfff0 },
				'match 89500',
			],
			[
				'by an equal product with a mask',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 258, idProductMask: 0xfff0 },
				'match 90000',
			],
			['by a wildcard', 'Knob', { ...device, idVendor: 4660, idProduct: '*' }, 'match 89000'],
			[
				'by another text than a wildcard',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: '258' },
				'no match',
			],
			['of another vendor', 'Knob', { ...device, idVendor: 4661, idProduct: 258 }, 'no match'],
			['by its vendor only', 'Knob', { ...device, idVendor: 4660 }, 'no match'],
			[
				'by class and subclass',
				'Knob',
				{ ...device, bDeviceClass: 0, bDeviceSubClass: 0 },
				'match 50000',
			],
			[
				'by class, subclass, and protocol',
				'Knob',
				{ ...device, bDeviceClass: 0, bDeviceSubClass: 0, bDeviceProtocol: 0 },
				'match 60000',
			],
			[
				'by vendor and subclass, which is for class 255',
				'Scanner',
				{ ...device, idVendor: 4660, bDeviceSubClass: 1 },
				'match 70000',
			],
			[
				'by vendor and subclass in another class',
				'Knob',
				{ ...device, idVendor: 4660, bDeviceSubClass: 0 },
				'no match',
			],
			[
				'with keys of an interface, which it does not read',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 258, bInterfaceNumber: 9 },
				'match 90000',
			],
			[
				'with a class that differs',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 258, bDeviceClass: 9 },
				'no match',
			],
			[
				'with a probe score',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 258, IOProbeScore: 1000 },
				'match 91000',
			],
			[
				'with a probe score that is clamped',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 258, IOProbeScore: 10000 },
				'match 99000',
			],
			[
				'with a negative probe score',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 258, IOProbeScore: -1 },
				'match 89999',
			],
			[
				'with a probe score that is not a number',
				'Knob',
				{ ...device, idVendor: 4660, idProduct: 258, IOProbeScore: '1000' },
				'match 90000',
			],
			[
				'of its speed',
				'Knob',
				{ ...device, bDeviceClass: 0, bDeviceSubClass: 0, USBSpeed: 2 },
				'match 50100',
			],
			[
				'of another speed',
				'Knob',
				{ ...device, bDeviceClass: 0, bDeviceSubClass: 0, USBSpeed: 4 },
				'no match',
			],
		],
	],
	[
		'a USB interface',
		[
			[
				'by all ids',
				'Knob Control',
				{
					...usbInterface,
					idVendor: 4660,
					idProduct: 258,
					bConfigurationValue: 1,
					bInterfaceNumber: 0,
				},
				'match 90000',
			],
			[
				'without a configuration',
				'Knob Control',
				{ ...usbInterface, idVendor: 4660, idProduct: 258, bInterfaceNumber: 0 },
				'no match',
			],
			[
				'by its class',
				'Knob Control',
				{ ...usbInterface, bInterfaceClass: 3, bInterfaceSubClass: 0 },
				'match 50000',
			],
			[
				'by the class of the device',
				'Knob Control',
				{ ...usbInterface, bDeviceClass: 0, bDeviceSubClass: 0 },
				'no match',
			],
		],
	],
	[
		'a PCI device',
		[
			['by its register', 'GFX', { ...pci, IOPCIMatch: '0x12348086' }, 'match 0'],
			['by its subsystem', 'GFX', { ...pci, IOPCIMatch: '0x0007106b' }, 'match 0'],
			[
				'by the subsystem in the register of the device',
				'GFX',
				{ ...pci, IOPCIPrimaryMatch: '0x0007106b' },
				'no match',
			],
			['of a list', 'GFX', { ...pci, IOPCIMatch: '0x11118086 0x12348086' }, 'match 0'],
			[
				'after a comma, which ends the list',
				'GFX',
				{ ...pci, IOPCIMatch: '0x11118086, 0x12348086' },
				'no match',
			],
			['by a mask', 'GFX', { ...pci, IOPCIMatch: '0x12008086&0xff00ffff' }, 'match 0'],
			['by its class', 'GFX', { ...pci, IOPCIClassMatch: '0x03000000' }, 'match 0'],
			[
				'by its class with a revision',
				'GFX',
				{ ...pci, IOPCIClassMatch: '0x03000006&0xffffffff' },
				'no match',
			],
			['by a name of its class', 'GFX', { ...pci, IONameMatch: 'pciclass,0300*' }, 'match 0'],
			[
				'by the name of another device',
				'GFX',
				{ ...pci, IONameMatch: ['pci8086,1', 'pci10de,1234'] },
				'no match',
			],
			[
				'by its name in the registry, which is not compared',
				'GFX',
				{ ...pci, IONameMatch: 'GFX' },
				'no match',
			],
			['connected by Thunderbolt', 'XHC', { ...pci, IOPCIMatch: '0x9d3d8086' }, 'no match'],
			[
				'connected by Thunderbolt, with support',
				'XHC',
				{ ...pci, IOPCIMatch: '0x9d3d8086', IOPCITunnelCompatible: true },
				'match 0',
			],
			[
				'by a subsystem that the dump does not show',
				'XHC',
				{ ...pci, IOPCISecondaryMatch: '0x0007106b', IOPCITunnelCompatible: true },
				'unknown',
			],
		],
	],
	[
		'an ACPI device',
		[
			[
				'by its compatible names',
				'KBD',
				{ IOProviderClass: 'IOACPIPlatformDevice', IONameMatch: 'pnp0301' },
				'match 0',
			],
			[
				'by the name of its entry',
				'KBD',
				{ IOProviderClass: 'IOACPIPlatformDevice', IONameMatch: 'KBD' },
				'match 0',
			],
			[
				'with the computer that has the name ACPI',
				'Widget1,1',
				{ IOProviderClass: 'IOPlatformExpertDevice', IONameMatch: 'ACPI' },
				'match 0',
			],
		],
	],
	[
		'a HID interface',
		[
			[
				'by a usage',
				'IOHIDInterface',
				{ ...hid, DeviceUsagePairs: [{ DeviceUsagePage: 12, DeviceUsage: 1 }] },
				'match 1200',
			],
			[
				'by a usage page',
				'IOHIDInterface',
				{ ...hid, DeviceUsagePairs: [{ DeviceUsagePage: 1 }] },
				'match 1150',
			],
			[
				'by another usage',
				'IOHIDInterface',
				{ ...hid, DeviceUsagePairs: [{ DeviceUsagePage: 1, DeviceUsage: 6 }] },
				'no match',
			],
			[
				'by vendor and product of its device',
				'IOHIDInterface',
				{ ...hid, VendorID: 4660, ProductID: 258 },
				'match 6000',
			],
			['by a product without a vendor', 'IOHIDInterface', { ...hid, ProductID: 258 }, 'match 0'],
			[
				'by its transport',
				'IOHIDInterface',
				{ ...hid, Transport: 'USB', PrimaryUsagePage: 12 },
				'match 2100',
			],
			[
				'by the usage page of a vendor, without the vendor',
				'IOHIDInterface',
				{ ...hid, Transport: 'USB', PrimaryUsagePage: 65280 },
				'no match',
			],
		],
	],
	[
		'a SCSI unit',
		[
			['by its type', 'Disk', { ...scsi, 'Peripheral Device Type': 0 }, 'match 5000'],
			[
				'by its vendor',
				'Disk',
				{ ...scsi, 'Peripheral Device Type': 0, 'Vendor Identification': 'Acme' },
				'match 10000',
			],
			[
				'by a product without a vendor, which is not read',
				'Disk',
				{ ...scsi, 'Peripheral Device Type': 0, 'Product Identification': 'Wall' },
				'match 5000',
			],
			[
				'of another vendor',
				'Disk',
				{ ...scsi, 'Peripheral Device Type': 0, 'Vendor Identification': 'ACME' },
				'no match',
			],
			['without a type', 'Disk', scsi, 'no match'],
			['by a category', 'Disk', { ...scsi, IOMatchCategory: 'Own' }, 'match 4900'],
			[
				'by the category of clients',
				'Disk',
				{ ...scsi, IOMatchCategory: 'SCSITaskUserClientDevice', IOProbeScore: 100 },
				'match 200',
			],
		],
	],
	[
		'media',
		[
			['by a key', 'Brick Media', { IOProviderClass: 'IOMedia', Whole: true }, 'match 0'],
			[
				'by a key of another type',
				'Brick Media',
				{ IOProviderClass: 'IOMedia', Whole: 1 },
				'no match',
			],
			[
				'by properties',
				'Brick Media',
				{ IOProviderClass: 'IOMedia', IOPropertyMatch: { Whole: true, Size: 64000000 } },
				'match 0',
			],
			[
				'by a property that differs',
				'Brick Media',
				{ IOProviderClass: 'IOMedia', IOPropertyMatch: { Whole: true, Size: 1 } },
				'no match',
			],
			[
				'by one of several dictionaries',
				'Brick Media',
				{ IOProviderClass: 'IOMedia', IOPropertyMatch: [{ Size: 1 }, { Whole: true }] },
				'match 0',
			],
			[
				'by a dictionary after another object, which ends the list',
				'Brick Media',
				{ IOProviderClass: 'IOMedia', IOPropertyMatch: [{ Size: 1 }, 'Whole', { Whole: true }] },
				'no match',
			],
			[
				'by one of the properties that exist',
				'Brick Media',
				{ IOProviderClass: 'IOMedia', IOPropertyExistsMatch: ['Open', 'Size'] },
				'match 0',
			],
			[
				'below a certain parent',
				'Brick Media',
				{
					IOProviderClass: 'IOMedia',
					IOParentMatch: {
						IOProviderClass: 'IOSCSIPeripheralDeviceNub',
						'Peripheral Device Type': 0,
					},
				},
				'match 0',
			],
			[
				'below a parent that it is itself',
				'Brick Media',
				{ IOProviderClass: 'IOMedia', IOParentMatch: { IOProviderClass: 'IOMedia' } },
				'no match',
			],
		],
	],
	[
		'resources',
		[
			[
				'that are published',
				'IOResources',
				{ IOProviderClass: 'IOResources', IOResourceMatch: ['IOKit', 'IOBSD'] },
				'match 0',
			],
			[
				'one of which is not published',
				'IOResources',
				{ IOProviderClass: 'IOResources', IOResourceMatch: ['IOKit', 'AcmeLink'] },
				'no match',
			],
		],
	],
])('%s', (_, cases) => {
	it.each(cases)('%s', (_title, entry, keys, answer) => {
		expect(answerOf(entry, keys)).toBe(answer);
	});
});

describe('an unknown value', () => {
	const clipped = (keys: Keys, line: string): string =>
		answerOf('Knob', { ...device, ...keys }, withoutValue(line));

	it('never makes a key differ', () => {
		expect(clipped({ idVendor: 4660, idProduct: 258 }, '"idProduct" = 258')).toBe('unknown');
		expect(clipped({ idVendor: 1, idProduct: 258 }, '"idProduct" = 258')).toBe('no match');
		expect(clipped({ bDeviceClass: 0, bDeviceSubClass: 0 }, '"idProduct" = 258')).toBe(
			'match 50000',
		);
	});
});

/** The dump with a line that is cut off, as `ioreg -w` does it. */
function withoutValue(line: string): string {
	const matching = matchingOf([]);
	expect(entryNamed('Knob', matching).properties.size).toBeGreaterThan(3);
	return smallDump.replace(line, `${line.replace(/\d+$/, '')}$`);
}
