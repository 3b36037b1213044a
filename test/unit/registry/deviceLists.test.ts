/** Lists of devices of other tools, as the nubs that macOS has for them. */
import { describe, expect, it } from 'vitest';
import { describeRegistryFailure } from '../../../server/src/service/registry/describeDump.js';
import { readRegistry } from '../../../server/src/service/registry/readRegistry.js';
import type { RegistryFormat } from '../../../server/src/service/registry/registry.js';
import { showRegistry } from './showRegistry.js';

function show(dump: string, format: RegistryFormat): string {
	const result = readRegistry(dump);
	if ('reason' in result) throw new Error(result.reason);
	expect(result.format).toBe(format);
	expect(new Set(result.entries.map(({ shown }) => shown))).toEqual(new Set(['some']));
	return showRegistry(result);
}

const pedal = `Bus 001 Device 004: ID 1234:5678 Example Corp Pedal
Negotiated speed: High Speed (480Mbps)
Device Descriptor:
  bLength                18
  bDeviceClass          239 Miscellaneous Device
  bDeviceSubClass         2 
  bDeviceProtocol         1 Interface Association
  idVendor           0x1234 Example Corp
  idProduct          0x5678 
  bcdDevice           a1.02
  iManufacturer           1 Example
  iProduct                2 Foot Pedal
  Configuration Descriptor:
    bConfigurationValue     1
    Interface Association:
      bFirstInterface         0
      bFunctionClass          3 
    Interface Descriptor:
      bInterfaceNumber        0
      bAlternateSetting       0
      bInterfaceClass         3 Human Interface Device
      bInterfaceSubClass      1 
      bInterfaceProtocol      0 
        HID Device Descriptor:
          bDescriptorType        34 Report
    Interface Descriptor:
      bInterfaceNumber        0
      bAlternateSetting       1
      bInterfaceClass       255 
  Configuration Descriptor:
    bConfigurationValue     2
    Interface Descriptor:
      bInterfaceNumber       10
      bAlternateSetting       0
      bInterfaceClass       255 
      bInterfaceSubClass      0 
      bInterfaceProtocol      2 
Device Qualifier (for other device speed):
  bDeviceClass            9 
`;

describe('lsusb', () => {
	it('has devices, and the first setting of the interfaces of each configuration', () => {
		const ids = 'idVendor=4660, idProduct=22136, bcdDevice=41218';
		expect(show(pedal, 'lsusb')).toBe(
			[
				`Foot Pedal <IOUSBHostDevice> {${ids}, bDeviceClass=239, bDeviceSubClass=2, bDeviceProtocol=1, USBSpeed=3, kUSBVendorString="Example", kUSBProductString="Foot Pedal"}`,
				`  IOUSBHostInterface@0 <IOUSBHostInterface> {${ids}, bConfigurationValue=1, bInterfaceNumber=0, bInterfaceClass=3, bInterfaceSubClass=1, bInterfaceProtocol=0, bAlternateSetting=0}`,
				`  IOUSBHostInterface@a <IOUSBHostInterface> {${ids}, bConfigurationValue=2, bInterfaceNumber=10, bInterfaceClass=255, bInterfaceSubClass=0, bInterfaceProtocol=2, bAlternateSetting=0}`,
			].join('\n'),
		);
	});

	it('has the names of its list where those of the device are not read', () => {
		const unread = pedal.replace('1 Example', '1 (error)').replace('2 Foot Pedal', '2 (error)');
		expect(show(unread, 'lsusb')).toContain('kUSBVendorString="Example Corp"');
		expect(show(unread, 'lsusb')).not.toContain('error');
		expect(show('Bus 001 Device 002: ID 1234:0001 [unknown] [unknown]\n', 'lsusb')).toBe(
			' <IOUSBHostDevice> {idVendor=4660, idProduct=1}',
		);
	});

	it('without -v has IDs only', () => {
		expect(show('Bus 001 Device 002: ID 1234:0001 Widget\r\n', 'lsusb')).toBe(
			'Widget <IOUSBHostDevice> {idVendor=4660, idProduct=1, kUSBProductString="Widget"}',
		);
	});
});

