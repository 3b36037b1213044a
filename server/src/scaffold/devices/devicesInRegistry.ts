/** The devices that the entries of a registry describe. */
import type { RegistryEntry, RegistryProperties, RegistryValue } from '../../service/index.js';
import { type FoundDevice, subsystemOf, type UsbInterface } from './device.js';

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
			productName: stringOf(properties, 'model'),
			subsystem: subsystemOf(subVendor, subDevice),
		},
	];
}

function usbDevice(properties: RegistryProperties, entry?: RegistryEntry): readonly FoundDevice[] {
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
				(isDevice ? entry?.name : undefined),
			code: codeOf(properties, 'bDevice'),
			interfaces: isDevice ? [] : usbInterface(properties),
		},
	];
}

function usbInterface(properties: RegistryProperties): readonly UsbInterface[] {
	const number = numberOf(properties.get('bInterfaceNumber'));
	if (number === undefined) return [];
	const configuration = numberOf(properties.get('bConfigurationValue'));
	return [{ number, configuration, code: codeOf(properties, 'bInterface') }];
}

function codeOf(properties: RegistryProperties, prefix: string): FoundDevice['code'] {
	const [code, subclass, protocol] = ['Class', 'SubClass', 'Protocol'].map((part) =>
		numberOf(properties.get(prefix + part)),
	);
	if (code === undefined || subclass === undefined) return undefined;
	return { class: code, subclass, protocol: protocol ?? 0 };
}

function hidDevice(properties: RegistryProperties): readonly FoundDevice[] {
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
function matchedDevice(properties: RegistryProperties): readonly FoundDevice[] {
	const personality = shownPart(properties.get('IOMatchedPersonality'));
	if (personality?.type !== 'dictionary' || personality.entries.has('idProductMask')) return [];
	return usbDevice(personality.entries);
}

/** A value as far as the dump shows it. */
function shownPart(value: RegistryValue | undefined): RegistryValue | undefined {
	return value?.type === 'unknown' ? value.part : value;
}

function numberOf(value: RegistryValue | undefined): number | undefined {
	return value?.type === 'integer' ? Number(value.value) : undefined;
}

function stringOf(properties: RegistryProperties, ...keys: readonly string[]): string | undefined {
	for (const key of keys) {
		const value = properties.get(key);
		if (value?.type === 'string') return value.value;
	}
	return undefined;
}

/** The number in the first four bytes. */
function littleEndian(value: RegistryValue | undefined): number | undefined {
	const data = shownPart(value);
	if (data?.type !== 'data' || data.bytes.length === 0) return undefined;
	return [...data.bytes.slice(0, 4)].reduceRight((sum, byte) => sum * 256 + byte, 0);
}
