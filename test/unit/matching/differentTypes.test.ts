/** The reason that a person reads where values look alike, but differ in type. */
import { expect, it } from 'vitest';
import { firstFailure } from '../../../server/src/service/matching/explain/nearest.js';
import { describeFailure } from '../../../server/src/service/matching/explain/wording.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { entryNamed, type Keys, matchingOf, personality, type Written } from './smallDump.js';

function reasonFor(entry: string, keys: Keys): string {
	const one = personality(keys);
	const matching = matchingOf([one]);
	const failure = firstFailure(matching.match(one, entryNamed(entry, matching)));
	return failure ? renderMessage(describeFailure(failure)) : 'matches';
}

const never = 'Values of different types never match.';

it.each<readonly [string, Written, string]>([
	[
		'a string',
		['258'],
		`[the string '258'] in the personality, and the integer 258 (0x102) in the device. ${never}`,
	],
	[
		'a number and a string',
		[1, '258'],
		"[1, the string '258'] in the personality, and 258 (0x102) in the device.",
	],
	['numbers', [1, 2], '[1, 2] in the personality, and 258 (0x102) in the device.'],
	['nothing', [], '[] in the personality, and 258 (0x102) in the device.'],
])('shows the type in a list of products with %s', (_, products, reason) => {
	const usb = { IOProviderClass: 'IOUSBHostDevice', idVendor: 4660, idProductArray: products };
	expect(reasonFor('Knob', usb)).toBe(`'idProductArray' is ${reason}`);
	const hid = { IOProviderClass: 'IOHIDDevice', VendorID: 4660, ProductIDArray: products };
	expect(reasonFor('AcmeHID', hid)).toBe(`'ProductIDArray' is ${reason}`);
});

it('shows the types in nested values', () => {
	const DeviceUsagePairs = [{ DeviceUsagePage: '12', DeviceUsage: 1 }];
	const keys = { IOProviderClass: 'IOHIDDevice', IOPropertyMatch: { DeviceUsagePairs } };
	expect(reasonFor('AcmeHID', keys)).toMatch(
		/is \[\{DeviceUsagePage: the string '12', .* in the personality, and \[\{DeviceUsagePage: the integer 1.* Values of different types never match\.$/,
	);
});
