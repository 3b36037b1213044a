/** Finds matching keys of a bus that the provider of a personality does not read. */
import { descendsFrom } from '../platform/classes.js';
import { hidKeyOfUsbKey, isHidProvider } from '../platform/hid.js';
import { isPciProvider } from '../platform/pci.js';
import { isResourceNub } from '../platform/providers.js';
import { isScsiProvider } from '../platform/scsi.js';
import { usbNubOf } from '../platform/usb.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { pciEntriesOf } from './pciTables.js';
import { usbKeysOf } from './usbMatch.js';

/**
 * The keys of USB and PCI that a provider of a known family does not compare. HID keys on other providers are for the
 * device that the driver publishes. USB keys instead of HID or PCI keys are found by other rules.
 */
export function unreadKeys(dict: Dict, provider: string): readonly DictEntry[] {
	const isUsb = usbNubOf(provider) !== undefined;
	const isPci = isPciProvider(provider);
	const isHid = isHidProvider(provider);
	const isOther =
		isScsiProvider(provider) ||
		isResourceNub(provider) ||
		['IOBlockStorageDevice', 'IOMedia'].some((name) => descendsFrom(provider, name));
	if (!isUsb && !isPci && !isHid && !isOther) return [];
	const pciKeys = pciEntriesOf(dict);
	if (isPci && pciKeys.length === 0) return [];
	const usbKeys = [...usbKeysOf(dict).keys()]
		.filter((key) => !isHid || !hidKeyOfUsbKey.has(key))
		.flatMap((key) => dict.get(key) ?? []);
	return [...(isUsb ? [] : usbKeys), ...(isPci ? [] : pciKeys)];
}

/** The `device-type` of a block storage device, which is a property and not a matching key. */
export function unreadDeviceType(dict: Dict, provider: string): DictEntry | undefined {
	return descendsFrom(provider, 'IOBlockStorageDevice') ? dict.get('device-type') : undefined;
}
