/** Entries of the I/O Registry, and the devices that they describe. */
import { type FoundDevice, subsystemOf, type UsbInterface } from './device.js';

export type Property = string | number | boolean | Uint8Array | readonly Property[] | PropertyTable;

export type PropertyTable = ReadonlyMap<string, Property>;

export interface RegistryEntry {
	readonly name: string;
	/** Empty where the dump does not contain it. */
	readonly className: string;
	readonly properties: PropertyTable;
}

/** The devices among the entries; each entry may describe a part of one. */
export function devicesInRegistry(entries: readonly RegistryEntry[]): readonly FoundDevice[] {
	return entries.flatMap((entry) => [
		...pciDevice(entry),
		...usbDevice(entry.properties, entry),
		...hidDevice(entry.properties),
		...matchedDevice(entry.properties),
	]);
}

/** PCI IDs are data, lowest byte first. A nub whose properties are not in the dump may still have its IDs in its name. */
function pciDevice({ name, className, properties }: RegistryEntry): readonly FoundDevice[] {
	const vendorId = littleEndian(properties.get('vendor-id'));
	const deviceId = littleEndian(properties.get('device-id'));
	if (vendorId === undefined || deviceId === undefined) {
		const [, vendor, device] = /^pci([0-9a-f]{1,4}),([0-9a-f]{1,4})(?:@|$)/i.exec(name) ?? [];
		if (className !== 'IOPCIDevice' || vendor === undefined || device === undefined) return [];
		return [
			{ bus: 'pci', vendorId: Number.parseInt(vendor, 16), productId: Number.parseInt(device, 16) },
		];
	}
	const classCode = littleEndian(properties.get('class-code'));
	const subVendor = littleEndian(properties.get('subsystem-vendor-id'));
	const subDevice = littleEndian(properties.get('subsystem-id'));
	return [
		{
			bus: 'pci',
			vendorId,
			productId: deviceId,
			revision: littleEndian(properties.get('revision-id')),
			code:
				classCode === undefined
					? undefined
					: {
							class: (classCode >> 16) & 0xff,
							subclass: (classCode >> 8) & 0xff,
							protocol: classCode & 0xff,
						},
			subsystem: subsystemOf(subVendor, subDevice),
		},
	];
}

function usbDevice(properties: PropertyTable, entry?: RegistryEntry): readonly FoundDevice[] {
	const vendorId = numberOf(properties.get('idVendor'));
	const productId = numberOf(properties.get('idProduct'));
	if (vendorId === undefined || productId === undefined) return [];
	const isDevice = properties.has('bDeviceClass');
	return [
		{
			bus: 'usb',
			vendorId,
			productId,
			revision: numberOf(properties.get('bcdDevice')),
			vendorName: stringOf(properties, 'kUSBVendorString', 'USB Vendor Name'),
			productName:
				stringOf(properties, 'kUSBProductString', 'USB Product Name') ??
				(isDevice ? entry?.name.split('@', 1)[0] : undefined),
			code: codeOf(properties, 'bDevice'),
			interfaces: isDevice ? [] : usbInterface(properties),
		},
	];
}

function usbInterface(properties: PropertyTable): readonly UsbInterface[] {
	const number = numberOf(properties.get('bInterfaceNumber'));
	if (number === undefined) return [];
	const configuration = numberOf(properties.get('bConfigurationValue'));
	return [{ number, configuration, code: codeOf(properties, 'bInterface') }];
}

function codeOf(properties: PropertyTable, prefix: string): FoundDevice['code'] {
	const [code, subclass, protocol] = ['Class', 'SubClass', 'Protocol'].map((part) =>
		numberOf(properties.get(prefix + part)),
	);
	if (code === undefined || subclass === undefined) return undefined;
	return { class: code, subclass, protocol: protocol ?? 0 };
}

function hidDevice(properties: PropertyTable): readonly FoundDevice[] {
	const vendorId = numberOf(properties.get('VendorID'));
	const productId = numberOf(properties.get('ProductID'));
	const page = numberOf(properties.get('PrimaryUsagePage'));
	const usage = numberOf(properties.get('PrimaryUsage'));
	if (vendorId === undefined || productId === undefined) return [];
	return [
		{
			bus: 'hid',
			vendorId,
			productId,
			revision: numberOf(properties.get('VersionNumber')),
			vendorName: stringOf(properties, 'Manufacturer'),
			productName: stringOf(properties, 'Product'),
			usage: page === undefined || usage === undefined ? undefined : { page, usage },
			transport: stringOf(properties, 'Transport'),
		},
	];
}

/** A driver has the personality that matched its device. A mask or a list in it does not identify one device. */
function matchedDevice(properties: PropertyTable): readonly FoundDevice[] {
	const personality = properties.get('IOMatchedPersonality');
	if (!(personality instanceof Map) || personality.has('idProductMask')) return [];
	return usbDevice(personality as PropertyTable);
}

function numberOf(property: Property | undefined): number | undefined {
	return typeof property === 'number' ? property : undefined;
}

function stringOf(properties: PropertyTable, ...keys: readonly string[]): string | undefined {
	return keys.map((key) => properties.get(key)).find((value) => typeof value === 'string');
}

/** The number in the first four bytes. */
function littleEndian(property: Property | undefined): number | undefined {
	if (!(property instanceof Uint8Array) || property.length === 0) return undefined;
	return [...property.slice(0, 4)].reduceRight((sum, byte) => sum * 256 + byte, 0);
}
