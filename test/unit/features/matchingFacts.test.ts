/** The scores of keys in a look-up are those of the simulator. */
import { describe, expect, it } from 'vitest';
import { lookUp } from '../../../server/src/service/features/lookUp.js';
import { answerOf, type Keys } from '../matching/smallDump.js';

/** The scores that a look-up has for a key on a provider. */
function scoresOf(key: string, provider: string): readonly string[] {
	return lookUp(key).facts.flatMap(({ kind, properties }) => {
		const [providers, scores] = properties.map(([, values]) => values);
		return kind === 'matching key' && providers?.includes(provider) ? (scores ?? []) : [];
	});
}

const onDevice = { IOProviderClass: 'IOUSBHostDevice' } as const;
const onHid = { IOProviderClass: 'IOHIDInterface' } as const;
const onDisk = { IOProviderClass: 'IOSCSIPeripheralDeviceNub' } as const;

const cases: readonly (readonly [
	key: string,
	provider: string,
	text: RegExp,
	entry: string,
	keys: Keys,
])[] = [
	[
		'idProduct',
		'IOUSBHostDevice',
		/^90,000 with idVendor \+ idProduct$/,
		'Knob',
		{ ...onDevice, idVendor: 4660, idProduct: 258 },
	],
	[
		'bDeviceSubClass',
		'IOUSBHostDevice',
		/^70,000 with idVendor \+ bDeviceSubClass on class 255$/,
		'Scanner',
		{ ...onDevice, idVendor: 4660, bDeviceSubClass: 1 },
	],
	[
		'PrimaryUsagePage',
		'IOHIDInterface',
		/^1,100, unless a pair of usages adds to it$/,
		'IOHIDInterface',
		{ ...onHid, PrimaryUsagePage: 12 },
	],
	['VendorID', 'IOHIDInterface', /^5,000$/, 'IOHIDInterface', { ...onHid, VendorID: 4660 }],
	[
		'Vendor Identification',
		'IOSCSIPeripheralDeviceNub',
		/^10,000 in all, if 'Peripheral Device Type' is equal$/,
		'Disk',
		{ ...onDisk, 'Peripheral Device Type': 0, 'Vendor Identification': 'Acme' },
	],
];

describe('the score of a key', () => {
	it.each(cases)('%s on %s is that of the simulator', (key, provider, text, entry, keys) => {
		const shown = scoresOf(key, provider).find((score) => text.test(score));
		expect(shown).toBeDefined();
		const [number = ''] = /^[\d,]+/.exec(shown ?? '') ?? [];
		expect(answerOf(entry, keys)).toBe(`match ${number.replaceAll(',', '')}`);
	});
});
