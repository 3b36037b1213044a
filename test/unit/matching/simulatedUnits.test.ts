/** Personalities against HID interfaces, storage, and resources of a small dump: the result and the score. */
import { describe, expect, it } from 'vitest';
import { answerOf, type MatchCase, smallDump } from './smallDump.js';

const hid = { IOProviderClass: 'IOHIDInterface' };
const scsi = { IOProviderClass: 'IOSCSIPeripheralDeviceNub' };

describe.each<readonly [family: string, cases: readonly MatchCase[]]>([
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

describe('a HID device without usage pairs', () => {
	const keys = { ...hid, PrimaryUsagePage: 12 };
	const without = smallDump.replace(/.*"DeviceUsagePairs".*\n/, '');
	const onVersion = (version: string): string =>
		without.replace(
			/(class IORegistryEntry.*\n)/,
			`$1  {\n    "IOKitBuildVersion" = "Darwin Kernel Version ${version}: Wed Oct 10"\n  }\n`,
		);

	it('matches nothing, except on Mac OS X 10.4', () => {
		expect(answerOf('IOHIDInterface', keys, without)).toBe('no match');
		expect(answerOf('IOHIDInterface', keys, onVersion('9.0.0'))).toBe('no match');
		expect(answerOf('IOHIDInterface', keys, onVersion('8.11.1'))).toBe('match 1100');
	});
});
