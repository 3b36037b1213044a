/** The IDs of a device as people type and paste them. */
import { expect, it } from 'vitest';
import { deviceIdsIn, parseDeviceIds } from '../../../server/src/scaffold/devices/deviceIds.js';

const pad = { vendorId: '0x046d', productId: '0xc216' };

it.each([
	'046d:c216',
	'0x046D:0xC216',
	' 46d:c216 ',
	'[046d:c216]',
	'046d c216',
	'0x046d, 0xc216',
	'046d,c216',
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
])('%j has the IDs of a device', (text) => {
	expect(deviceIdsIn(text)).toEqual(pad);
});

it('digits in the log of Linux are hexadecimal', () => {
	const ids = { vendorId: '0x1209', productId: '0x0002' };
	expect(deviceIdsIn('usb 1-1: New USB device found, idVendor=1209, idProduct=0002')).toEqual(ids);
	expect(deviceIdsIn('"idVendor"=4617,"idProduct"=2')).toEqual(ids);
});

it.each([
	'nothing',
	'"idVendor" = 1133',
	'"idVendor" = 70000, "idProduct" = 1',
	'"idVendor" = 1133, "idProduct" = 1, "idProduct" = 2',
	'Vendor ID: apple, Product ID: 1',
])('%j does not', (text) => {
	expect(deviceIdsIn(text)).toBeUndefined();
});
