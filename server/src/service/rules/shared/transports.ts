/** The transport entitlements that list devices: those for USB and PCI. */
import type { NewValue } from '../../edit/plistEdit.js';
import { pciTransport, usbTransport } from '../../platform/entitlements.js';
import { descriptionsOf } from '../../schema/describe.js';
import type { Dict, DictEntry } from '../../value/plistValue.js';

type Bus = 'usb' | 'pci';

export const deviceTransports: readonly string[] = [usbTransport, pciTransport];

/** The bus of one of `deviceTransports`. */
export function busOf(transport: string): Bus {
	return transport === usbTransport ? 'usb' : 'pci';
}

/** The dictionaries in the array of an entitlement, each for a set of devices. */
export function devicesIn({ value }: DictEntry): readonly Dict[] {
	return value.type === 'array'
		? value.items.filter((item): item is Dict => item.type === 'dict')
		: [];
}

/** The keys of a device in the schema. */
export function deviceKeysOf(bus: Bus): ReadonlySet<string> {
	const [description] = descriptionsOf(bus === 'usb' ? usbTransport : pciTransport);
	return new Set(Object.keys(description?.schema.items?.properties ?? {}));
}

/** A device with placeholder IDs. */
export function placeholderDevice(bus: Bus): NewValue {
	return bus === 'usb'
		? { dict: [['idVendor', 4660n]] }
		: { dict: [['IOPCIPrimaryMatch', '0x56781234']] };
}
