/** The numbers of a USB device that its interfaces have, too, for dumps that show the properties of only one of the two. */
import { usbNubOf } from '../platform/usb.js';
import type { RegistryEntry, RegistryValue } from './registry.js';

/** As in all dumps of Macs that show both (IOUSBFamily IOUSBInterface.cpp; the source of IOUSBHostFamily is closed). */
export const sharedUsbNumbers = ['idVendor', 'idProduct', 'bcdDevice'] as const;

interface Nub extends RegistryEntry {
	readonly properties: Map<string, RegistryValue>;
	readonly parents: readonly Nub[];
}

/** `ioreg -c` shows the properties of one class, and of other entries the line only. */
export function shareUsbNumbers(entries: readonly Nub[]): void {
	for (const entry of entries) {
		const device = entry.parents[0];
		if (!device || (entry.shown === 'none') === (device.shown === 'none')) continue;
		if (usbNubOf(entry.className) !== 'interface' || usbNubOf(device.className) !== 'device')
			continue;
		const [from, to] = entry.shown === 'none' ? [device, entry] : [entry, device];
		for (const key of sharedUsbNumbers) {
			const value = from.properties.get(key);
			if (value) to.properties.set(key, value);
		}
	}
}
