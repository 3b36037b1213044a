/** Reads the output of `lsusb`, and of `lsusb -v` with its descriptors. */
import type { ClassCode, FoundDevice, UsbInterface } from './device.js';
import { dumpLines } from './dumpLines.js';
import { binaryCodedDecimal } from './systemProfiler.js';

const deviceLine = /^Bus \d+ Device \d+: ID ([0-9a-f]{4}):([0-9a-f]{4})(?: +(\S.*))?$/i;
const fieldLine = /^\s+([A-Za-z]+)\s+(0x[0-9a-f]+|[\d.]+)(?:\s+(\S.*)?)?$/i;

export function isLsusb(text: string): boolean {
	return dumpLines(text).some((line) => deviceLine.test(line.trimEnd()));
}

export function readLsusb(text: string): readonly FoundDevice[] {
	const devices: FoundDevice[] = [];
	let fields: Field[] = [];
	let first: FoundDevice | undefined;
	const finish = (): void => {
		if (first) devices.push(fields.length > 0 ? describe(first, fields) : first);
		fields = [];
	};
	for (const line of dumpLines(text)) {
		const [, vendor, product, name] = deviceLine.exec(line.trimEnd()) ?? [];
		if (vendor !== undefined && product !== undefined) {
			finish();
			first = {
				bus: 'usb',
				vendorId: Number.parseInt(vendor, 16),
				productId: Number.parseInt(product, 16),
				productName: name,
			};
			continue;
		}
		const [, field, value, rest] = fieldLine.exec(line) ?? [];
		if (field !== undefined && value !== undefined) fields.push({ name: field, value, rest });
	}
	finish();
	return devices;
}

interface Field {
	readonly name: string;
	readonly value: string;
	/** The description that lsusb adds to the value. */
	readonly rest: string | undefined;
}

function describe(device: FoundDevice, fields: readonly Field[]): FoundDevice {
	const named = (name: string): Field | undefined => fields.find((field) => field.name === name);
	return {
		...device,
		vendorName: named('iManufacturer')?.rest ?? named('idVendor')?.rest,
		productName: named('iProduct')?.rest ?? named('idProduct')?.rest ?? device.productName,
		revision: binaryCodedDecimal(named('bcdDevice')?.value),
		code: codeAt(fields, 0, 'bDevice'),
		interfaces: interfacesIn(fields),
	};
}

function interfacesIn(fields: readonly Field[]): readonly UsbInterface[] {
	let configuration: number | undefined;
	return fields.flatMap(({ name, value }, index): readonly UsbInterface[] => {
		if (name === 'bConfigurationValue') configuration = Number(value);
		if (name !== 'bInterfaceNumber') return [];
		return [{ number: Number(value), configuration, code: codeAt(fields, index, 'bInterface') }];
	});
}

/** The fields of a descriptor are consecutive, so the next ones with that name belong to it. */
function codeAt(fields: readonly Field[], from: number, prefix: string): ClassCode | undefined {
	const [code, subclass, protocol] = ['Class', 'SubClass', 'Protocol'].map((part) => {
		const field = fields.slice(from, from + 12).find(({ name }) => name === prefix + part);
		return field && Number(field.value);
	});
	if (code === undefined || subclass === undefined || protocol === undefined) return undefined;
	return { class: code, subclass, protocol };
}
