/** Usages and products of HID personalities, as the family compares them (IOHIDFamily IOHIDFamilyPrivate.cpp). */
import { describe, expect, it } from 'vitest';
import { answerOf, type Keys } from './smallDump.js';

/** The result on an interface whose device has the pairs 12/1 and 1/2, the primary usage 12/1, and the IDs 4660/258. */
function answer(keys: Keys): string {
	return answerOf('IOHIDInterface', { IOProviderClass: 'IOHIDInterface', ...keys });
}

describe('a usage', () => {
	it.each<readonly [string, Keys, string]>([
		['that is the primary one', { PrimaryUsagePage: 12, PrimaryUsage: 1 }, 'match 1200'],
		['that is not the primary one', { PrimaryUsagePage: 12, PrimaryUsage: 2 }, 'no match'],
		['without a page', { PrimaryUsage: 1 }, 'match 0'],
		['outside of pairs', { DeviceUsagePage: 1, DeviceUsage: 2 }, 'match 1200'],
		['outside of pairs that differs', { DeviceUsagePage: 1, DeviceUsage: 6 }, 'no match'],
		['outside of pairs without a page', { DeviceUsage: 6 }, 'match 0'],
		[
			'inside and outside of pairs',
			{ DeviceUsagePairs: [{ DeviceUsagePage: 12 }], DeviceUsagePage: 1, DeviceUsage: 2 },
			'match 1250',
		],
		[
			'that matches only inside of pairs',
			{ DeviceUsagePairs: [{ DeviceUsagePage: 12 }], DeviceUsagePage: 7 },
			'no match',
		],
		[
			'of the first pair that matches',
			{ DeviceUsagePairs: [{ DeviceUsagePage: 1 }, { DeviceUsagePage: 12, DeviceUsage: 1 }] },
			'match 1150',
		],
		[
			'with the primary one, which adds nothing then',
			{ DeviceUsagePairs: [{ DeviceUsagePage: 1 }], PrimaryUsagePage: 12, PrimaryUsage: 1 },
			'match 1150',
		],
		['in an empty list', { DeviceUsagePairs: [] }, 'match 0'],
		['in a dictionary instead of a list', { DeviceUsagePairs: { DeviceUsagePage: 7 } }, 'match 0'],
		['in a list of other types', { DeviceUsagePairs: ['x', 7] }, 'match 0'],
		['that is a string', { DeviceUsagePairs: [{ DeviceUsagePage: '12' }] }, 'match 0'],
	])('%s', (_, keys, expected) => {
		expect(answer(keys)).toBe(expected);
	});
});

describe('a product', () => {
	const vendor = { VendorID: 4660 };

	it.each<readonly [string, Keys, string]>([
		['in a list', { ...vendor, ProductIDArray: [1, 258] }, 'match 5975'],
		['that is not in a list', { ...vendor, ProductIDArray: [1, 2] }, 'no match'],
		['in an empty list', { ...vendor, ProductIDArray: [] }, 'no match'],
		['that should be a list, which is ignored', { ...vendor, ProductIDArray: 1 }, 'match 5000'],
		['by its mask', { ...vendor, ProductID: 0x1ff, ProductIDMask: 0xff00 }, 'match 5950'],
		['by a mask that is a string', { ...vendor, ProductID: 1, ProductIDMask: '0' }, 'no match'],
		[
			'by a list with a mask',
			{ ...vendor, ProductIDArray: [0x1ff], ProductIDMask: 0xff00 },
			'match 5925',
		],
		['in a list, but not alone', { ...vendor, ProductID: 1, ProductIDArray: [258] }, 'match 5975'],
		['with any number', { ...vendor, ProductID: '*' }, 'match 6000'],
	])('%s', (_, keys, expected) => {
		expect(answer(keys)).toBe(expected);
	});
});
