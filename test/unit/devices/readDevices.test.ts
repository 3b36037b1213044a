/** The devices in the output of tools, in all formats. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Device } from '../../../server/src/scaffold/devices/device.js';
import {
	describeWithoutIds,
	readDevices,
} from '../../../server/src/scaffold/devices/readDevices.js';
import { corpusFolder } from '../../support/shared.js';

const folder = join(import.meta.dirname, 'dumps');

function read(name: string): ReturnType<typeof readDevices> {
	return readDevices(readFileSync(join(folder, name), 'utf8'));
}

/** Only known properties. */
function known(device: Device): Record<string, unknown> {
	const entries = Object.entries(device).filter(
		([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
	);
	return Object.fromEntries(entries);
}

const pedalIds = { bus: 'usb', vendorId: 0x1234, productId: 1 };
const board = { bus: 'pci', vendorId: 0x1234, productId: 0x5678 };

describe('a dump of the I/O Registry', () => {
	it('of ioreg -a combines device, interface and drivers', () => {
		const { form, devices } = read('ioreg-a.plist');
		expect(form).toBe('ioreg -a');
		expect(devices.map(known)).toEqual([
			{
				...board,
				revision: 3,
				code: { class: 1, subclass: 8, protocol: 2 },
				subsystem: { vendorId: 0x1234, deviceId: 1 },
			},
			{
				...pedalIds,
				vendorName: 'Example Corp',
				productName: 'Foot Pedal',
				revision: 0x100,
				code: { class: 0, subclass: 0, protocol: 0 },
				interfaces: [{ number: 0, configuration: 1, code: { class: 3, subclass: 1, protocol: 1 } }],
			},
			{
				bus: 'hid',
				vendorId: 0x1234,
				productId: 1,
				productName: 'Foot Pedal',
				transport: 'USB',
				usage: { page: 1, usage: 6 },
			},
		]);
	});

	it('of ioreg -l has numbers, data and the personality that matched', () => {
		const { form, devices } = read('ioreg-l.txt');
		expect(form).toBe('ioreg -l');
		expect(devices.map(known)).toEqual([
			{ ...board, revision: 3, code: { class: 1, subclass: 8, protocol: 2 } },
			{
				...pedalIds,
				productName: 'Foot Pedal',
				revision: 0x100,
				code: { class: 0xff, subclass: 1, protocol: 2 },
			},
			{
				bus: 'usb',
				vendorId: 0x1235,
				productId: 2,
				interfaces: [{ number: 3, configuration: 1, code: undefined }],
			},
		]);
	});
});

describe('a list', () => {
	it('of system_profiler has devices at any depth', () => {
		const { form, devices } = read('system_profiler.json');
		expect(form).toBe('system_profiler -json');
		expect(devices.map(known)).toEqual([
			{ ...pedalIds, vendorName: 'Example Corp', productName: 'Foot Pedal', revision: 0x102 },
			{ bus: 'usb', vendorId: 0x05ac, productId: 0x024f, productName: 'Keyboard' },
			{ ...board, revision: 3, subsystem: { vendorId: 0x1234, deviceId: 1 } },
		]);
	});

	it('of system_profiler in macOS 26 has devices, too', () => {
		const { devices } = read('system_profiler-26.json');
		expect(devices.map(known)).toEqual([
			{ ...pedalIds, vendorName: 'Example Corp', productName: 'Foot Pedal', revision: 0x8134 },
			{ bus: 'usb', vendorId: 0x05ac, productId: 0x024f, productName: 'Keyboard' },
		]);
	});
});

describe('a list of Linux', () => {
	it('of lsusb -v has the interfaces', () => {
		const { form, devices } = read('lsusb-v.txt');
		expect(form).toBe('lsusb');
		expect(devices.map(known)).toEqual([
			{
				bus: 'usb',
				vendorId: 0x0403,
				productId: 0x6001,
				vendorName: 'FTDI',
				productName: 'FT232R USB UART',
				revision: 0x600,
				code: { class: 0, subclass: 0, protocol: 0 },
				interfaces: [
					{ number: 0, configuration: 1, code: { class: 255, subclass: 255, protocol: 255 } },
				],
			},
			{ bus: 'usb', vendorId: 0x1234, productId: 0x5678, productName: 'Example Widget' },
		]);
	});

	it('of lsusb has IDs and names', () => {
		const { devices } = readDevices(
			'Bus 002 Device 001: ID 1d6b:0003 Linux Foundation 3.0 root hub\r\n',
		);
		expect(devices.map(known)).toEqual([
			{ bus: 'usb', vendorId: 0x1d6b, productId: 3, productName: 'Linux Foundation 3.0 root hub' },
		]);
	});

	it.each(['lspci-nn.txt', 'lspci-vmmnn.txt'])(
		'of lspci has classes and subsystems: %s',
		(name) => {
			const { form, devices } = read(name);
			expect(form).toBe('lspci');
			const device = devices.find(({ productId }) => productId === 0x5678);
			expect(device).toMatchObject({
				...board,
				revision: 3,
				code: { class: 1, subclass: 6, protocol: 1 },
				subsystem: { vendorId: 0x1234, deviceId: 9 },
			});
			expect(devices.find(({ productId }) => productId === 1)?.code).toEqual({
				class: 6,
				subclass: 0,
				protocol: 0,
			});
		},
	);

	it('of sysfs has all three buses', () => {
		const { form, devices } = read('uevent.txt');
		expect(form).toBe('uevent');
		expect(devices.map(known)).toEqual([
			{
				...board,
				code: { class: 1, subclass: 6, protocol: 1 },
				subsystem: { vendorId: 0x1234, deviceId: 9 },
			},
			{
				...pedalIds,
				revision: 0x100,
				code: { class: 0, subclass: 0, protocol: 0 },
				interfaces: [
					{ number: 0, configuration: 1, code: { class: 255, subclass: 1, protocol: 2 } },
				],
			},
			{
				bus: 'hid',
				vendorId: 0x1234,
				productId: 2,
				productName: 'Example Remote',
				transport: 'Bluetooth',
			},
		]);
	});
});

describe('a text without devices', () => {
	it.each([
		['', /text is empty/],
		['hello', /not a list of devices/],
		['{"a": ', /not valid JSON/],
		['{"a": 1}', /contains no USB, PCI, or HID devices/],
		['00:1f.2 SATA controller: Example Corporation Widget', /lspci -nn/],
		['+-o Pedal@1  <class IOUSBHostDevice, id 0x1, retain 1>', /Run ioreg -l/],
		['<plist version="1.0"><dict/></plist>', /contains no USB, PCI, or HID devices/],
		['<plist version="1.0"><dict><key>idVendor</key>', /contains no USB, PCI, or HID devices/],
		[
			'<plist><dict><key>idVendor</key><integer>99999</integer><key>idProduct</key><integer>1</integer></dict></plist>',
			/contains no USB, PCI, or HID devices/,
		],
	])('is rejected with a reason: %j', (text, fault) => {
		const result = readDevices(text);
		expect(result.devices).toEqual([]);
		expect(result.fault).toMatch(fault);
		expect(result.fault).toMatch(/^[A-Z].*\.$/s);
	});

	it('never makes the reader throw, even if it is truncated or garbled', () => {
		const dumps = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
		fc.assert(
			fc.property(
				fc.constantFrom(...dumps),
				fc.nat(4000),
				fc.nat(4000),
				fc.string(),
				(dump, from, length, put) => {
					readDevices(dump.slice(0, from) + put + dump.slice(from + length));
				},
			),
			{ numRuns: 400 },
		);
	});
});

describe('a dump of ioreg without -l', () => {
	it.each([
		['+-o a\n  +-o pci8086,2935@1  <class IOPCIDevice, id 0x2>', 0, undefined],
		[
			'+-o a\n  +-o pci8086,2935@1  <class IOPCIDevice, id 0x2>\n  +-o GFX0@2  <class IOPCIDevice, id 0x3>',
			1,
			'1 other device has no IDs in this dump. ioreg -l shows them.',
		],
		[
			'+-o pci8086,2935@1  <class IOPCIDevice, id 0x2>\n+-o Pad@1  <class IOUSBHostDevice, id 0x3>\n+-o Pad@2  <class IOUSBDevice, id 0x4>',
			2,
			'2 other devices have no IDs in this dump. ioreg -l shows them.',
		],
	])(
		'has the devices that names identify, and the number of the others: %j',
		(text, count, note) => {
			const { devices, withoutIds } = readDevices(text);
			expect(devices).toHaveLength(1);
			expect(withoutIds).toBe(count);
			expect(describeWithoutIds(withoutIds)).toBe(note);
		},
	);
});

const registryDumps = join(corpusFolder, 'ioreg');

describe.skipIf(!existsSync(registryDumps))('real dumps (skipped without ../shared)', () => {
	it.each([
		['D0001.plist', [[0x10c4, 0xea60]]],
		['D0009.txt', [[0x1a86, 0x7523]]],
		[
			'D0007.plist',
			[
				[0x8086, 0x2935],
				[0x8086, 0x2936],
				[0x8086, 0x293a],
				[0x8086, 0x2922],
			],
		],
		[
			'D0006.txt',
			[
				[0x8086, 0x2935],
				[0x8086, 0x2936],
				[0x8086, 0x293a],
				[0x8086, 0x2922],
			],
		],
		['D0002.plist', []],
		['D0003.plist', []],
		['D0008.txt', []],
	])('%s', (name, ids) => {
		const { devices, fault } = readDevices(readFileSync(join(registryDumps, name), 'utf8'));
		expect(devices.map(({ vendorId, productId }) => [vendorId, productId])).toEqual(ids);
		expect(fault === undefined).toBe(ids.length > 0);
	});
});
