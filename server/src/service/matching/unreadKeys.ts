/** Finds matching keys of a bus that the provider of a personality does not read. */
import { hidKeyOfUsbKey } from '../platform/hid.js';
import type { DictEntry } from '../value/plistValue.js';
import type { MatchingDictionary } from './matchingDictionary.js';
import { pciEntriesOf } from './pciTables.js';
import { usbKeysOf } from './usbMatch.js';

/** Classes outside the families of `ProviderFamily` whose keys are known as well. */
const otherKnownClasses = ['IOBlockStorageDevice', 'IOMedia'] as const;

/**
 * The keys of USB and PCI that a provider of a known family does not compare. HID keys on other providers are for the
 * device that the driver publishes. USB keys instead of HID or PCI keys are found by other rules.
 */
export function unreadKeys(dictionary: MatchingDictionary): readonly DictEntry[] {
	const { dict, provider } = dictionary;
	const { family } = provider;
	const isKnown = family !== 'other' || otherKnownClasses.some((name) => dictionary.isOn(name));
	if (!isKnown) return [];
	const pciKeys = pciEntriesOf(dict);
	if (family === 'usb') return pciKeys;
	if (family === 'pci' && pciKeys.length === 0) return [];
	const usbKeys = [...usbKeysOf(dict).keys()]
		.filter((key) => family !== 'hid' || !hidKeyOfUsbKey.has(key))
		.flatMap((key) => dict.get(key) ?? []);
	return family === 'pci' ? usbKeys : [...usbKeys, ...pciKeys];
}

/** The `device-type` of a block storage device, which is a property and not a matching key. */
export function unreadDeviceType(dictionary: MatchingDictionary): DictEntry | undefined {
	return dictionary.isOn('IOBlockStorageDevice') ? dictionary.get('device-type') : undefined;
}
