/** Personalities against the USB, PCI, and ACPI devices of a small dump: the result and the score. */
import { describe, expect, it } from 'vitest';
import {
	answerOf,
	entryNamed,
	type Keys,
	type MatchCase,
	matchingOf,
	smallDump,
} from './smallDump.js';

const device = { IOProviderClass: 'IOUSBHostDevice' };
const usbInterface = { IOProviderClass: 'IOUSBHostInterface' };
const pci = { IOProviderClass: 'IOPCIDevice' };

describe.each<readonly [family: string, cases: readonly MatchCase[]]>([
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