describe('lspci', () => {
	const line =
		'0000:00:1f.2 SATA controller [0106]: Example Widget [1234:5678] (rev 03) (prog-if 01 [AHCI 1.0])';
	const names = (...all: readonly string[]): string =>
		`<${Buffer.from(`${all.join('\0')}\0`).toString('hex')}>`;

	it('has the registers of each device', () => {
		expect(show(`${line}\n\tSubsystem: Example Board [1234:0009]\n`, 'lspci')).toBe(
			[
				'pci1234,5678@1F,2 <IOPCIDevice> {vendor-id=<34120000>, device-id=<78560000>, revision-id=<03000000>',
				'subsystem-vendor-id=<34120000>, subsystem-id=<09000000>, class-code=<01060100>',
				`name=${names('pci1234,5678')}`,
				`compatible=${names('pci1234,9', 'pci1234,5678', 'pciclass,010601')}, model="Example Widget"}`,
			].join(', '),
		);
	});

	it('can have brackets in names', () => {
		const name = 'Example [Widget] [0106]: [1234] Pro';
		expect(show(`00:02.0 SATA controller [AHCI] [0106]: ${name} [1234:5678]`, 'lspci')).toContain(
			`model="${name}"`,
		);
		expect(show(`00:02.0 VGA [0300]: A [1:2] [1111:2222] [1234:5678] (rev 05)`, 'lspci')).toContain(
			'vendor-id=<34120000>, device-id=<78560000>, revision-id=<05000000>',
		);
	});

	it('has an unknown programming interface only without details', () => {
		const short = '00:02.0 VGA [0300]: Example GPU [1234:5678]';
		expect(show(short, 'lspci')).toContain('class-code=?not printed from <00000300>');
		expect(show(`${short}\n\tLatency: 0\n`, 'lspci')).toContain('class-code=<00000300>');
		expect(show(`${short}\n\tLatency: 0\n`, 'lspci')).toContain('pci1234,5678@2 <');
	});
});

describe('the JSON of system_profiler that is cut off', () => {
	const named = (name: string, product: string) => ({
		_name: name,
		vendor_id: '0x1234',
		product_id: product,
		extra: [1, { 'a "}': 'b\\' }, null, -1.5],
	});
	const json = JSON.stringify({
		SPUSBDataType: [named('Pedal', '0x0001'), named('Knob', '0x0002')],
	});

	it.each([
		['in the second device', '"0x0002"', 'Pedal Knob'],
		['after a name', '"Knob"', 'Pedal'],
		['in a string', 'ob"', 'Pedal'],
		['after the first device', ',{"_name":"Knob"', 'Pedal'],
	])('is read up to there: %s', (_, end, names) => {
		const text = json.slice(0, json.indexOf(end) + end.length);
		const read = readRegistry(end === 'ob"' ? text.slice(0, -1) : text);
		if ('reason' in read) throw new Error(read.reason);
		expect(read.entries.map(({ name }) => name).join(' ')).toBe(names);
		expect(read.remarks).toEqual([{ kind: 'cut off' }, { kind: 'no drivers' }]);
	});

	it('is read at any place', () => {
		for (let end = 1; end < json.length; end++) {
			const read = readRegistry(json.slice(0, end));
			expect('entries' in read ? read.remarks : read).toBeDefined();
		}
	});
});

