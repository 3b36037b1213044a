/** The IDs of a device as people type and paste them. */
import { expect, it } from 'vitest';
import { namedDevice, parseDeviceIds } from '../../../server/src/scaffold/devices/deviceIds.js';

const pad = { vendorId: '0x046d', productId: '0xc216' };

it.each([
	'046d:c216',
	'0x046D:0xC216',
	' 46d:c216 ',
	'[046d:c216]',
	'046d c216',
	'0x046d, 0xc216',
	'046d,c216',
	'usb:046d:c216',
	'USB 046d:c216',
])('%j is typed for a device', (text) => {
	expect(parseDeviceIds(text)).toEqual(pad);
});

it.each([
	'',
	'046d',
	'[046d:c216',
	'046d:c216:1',
	'046d:c216 Logitech',
	'1133 49686',
	'046dc216',
	'-1:2',
	'usb:046d',
	'usb046d:c216',
])('%j is not', (text) => {
	expect(parseDeviceIds(text)).toBeUndefined();
});

it.each([
	'"IOMatchedPersonality" = {"idProduct"=49686,"idVendor"=1133,"IOProviderClass"="IOUSBHostDevice"}',
	'    | "idVendor" = 1133\n    | "bcdDevice" = 1044\n    | "idProduct" = 49686',
	'"VendorID" = 0x46d, "ProductID" = 0xc216',
	'"idVendor" = 1133 "idProduct" = 49686 "idVendor" = 1133',
	'Product ID: 0xc216\n  Vendor ID: 0x046d  (Logitech Inc.)\n  Version: 4.14',
	'USB\\VID_046D&PID_C216\\6&1A2B',
	'ID 046d:c216 Logitech, Inc. F310 Gamepad',
	'[ 12.3] usb 1-1: New USB device found, idVendor=046d, idProduct=c216, bcdDevice= 4.14',
	'  idVendor           0x046d Logitech, Inc.\n  idProduct          0xc216 F310 Gamepad',
	'PCI\\VEN_046D&DEV_C216&SUBSYS_00000000',
	'pci46d,c216',
	'vid:046d pid:c216',
	'pid: c216, vid: 046d',
	'VID=0x46D PID=0xC216',
	'vid_046d&pid_c216',
	'HID\\VID_046D&PID_C216\nUSB\\VID_046D&PID_C216&REV_0100',
	'usb:v046DpC216d0414dc00dsc00dp00ic03isc00ip00in00',
	'pci:v0000046Dd0000C216sv00001AF4sd00001100bc02sc00i00',
	'idVendor=046d idProduct=c216',
	'idProduct=c216&idVendor=046d',
	'SUBSYSTEM=="usb", ATTR{idVendor}=="046d", ATTR{idProduct}=="c216", MODE="0660"',
	'ID_MODEL_ID=c216\nID_VENDOR_ID=046d',
	'USB VID:PID=046D:C216 SER=1 LOCATION=20-2',
	'vendorId: 0x046d, productId: 0xc216',
	'vendor=0x046d device=0xc216 subvendor=0x1af4 subdevice=0x1100',
	'Vendor ID: 0x046d\n  Device ID: 0xc216\n  Subsystem Vendor ID: 0x1af4\n  Subsystem ID: 0x1100',
])('%j has the IDs of a device', (text) => {
	expect(namedDevice(text)?.ids).toEqual(pad);
});

it.each([
	['usb:1209:0002', 'usb'],
	['PCI 1209:0002', 'pci'],
	['VID_1209&PID_0002', 'usb'],
	['usb:v1209p0002', 'usb'],
	['idVendor=1209 idProduct=0002', 'usb'],
	['"idVendor" = 4617, "idProduct" = 2', 'usb'],
	['PCI\\VEN_1209&DEV_0002', 'pci'],
	['pci1209,2', 'pci'],
	['1209:0002', undefined],
	['0x1209 0x0002', undefined],
	['vid:1209 pid:0002', undefined],
])('%j is on the bus %j', (text, bus) => {
	expect(namedDevice(text)).toEqual({ ids: { vendorId: '0x1209', productId: '0x0002' }, bus });
});

it('digits in the log of Linux are hexadecimal', () => {
	const ids = { vendorId: '0x1209', productId: '0x0002' };
	const log = 'usb 1-1: New USB device found, idVendor=1209, idProduct=0002';
	expect(namedDevice(log)?.ids).toEqual(ids);
	expect(namedDevice('"idVendor"=4617,"idProduct"=2')?.ids).toEqual(ids);
});

it.each([
	'nothing',
	'"idVendor" = 1133',
	'"idVendor" = 70000, "idProduct" = 1',
	'"idVendor" = 1133, "idProduct" = 1, "idProduct" = 2',
	'Vendor ID: apple, Product ID: 1',
	'1209',
	'0x1209',
	'VID_1209',
	'usb:v1209',
	'pciclass,0c03',
	'the vid add, the pid 12345',
	'VID_1209&PID_0002 VID_1209&PID_0003',
])('%j does not', (text) => {
	expect(namedDevice(text)).toBeUndefined();
});
