/** The matching keys of HID and SCSI providers, IDs in strings, and the types of properties. */
import { describe, expect, it } from 'vitest';
import { fourBytes } from '../../../server/src/service/matching/fourBytes.js';
import { readIdText } from '../../../server/src/service/matching/idText.js';
import { pciName } from '../../../server/src/service/matching/pciMatch.js';
import {
	examinesVendorPages,
	isHidProvider,
	rejectsVendorPages,
} from '../../../server/src/service/platform/hid.js';
import { propertyTypeOf } from '../../../server/src/service/platform/nubProperties.js';
import { deviceTypeOfClass, isScsiProvider } from '../../../server/src/service/platform/scsi.js';

describe('an ID in a string', () => {
	it.each([
		['0x05ac', 16, '1452!'],
		['05AC', 16, '1452!'],
		['0403', 16, '1027!'],
		['1452', 16, '1452 5202'],
		['46', 16, '46!'],
		['10', 8, '10 16'],
		['70000', 16, ''],
		['0b10', 16, '2832'],
		['0b05', 16, '2821!'],
		['0x12345', 16, ''],
		['XXXX', 16, ''],
		['', 16, ''],
	])('%j of %i bits: %s', (text, bits, expected) => {
		const read = readIdText(text, bits);
		expect(read.map(({ value, certain }) => `${value}${certain ? '!' : ''}`).join(' ')).toBe(
			expected,
		);
	});
});

it.each([
	['IOHIDInterface', true, true],
	['IOHIDDevice', true, true],
	['IOUSBHIDDriver', true, true],
	['IOHIDEventService', true, false],
	['IOUSBHostInterface', false, false],
])('%s compares HID keys: %s; examines vendor pages: %s', (name, compares, examines) => {
	expect(isHidProvider(name)).toBe(compares);
	expect(examinesVendorPages(name)).toBe(examines);
});

it.each([
	['USB', true],
	['Bluetooth Low Energy', true],
	['SPI', false],
	['usb', false],
])('vendor-defined pages over %s are rejected: %s', (transport, expected) => {
	expect(rejectsVendorPages(transport)).toBe(expected);
});

it.each([
	['IOSCSIPeripheralDeviceType05', 5n],
	['IOUserSCSIPeripheralDeviceType0E', 14n],
	['IOSCSIBlockCommandsDevice', undefined],
])('the device type of %s is %s', (name, expected) => {
	expect(deviceTypeOfClass(name)).toBe(expected);
});

it('recognizes the logical unit as a SCSI provider', () => {
	expect(isScsiProvider('IOSCSILogicalUnitNub')).toBe(true);
	expect(isScsiProvider('IOSCSIParallelInterfaceController')).toBe(false);
});

it.each([
	['IOPCIDevice', 'vendor-id', 'bytes'],
	['IOPCIDevice', 'idVendor', undefined],
	['IOUSBHostDevice', 'idVendor', 'number'],
	['IOHIDInterface', 'VendorID', 'number'],
	['IOService', 'idVendor', undefined],
])('%s publishes %s as %s', (provider, key, expected) => {
	expect(propertyTypeOf(provider, key)).toBe(expected);
});

it.each([0n, 0x8086n, 0x060400n, 0xffff_ffffn])('writes %i as four bytes', (value) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(Number(value));
	expect(fourBytes(value)).toBe(bytes.toString('base64'));
});

it.each([
	['pci8086,0AB9', 'pci8086,ab9'],
	['pci8086,ab9', 'pci8086,ab9'],
	['pci8086,3B*', 'pci8086,3b*'],
	['pciclass,060400', 'pciclass,060400'],
	['pciclass,0C03*', 'pciclass,0c03*'],
	['PCI0x8086,0x0AB9', 'pci8086,ab9'],
	['8086:100e', 'pci8086,100e'],
	['8086,100e', undefined],
	['uart0', undefined],
])('%j is named %j', (text, expected) => {
	expect(pciName(text)?.name).toBe(expected);
});
