/** A device as the dumps of systems describe it, whatever their form; where it is plugged in does not count. */

/** Class, subclass and protocol; for PCI the third is the programming interface. */
export interface ClassCode {
	readonly class: number;
	readonly subclass: number;
	readonly protocol: number;
}

export interface UsbInterface {
	readonly number: number;
	/** `bConfigurationValue`; undefined where the dump does not say. */
	readonly configuration: number | undefined;
	readonly code: ClassCode | undefined;
}

/** What a HID device says it is, in its report descriptor. */
export interface HidUsage {
	readonly page: number;
	readonly usage: number;
}

export interface Device {
	readonly bus: 'usb' | 'pci' | 'hid';
	readonly vendorId: number;
	readonly productId: number;
	/** As the device or the dump has them; the public lists may know better. */
	readonly vendorName: string | undefined;
	readonly productName: string | undefined;
	/** `bcdDevice` of USB, the revision of PCI. */
	readonly revision: number | undefined;
	readonly code: ClassCode | undefined;
	/** Of USB, those of all configurations that the dump knows. */
	readonly interfaces: readonly UsbInterface[];
	/** Of PCI. */
	readonly subsystem: { readonly vendorId: number; readonly deviceId: number } | undefined;
	/** Of HID, the primary usage. */
	readonly usage: HidUsage | undefined;
	/** Of HID: `USB`, `Bluetooth` and the like. */
	readonly transport: string | undefined;
}

/** What a reader found; what it leaves out is not known. */
export type FoundDevice = Pick<Device, 'bus' | 'vendorId' | 'productId'> & Partial<Device>;

/** The devices that are told apart by what personalities can match, with all that is known of each; zero ids name nothing. */
export function mergeDevices(found: readonly FoundDevice[]): readonly Device[] {
	const devices = new Map<string, Device>();
	for (const each of found) {
		if (!isId(each.vendorId) || !isId(each.productId) || each.vendorId === 0) continue;
		const key = keyOf(each);
		devices.set(key, merge(devices.get(key) ?? empty(each), each));
	}
	return withoutLesser([...devices.values()]);
}

/** The ids of a card, where a dump has both; no vendor has the id zero. */
export function subsystemOf(
	vendorId: number | undefined,
	deviceId: number | undefined,
): Device['subsystem'] {
	return vendorId && deviceId !== undefined ? { vendorId, deviceId } : undefined;
}

/** Leaves out what an entry without usage, or without subsystem, says of a device that another entry tells more of. */
function withoutLesser(devices: readonly Device[]): readonly Device[] {
	const isLesser = ({ usage, subsystem }: Device): boolean => !usage && !subsystem;
	return devices.filter(
		(device) =>
			!isLesser(device) ||
			!devices.some(
				(other) =>
					!isLesser(other) &&
					other.bus === device.bus &&
					other.vendorId === device.vendorId &&
					other.productId === device.productId,
			),
	);
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
		transport: known.transport ?? more.transport,
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

/** Devices fill the room for their names with blanks and zeros. */
function nameIn(text: string | undefined): string | undefined {
	const name = text?.replace(/[\p{Cc}\s]+/gu, ' ').trim();
	return name === '' ? undefined : name;
}

function isId(id: number): boolean {
	return Number.isInteger(id) && id >= 0 && id <= 0xffff;
}
