/** The IDs of a device as people type and paste them. */
import { expect, it } from 'vitest';
import { parseDeviceIds } from '../../../server/src/cli/scaffold/deviceIds.js';

const pad = { vendorId: '0x046d', productId: '0xc216' };

it.each([
	'046d:c216',
	'0x046D:0xC216',
	' 46d:c216 ',
	'"IOMatchedPersonality" = {"idProduct"=49686,"idVendor"=1133,"IOProviderClass"="IOUSBHostDevice"}',
	'    | "idVendor" = 1133\n    | "bcdDevice" = 1044\n    | "idProduct" = 49686',
	'"VendorID" = 0x46d, "ProductID" = 0xc216',
	'"idVendor" = 1133 "idProduct" = 49686 "idVendor" = 1133',
])('%j is a device', (text) => {
	expect(parseDeviceIds(text)).toEqual(pad);
});

it.each([
	'',
	'046d',
	'046d:c216:1',
	'046d:c216 Logitech',
	'"idVendor" = 1133',
	'"idVendor" = 70000, "idProduct" = 1',
	'"idVendor" = 1133, "idProduct" = 1, "idProduct" = 2',
])('%j is not', (text) => {
	expect(parseDeviceIds(text)).toBeUndefined();
});
