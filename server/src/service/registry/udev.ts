/** Reads `uevent` files below `/sys/bus/{usb,pci,hid}/devices`, concatenated, and the output of `udevadm info`. */
import { addPciDevice } from './pciNubs.js';
import type { Registry } from './registry.js';
import { type EntryDraft, RegistryTree } from './registryTree.js';
import { integerValue, stringValue } from './registryValue.js';
import { addUsbDevice, addUsbInterface, type UsbNumbers } from './usbNubs.js';

type Fields = ReadonlyMap<string, string>;

const fieldLine = /^(?:E: )?([A-Z][A-Z0-9_]*)=(.*?)\r?$/;

export function isUdev(text: string): boolean {
	return /^(?:E: )?(?:PCI_ID=[0-9a-f]+:|PRODUCT=[0-9a-f]+\/|HID_ID=[0-9a-f]+:)/im.test(text);
}

export function readUdev(text: string): Registry {
	const tree = new RegistryTree();
	const devices = new Map<string, EntryDraft>();
	for (const fields of recordsIn(text)) {
		addPci(tree, fields);
		addUsb(tree, fields, devices);
		addHid(tree, fields);
	}
	return tree.finish('udev');
}

/** A record ends with an empty line, or before a field that it already has. */
function recordsIn(text: string): readonly Fields[] {
	const records: Map<string, string>[] = [new Map()];
	for (const line of text.split('\n')) {
		const [, name, value] = fieldLine.exec(line) ?? [];
		const last = records.at(-1);
		if (name === undefined || value === undefined) {
			if (line.trim() === '') records.push(new Map());
		} else if (last?.has(name) !== false) {
			records.push(new Map([[name, value]]));
		} else {
			last.set(name, value);
		}
	}
	return records;
}

function addPci(tree: RegistryTree, fields: Fields): void {
	const [vendorId, deviceId] = numbersIn(fields.get('PCI_ID'), ':');
	if (vendorId === undefined || deviceId === undefined) return;
	const [subsystemVendorId, subsystemId] = numbersIn(fields.get('PCI_SUBSYS_ID'), ':');
	const code = Number.parseInt(fields.get('PCI_CLASS') ?? '', 16);
	addPciDevice(tree, {
		vendorId,
		deviceId,
		subsystemVendorId,
		subsystemId,
		...(!Number.isNaN(code) && { class: code >>> 8, programmingInterface: code & 0xff }),
		slot: fields.get('PCI_SLOT_NAME'),
	});
}

/** A device, or an interface of the device before it. A path that ends in `1-1:1.0` means configuration 1 and interface 0. */
function addUsb(tree: RegistryTree, fields: Fields, devices: Map<string, EntryDraft>): void {
	const [idVendor, idProduct, bcdDevice] = numbersIn(fields.get('PRODUCT'), '/');
	if (idVendor === undefined || idProduct === undefined || bcdDevice === undefined) return;
	const device: UsbNumbers = {
		idVendor,
		idProduct,
		bcdDevice,
		...numbersOf('bDevice', fields.get('TYPE')),
	};
	const path = fields.get('DEVPATH') ?? '';
	const place = /:(\d+)\.(\d+)$/.exec(path);
	const own = interfaceOf(fields, place);
	const key = place ? path.slice(0, place.index) : path;
	const known = devices.get(`${key} ${idVendor} ${idProduct}`);
	const entry =
		known ?? addUsbDevice(tree, device, { product: fields.get('ID_MODEL_FROM_DATABASE') });
	if (!known) devices.set(`${key} ${idVendor} ${idProduct}`, entry);
	if (own) addUsbInterface(tree, device, own, entry);
}

function interfaceOf(fields: Fields, place: RegExpExecArray | null): UsbNumbers | undefined {
	const code = fields.get('INTERFACE');
	if (code === undefined) return undefined;
	const alias = /in([0-9A-F]{2})$/.exec(fields.get('MODALIAS') ?? '')?.[1];
	const number = place ? Number(place[2]) : alias && Number.parseInt(alias, 16);
	if (typeof number !== 'number') return undefined;
	return {
		bConfigurationValue: place ? Number(place[1]) : undefined,
		bInterfaceNumber: number,
		...numbersOf('bInterface', code),
	};
}

/** Class, subclass, and protocol, in decimal. */
function numbersOf(prefix: string, text: string | undefined): UsbNumbers {
	const parts = (text ?? '').split('/').map((digits) => Number.parseInt(digits, 10));
	if (parts.length !== 3 || parts.some(Number.isNaN)) return {};
	return Object.fromEntries(
		['Class', 'SubClass', 'Protocol'].map((name, at) => [prefix + name, parts[at]]),
	);
}

/** The first number is the bus: 3 for USB, 5 for Bluetooth (Linux include/uapi/linux/input.h). */
function addHid(tree: RegistryTree, fields: Fields): void {
	const [bus, vendorId, productId] = numbersIn(fields.get('HID_ID'), ':');
	if (vendorId === undefined || productId === undefined) return;
	const name = fields.get('HID_NAME');
	const { entry } = tree.add({ name: name ?? '', className: 'IOHIDDevice' }, undefined);
	entry.shown = 'some';
	entry.properties.set('VendorID', integerValue(vendorId));
	entry.properties.set('ProductID', integerValue(productId));
	const transport = bus === 3 ? 'USB' : bus === 5 ? 'Bluetooth' : undefined;
	if (name !== undefined) entry.properties.set('Product', stringValue(name));
	if (transport !== undefined) entry.properties.set('Transport', stringValue(transport));
}

function numbersIn(text: string | undefined, separator: string): readonly number[] {
	return (text ?? '').split(separator).flatMap((digits) => {
		const number = Number.parseInt(digits, 16);
		return Number.isNaN(number) ? [] : [number];
	});
}
