/** Reads `uevent` files below `/sys/bus/{usb,pci,hid}/devices`, concatenated, and the output of `udevadm info`. */
import { type ClassCode, type FoundDevice, subsystemOf } from './device.js';

type Fields = ReadonlyMap<string, string>;

const fieldLine = /^(?:E: )?([A-Z][A-Z0-9_]*)=(.*?)\r?$/;

export function isUevent(text: string): boolean {
	return /^(?:E: )?(?:PCI_ID=[0-9a-f]+:|PRODUCT=[0-9a-f]+\/|HID_ID=[0-9a-f]+:)/im.test(text);
}

export function readUevents(text: string): readonly FoundDevice[] {
	return recordsIn(text).flatMap((fields) => [
		...pciDevice(fields),
		...usbDevice(fields),
		...hidDevice(fields),
	]);
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

function pciDevice(fields: Fields): readonly FoundDevice[] {
	const [vendorId, productId] = numbersIn(fields.get('PCI_ID'), ':');
	if (vendorId === undefined || productId === undefined) return [];
	const [subVendor, subDevice] = numbersIn(fields.get('PCI_SUBSYS_ID'), ':');
	const code = fields.get('PCI_CLASS')?.padStart(6, '0');
	return [
		{
			bus: 'pci',
			vendorId,
			productId,
			code: code === undefined ? undefined : toCode(code.match(/../g) ?? []),
			subsystem: subsystemOf(subVendor, subDevice),
		},
	];
}

/** A path that ends in `1-1:1.0` means configuration 1 and interface 0. */
function usbDevice(fields: Fields): readonly FoundDevice[] {
	const [vendorId, productId, revision] = numbersIn(fields.get('PRODUCT'), '/');
	if (vendorId === undefined || productId === undefined || revision === undefined) return [];
	const location = /:(\d+)\.(\d+)$/.exec(fields.get('DEVPATH') ?? '');
	const numberInAlias = /in([0-9A-F]{2})$/.exec(fields.get('MODALIAS') ?? '')?.[1];
	const number = location
		? Number(location[2])
		: numberInAlias && Number.parseInt(numberInAlias, 16);
	const interfaceCode = fields.get('INTERFACE')?.split('/');
	return [
		{
			bus: 'usb',
			vendorId,
			productId,
			revision,
			code: toCode((fields.get('TYPE') ?? '').split('/'), 10),
			interfaces:
				interfaceCode && typeof number === 'number'
					? [
							{
								number,
								configuration: location ? Number(location[1]) : undefined,
								code: toCode(interfaceCode, 10),
							},
						]
					: [],
		},
	];
}

/** The first number is the bus: 3 for USB, 5 for Bluetooth (Linux include/uapi/linux/input.h). */
function hidDevice(fields: Fields): readonly FoundDevice[] {
	const [bus, vendorId, productId] = numbersIn(fields.get('HID_ID'), ':');
	if (vendorId === undefined || productId === undefined) return [];
	const transport = bus === 3 ? 'USB' : bus === 5 ? 'Bluetooth' : undefined;
	return [{ bus: 'hid', vendorId, productId, productName: fields.get('HID_NAME'), transport }];
}

function numbersIn(text: string | undefined, separator: string): readonly number[] {
	return (text ?? '').split(separator).flatMap((digits) => {
		const number = Number.parseInt(digits, 16);
		return Number.isNaN(number) ? [] : [number];
	});
}

function toCode(parts: readonly string[], radix = 16): ClassCode | undefined {
	const [code, subclass, protocol] = parts.map((part) => Number.parseInt(part, radix));
	if (code === undefined || subclass === undefined || protocol === undefined) return undefined;
	return Number.isNaN(code + subclass + protocol) ? undefined : { class: code, subclass, protocol };
}
