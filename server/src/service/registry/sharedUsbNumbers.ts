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
		for (const [key, value] of sharedNumbersIn(from)) to.properties.set(key, value);
	}
}

/** The properties of a USB device, or of an interface, that both have. */
export function sharedNumbersIn({ properties }: RegistryEntry): ReadonlyMap<string, RegistryValue> {
	const keys: readonly string[] = sharedUsbNumbers;
	return new Map([...properties].filter(([key]) => keys.includes(key)));
}
