/** Types of the properties that nubs publish, with which IOPropertyMatch compares. */
import hidFile from '../../../../schemas/facts/hid.json' with { type: 'json' };
import pciFile from '../../../../schemas/facts/pci.json' with { type: 'json' };
import { hidIdKeys, isHidProvider } from './hid.js';
import type { MatchingKey } from './matchingKeys.js';
import { isPciProvider } from './pci.js';
import { usbKeys, usbNubOf } from './usb.js';

const pciData: ReadonlySet<string> = new Set(pciFile.dataProperties);
const usbNumbers: ReadonlySet<string> = new Set(
	usbKeys.filter(({ listOf, maskOf }) => !listOf && !maskOf).map(({ key }) => key),
);
const hidNumbers: ReadonlySet<string> = new Set(hidFile.numberProperties);

/** Whether a provider publishes a property as four bytes of data or as a number; undefined if it is not certain. */
export function propertyTypeOf(provider: string, key: string): 'bytes' | 'number' | undefined {
	if (isPciProvider(provider)) return pciData.has(key) ? 'bytes' : undefined;
	const numbers = usbNubOf(provider)
		? usbNumbers
		: isHidProvider(provider)
			? hidNumbers
			: undefined;
	return numbers?.has(key) ? 'number' : undefined;
}

/** The keys whose values, one or a list, a USB or HID provider compares with number properties; none for other providers. */
export function numberKeysOf(provider: string): readonly MatchingKey[] {
	const keys = usbNubOf(provider) ? usbKeys : isHidProvider(provider) ? hidIdKeys : [];
	return keys.filter(({ maskOf }) => maskOf === undefined);
}

/** The key for a list of values of another key: `idProductArray` for `idProduct`. */
export function listKeyOf(key: string): string | undefined {
	return [...usbKeys, ...hidIdKeys].find(({ listOf }) => listOf === key)?.key;
}
