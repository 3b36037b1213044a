/** Reads the output of `lsusb`, and of `lsusb -v` with its descriptors. */
import { dumpLines } from './dumpLines.js';
import type { Registry } from './registry.js';
import { RegistryTree } from './registryTree.js';
import { addUsbDevice, addUsbInterface, binaryCodedDecimal, type UsbNumbers } from './usbNubs.js';

const deviceLine = /^Bus \d+ Device \d+: ID ([0-9a-f]{4}):([0-9a-f]{4})(?: +(\S.*))?$/i;
const fieldLine =
	/^\s+([A-Za-z0-9]+)\s+(0x[0-9a-f]+|[0-9a-f]{1,2}\.[0-9a-f]{2}|\d+)(?:\s+(\S.*)?)?$/i;
const sectionLine = /^\s*([A-Z][A-Za-z ()]*?)(?: Descriptor)?(?: \([a-z ]+\))?:\s*$/;

export function isLsusb(text: string): boolean {
	return dumpLines(text).some((line) => deviceLine.test(line.trimEnd()));
}

/** The nubs of interfaces exist only when a driver chooses their configuration. */
export function readLsusb(text: string): Registry {
	const tree = new RegistryTree();
	let last: Listed | undefined;
	for (const line of dumpLines(text)) {
		const [, vendor, product, text] = deviceLine.exec(line.trimEnd()) ?? [];
		const name = nameIn(text);
		if (vendor !== undefined && product !== undefined) {
			if (last) addDevice(tree, last);
			last = { idVendor: hex(vendor), idProduct: hex(product), name, sections: [] };
		} else if (last) readLine(last, line);
	}
	if (last) addDevice(tree, last);
	return tree.finish('lsusb');
}

/** A name without what `lsusb` prints in place of an unknown one. Source: usbutils names.c, usbmisc.c:get_dev_string. */
function nameIn(text: string | undefined): string | undefined {
	const name = text?.replace(/\[unknown\]|^\(error\)$/g, '').trim();
	return name === '' ? undefined : name;
}

/** A device with its descriptors, in the order of the text. */
interface Listed {
	readonly idVendor: number;
	readonly idProduct: number;
	readonly name: string | undefined;
	readonly sections: Section[];
	speed?: number | undefined;
}

interface Section {
	readonly title: string;
	readonly fields: Map<string, { readonly value: string; readonly text: string | undefined }>;
}

function readLine(device: Listed, line: string): void {
	const title = sectionLine.exec(line)?.[1];
	if (title !== undefined) {
		device.sections.push({ title, fields: new Map() });
		return;
	}
	device.speed ??= speedIn(line);
	const [, name, value, text] = fieldLine.exec(line) ?? [];
	const fields = device.sections.at(-1)?.fields;
	if (name !== undefined && value !== undefined && fields && !fields.has(name)) {
		fields.set(name, { value, text });
	}
}

/** The speeds of `USBSpeed` by the names that lsusb prints (IOUSBHostFamily: kUSBHostConnectionSpeed). */
function speedIn(line: string): number | undefined {
	const name = /^\s*Negotiated speed: ([A-Za-z+ ]+)/.exec(line)?.[1]?.trim();
	if (name === undefined) return undefined;
	const speeds = ['Full Speed', 'Low Speed', 'High Speed', 'SuperSpeed', 'SuperSpeed+'];
	const speed = speeds.indexOf(name) + 1;
	return speed > 0 ? speed : undefined;
}

function addDevice(tree: RegistryTree, listed: Listed): void {
	const { idVendor, idProduct, sections } = listed;
	const descriptor = sections.find(({ title }) => title === 'Device');
	const textOf = (name: string): string | undefined => nameIn(descriptor?.fields.get(name)?.text);
	const numbers: UsbNumbers = {
		idVendor,
		idProduct,
		bcdDevice: binaryCodedDecimal(descriptor?.fields.get('bcdDevice')?.value),
		...numbersIn(descriptor, ['bDeviceClass', 'bDeviceSubClass', 'bDeviceProtocol']),
		USBSpeed: listed.speed,
	};
	const vendor = textOf('iManufacturer') ?? textOf('idVendor');
	const product = textOf('iProduct') ?? textOf('idProduct') ?? listed.name;
	const device = addUsbDevice(tree, numbers, { vendor, product });
	let configuration: UsbNumbers = {};
	for (const section of sections) {
		if (section.title === 'Configuration') {
			configuration = numbersIn(section, ['bConfigurationValue']);
		}
		if (section.title !== 'Interface') continue;
		const { bAlternateSetting, ...own } = numbersIn(section, interfaceFields);
		// A nub describes the first setting.
		if (bAlternateSetting !== undefined && bAlternateSetting !== 0) continue;
		addUsbInterface(tree, numbers, { ...configuration, ...own, bAlternateSetting }, device);
	}
}

const interfaceFields = [
	'bInterfaceNumber',
	'bAlternateSetting',
	'bInterfaceClass',
	'bInterfaceSubClass',
	'bInterfaceProtocol',
];

function numbersIn(section: Section | undefined, names: readonly string[]): UsbNumbers {
	return Object.fromEntries(
		names.map((name) => {
			const value = section?.fields.get(name)?.value;
			return [name, value === undefined ? undefined : Number(value)];
		}),
	);
}

function hex(digits: string): number {
	return Number.parseInt(digits, 16);
}
