/** The transport entitlements that list devices: those for USB and PCI. */
import type { NewValue } from '../../edit/plistEdit.js';
import { pciTransport, usbTransport } from '../../platform/entitlements.js';
import { descriptionsOf } from '../../schema/describe.js';
import { spellingOfKey } from '../../text/keySpelling.js';
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

/** The IDs of HID, and the names that USB has for them. */
export const usbNames: ReadonlyMap<string, string> = new Map([
	['ProductID', 'idProduct'],
	['VendorID', 'idVendor'],
]);

/** The key that one in a device is, or is a misspelling of; foreign ones are those of HID and of the other bus. */
interface ReadKey {
	readonly name: string;
	readonly isForeign: boolean;
}

/** Returns what the keys in the devices of a bus are read as; undefined for others, which no rule reports as a misspelling. */
export function deviceKeyReader(bus: Bus): (key: string) => ReadKey | undefined {
	const own = deviceKeysOf(bus);
	const foreign = new Set([...deviceKeysOf(bus === 'usb' ? 'pci' : 'usb'), ...usbNames.keys()]);
	return (key) => {
		if (own.has(key) || foreign.has(key)) return { name: key, isForeign: foreign.has(key) };
		const ofBus = spellingOfKey(key, own);
		if (ofBus) return { name: ofBus.suggestion, isForeign: false };
		// A note such as `Product` resembles a foreign key, too.
		const other = spellingOfKey(key, foreign);
		return other?.certain ? { name: other.suggestion, isForeign: true } : undefined;
	};
}

/** A device with placeholder IDs. */
export function placeholderDevice(bus: Bus): NewValue {
	return bus === 'usb'
		? { dict: [['idVendor', 4660n]] }
		: { dict: [['IOPCIPrimaryMatch', '0x56781234']] };
}
