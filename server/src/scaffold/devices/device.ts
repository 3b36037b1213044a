/** A device as dumps of system tools describe it. Where it is connected is ignored. */

/** Class, subclass and protocol; for PCI, the third is the programming interface. */
export interface ClassCode {
	readonly class: number;
	readonly subclass: number;
	readonly protocol: number;
}

export interface UsbInterface {
	readonly number: number;
	/** `bConfigurationValue`; undefined where the dump does not contain it. */
	readonly configuration: number | undefined;
	readonly code: ClassCode | undefined;
}

/** A usage in the report descriptor of a HID device. */
export interface HidUsage {
	readonly page: number;
	readonly usage: number;
}

export interface Device {
	readonly bus: 'usb' | 'pci' | 'hid';
	readonly vendorId: number;
	readonly productId: number;
	/** As in the device or the dump; the public lists may have better names. */
	readonly vendorName: string | undefined;
	readonly productName: string | undefined;
	/** `bcdDevice` for USB, the revision for PCI. */
	readonly revision: number | undefined;
	readonly code: ClassCode | undefined;
	/** For USB: those of all configurations in the dump. */
	readonly interfaces: readonly UsbInterface[];
	/** For PCI. */
	readonly subsystem: { readonly vendorId: number; readonly deviceId: number } | undefined;
	/** For HID: the primary usage. */
	readonly usage: HidUsage | undefined;
	/** For HID: `USB` or `Bluetooth`, for example. */
	readonly transport: string | undefined;
}

/** A device as a reader found it; missing properties are unknown. */
export type FoundDevice = Pick<Device, 'bus' | 'vendorId' | 'productId'> & Partial<Device>;

/** Merges what was found about each device. Devices differ if a personality can match one without the other; zero is not an ID. */
export function mergeDevices(found: readonly FoundDevice[]): readonly Device[] {
	const devices = new Map<string, Device>();
	for (const each of found) {
		if (!isId(each.vendorId) || !isId(each.productId) || each.vendorId === 0) continue;
		const key = keyOf(each);
		devices.set(key, merge(devices.get(key) ?? empty(each), each));
	}
	return withoutVague([...devices.values()]);
}

/** The IDs of a board, where a dump has both. No vendor has the ID zero. */
export function subsystemOf(
	vendorId: number | undefined,
	deviceId: number | undefined,
): Device['subsystem'] {
	return vendorId && deviceId !== undefined ? { vendorId, deviceId } : undefined;
}

/** Leaves out entries without usage and subsystem where another entry of the same device has one. */
function withoutVague(devices: readonly Device[]): readonly Device[] {
	const isVague = ({ usage, subsystem }: Device): boolean => !usage && !subsystem;
	const idsOf = ({ bus, vendorId, productId }: Device): string => `${bus} ${vendorId} ${productId}`;
	const precise = new Set(devices.filter((device) => !isVague(device)).map(idsOf));
	return devices.filter((device) => !isVague(device) || !precise.has(idsOf(device)));
}

function keyOf({ bus, vendorId, productId, subsystem, usage }: FoundDevice): string {
	return [
		bus,
		vendorId,
		productId,
		subsystem?.vendorId,
		subsystem?.deviceId,
		usage?.page,
		usage?.usage,
	].join();
}

function empty({ bus, vendorId, productId }: FoundDevice): Device {
	return {
		bus,
		vendorId,
		productId,
		vendorName: undefined,
		productName: undefined,
		revision: undefined,
		code: undefined,
		interfaces: [],
		subsystem: undefined,
		usage: undefined,
		transport: undefined,
	};
}

function merge(known: Device, more: FoundDevice): Device {
	return {
		...known,
		vendorName: known.vendorName ?? nameIn(more.vendorName),
		productName: known.productName ?? nameIn(more.productName),
		revision: known.revision ?? more.revision,
		code: known.code ?? more.code,
		interfaces: mergeInterfaces([...known.interfaces, ...(more.interfaces ?? [])]),
		subsystem: known.subsystem ?? more.subsystem,
		usage: known.usage ?? more.usage,
		transport: known.transport ?? (isWord(more.transport) ? more.transport : undefined),
	};
}

function mergeInterfaces(all: readonly UsbInterface[]): readonly UsbInterface[] {
	const interfaces = new Map<string, UsbInterface>();
	for (const each of all) {
		const key = `${each.configuration},${each.number}`;
		const known = interfaces.get(key);
		if (!known?.code) interfaces.set(key, each);
	}
	return [...interfaces.values()];
}

/** Devices pad their names with spaces and zeros. A name can't change the direction of the text around it. */
function nameIn(text: string | undefined): string | undefined {
	const name = text?.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\s\u200b\u2060-\u2064]+/gu, ' ').trim();
	return name === '' ? undefined : name;
}

/** No transport has other characters than these, and a property list can't contain some of them. */
function isWord(text: string | undefined): boolean {
	return text !== undefined && /^[ -~]+$/.test(text);
}

function isId(id: number): boolean {
	return Number.isInteger(id) && id >= 0 && id <= 0xffff;
}
