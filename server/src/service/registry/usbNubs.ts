/** Makes the nubs of USB devices and their interfaces as IOUSBHostFamily publishes them. */
import type { RegistryValue } from './registry.js';
import type { EntryDraft, RegistryTree } from './registryTree.js';
import { integerValue, stringValue } from './registryValue.js';
import { sharedUsbNumbers } from './sharedUsbNumbers.js';

/** Numbers of descriptors by name: `idVendor`, `bDeviceClass`. Undefined is unknown. */
export type UsbNumbers = Readonly<Record<string, number | undefined>>;

export interface UsbNames {
	readonly vendor?: string | undefined;
	readonly product?: string | undefined;
}

export function addUsbDevice(
	tree: RegistryTree,
	numbers: UsbNumbers,
	{ vendor, product }: UsbNames,
	parent?: EntryDraft,
): EntryDraft {
	const { entry } = tree.add({ name: product ?? '', className: 'IOUSBHostDevice' }, parent);
	setProperties(entry, numbers, {
		kUSBVendorString: vendor && stringValue(vendor),
		kUSBProductString: product && stringValue(product),
	});
	return entry;
}

export function addUsbInterface(
	tree: RegistryTree,
	device: UsbNumbers,
	numbers: UsbNumbers,
	parent: EntryDraft | undefined,
): EntryDraft {
	const number = numbers.bInterfaceNumber;
	const head = {
		name: `IOUSBHostInterface`,
		location: number?.toString(16),
		className: 'IOUSBHostInterface',
	};
	const { entry } = tree.add(head, parent);
	const shared = Object.fromEntries(sharedUsbNumbers.map((key) => [key, device[key]]));
	setProperties(entry, { ...shared, ...numbers }, {});
	return entry;
}

function setProperties(
	entry: EntryDraft,
	numbers: UsbNumbers,
	strings: Readonly<Record<string, RegistryValue | '' | undefined>>,
): void {
	entry.shown = 'some';
	for (const [key, number] of Object.entries(numbers)) {
		if (number !== undefined && Number.isInteger(number))
			entry.properties.set(key, integerValue(number));
	}
	for (const [key, value] of Object.entries(strings)) if (value) entry.properties.set(key, value);
}

/** A version such as `1.00`, which is 0x0100 in binary-coded decimal. */
export function binaryCodedDecimal(text: string | undefined): number | undefined {
	const [, major, minor] = /^\s*([\da-f]{1,2})\.([\da-f]{2})\b/i.exec(text ?? '') ?? [];
	return major === undefined ? undefined : Number.parseInt(`${major}${minor}`, 16);
}