describe('system_profiler', () => {
	const device = {
		vendor_id: 'apple_vendor_id',
		product_id: '0x8600',
		bcd_device: '1.01',
		device_speed: 'high_speed',
		_name: 'iBridge',
	};
	const hub = {
		vendor_id: '0x1234  (Example)',
		product_id: '0x0001',
		_name: 'Hub',
		_items: [device],
	};
	const tree = [
		'Hub <IOUSBHostDevice> {idVendor=4660, idProduct=1, kUSBVendorString="Example", kUSBProductString="Hub"}',
		'  iBridge <IOUSBHostDevice> {idVendor=1452, idProduct=34304, bcdDevice=257, USBSpeed=3, kUSBProductString="iBridge"}',
	].join('\n');

	it('in JSON has devices below their hubs', () => {
		expect(
			show(
				JSON.stringify({ SPUSBDataType: [{ _name: 'USB30Bus', _items: [hub] }] }),
				'system_profiler',
			),
		).toBe(tree);
	});

	it('of OS X 10.8 and earlier has a letter before each key', () => {
		const old = {
			a_product_id: '0x1000',
			b_vendor_id: '0x8564',
			c_bcd_device: '11.00',
			e_device_speed: 'high_speed',
			_name: 'Disk',
		};
		expect(
			show(JSON.stringify({ SPSPIDataType: [old], SPUSBDataType: [old] }), 'system_profiler'),
		).toBe(
			'Disk <IOUSBHostDevice> {idVendor=34148, idProduct=4096, bcdDevice=4352, USBSpeed=3, kUSBProductString="Disk"}',
		);
	});

	it('in XML has the same', () => {
		const xml = (value: unknown): string => {
			if (Array.isArray(value)) return `<array>${value.map(xml).join('')}</array>`;
			if (typeof value === 'string') return `<string>${value}</string>`;
			return `<dict>${Object.entries(value as object)
				.map(([key, each]) => `<key>${key}</key>${xml(each)}`)
				.join('')}</dict>`;
		};
		const report = [{ _dataType: 'SPUSBDataType', _items: [{ _name: 'USB30Bus', _items: [hub] }] }];
		expect(
			show(`<?xml version="1.0"?><plist version="1.0">${xml(report)}</plist>`, 'system_profiler'),
		).toBe(tree);
	});
});

describe('udev', () => {
	it('has a device and its interface, PCI, and HID', () => {
		const text = `P: /devices/usb1/1-1
E: DEVPATH=/devices/usb1/1-1
E: PRODUCT=1234/1/100
E: TYPE=0/0/0

E: DEVPATH=/devices/usb1/1-1:2.3
E: PRODUCT=1234/1/100
E: TYPE=0/0/0
E: INTERFACE=255/1/2

E: PCI_CLASS=10601
E: PCI_ID=1234:5678
E: PCI_SUBSYS_ID=1234:0009
E: PCI_SLOT_NAME=0000:00:1f.2

E: HID_ID=0005:00001234:00000002
E: HID_NAME=Remote
`;
		expect(
			show(text, 'udev')
				.split('\n')
				.map((line) => line.slice(0, 120)),
		).toEqual([
			' <IOUSBHostDevice> {idVendor=4660, idProduct=1, bcdDevice=256, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0}',
			'  IOUSBHostInterface@3 <IOUSBHostInterface> {idVendor=4660, idProduct=1, bcdDevice=256, bConfigurationValue=2, bInterfac',
			'pci1234,5678@1F,2 <IOPCIDevice> {vendor-id=<34120000>, device-id=<78560000>, subsystem-vendor-id=<34120000>, subsystem-i',
			'Remote <IOHIDDevice> {VendorID=4660, ProductID=2, Product="Remote", Transport="Bluetooth"}',
		]);
	});
});

describe('what is not a dump', () => {
	it.each([
		[
			Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]),
			'The dump is a ZIP file. Expand it, and open the file in it.',
		],
		[
			'-[0000:00]-+-00.0\n           +-01.0-[01]----00.0\n           \\-14.0\n',
			"'lspci -t' prints no IDs. 'lspci -nnvv' shows them.",
		],
		[
			'-+-[0000:17]-+-00.0\n |           \\-1e.0\n \\-[0000:00]-+-00.0\n',
			"'lspci -t' prints no IDs. 'lspci -nnvv' shows them.",
		],
	])('is named in one sentence', (dump, sentence) => {
		const read = readRegistry(dump);
		expect('reason' in read && describeRegistryFailure(read)).toBe(sentence);
	});
});
