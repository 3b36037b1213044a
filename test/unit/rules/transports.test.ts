/** Keys that identify no device of a transport, however they are written. */
import { describe, expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { analyzeExample, findingsOf } from '../../support/checkFindings.js';

type Bus = 'usb' | 'pci';

function transport(bus: Bus, ...keys: readonly string[]): string {
	const ids = keys.map((key) => `<key>${key}</key>\n<integer>4617</integer>\n`);
	return `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.${bus}</key>\n<array>\n<dict>\n${ids.join('')}</dict>\n</array>`;
}

function found(bus: Bus, ...keys: readonly string[]): readonly string[] {
	const plist = analyzeExample(transport(bus, ...keys), { kind: 'entitlements' });
	return findingsOf(plist).map(({ severity, code }) => `${severity} ${code}`);
}

function fixed(bus: Bus, ...keys: readonly string[]): string {
	return fixAll(analyzeExample(transport(bus, ...keys), { kind: 'entitlements' })).text;
}

describe('A transport without a key of its bus', () => {
	it.each([
		['vendorId', 'foreign-transport-key', 'foreign-transport-key'],
		['vendorID', 'foreign-transport-key', 'foreign-transport-key'],
		['vendor-id', 'foreign-transport-key', 'foreign-transport-key'],
		['vendor_id', 'foreign-transport-key', 'foreign-transport-key'],
		['VENDORID', 'foreign-transport-key', 'foreign-transport-key'],
		['productId', 'foreign-transport-key', 'foreign-transport-key'],
		['VenderID', 'foreign-transport-key', 'foreign-transport-key'],
		['IdVendor', 'unknown-key', 'foreign-transport-key'],
		['iopciprimarymatch', 'foreign-transport-key', 'unknown-key'],
		['IOPCIPrimryMatch', 'foreign-transport-key', 'unknown-key'],
		['bDeviceClas', 'unknown-key', 'foreign-transport-key'],
		['VendorID2', 'transport-without-ids', 'transport-without-ids'],
		['xidVendor', 'transport-without-ids', 'transport-without-ids'],
		['#idVendor', 'transport-without-ids', 'transport-without-ids'],
		['Vendor', 'transport-without-ids', 'transport-without-ids'],
		['Product', 'transport-without-ids', 'transport-without-ids'],
		['device-id', 'transport-without-ids', 'transport-without-ids'],
		['vid', 'transport-without-ids', 'transport-without-ids'],
	])('that has %s is reported once', (key, ofUsb, ofPci) => {
		expect(found('usb', key)).toEqual([`warning ${ofUsb}`]);
		expect(found('pci', key)).toEqual([`warning ${ofPci}`]);
	});

	it('gets the names of USB', () => {
		expect(fixed('usb', 'vendorId', 'product_id')).toContain(
			'<key>idVendor</key>\n<integer>4617</integer>\n<key>idProduct</key>',
		);
		expect(fixed('pci', 'vendor-id')).toContain('<key>vendor-id</key>');
		expect(fixed('usb', 'vendorId', 'VendorID')).toContain('<key>VendorID</key>');
	});
});

describe('A transport with a key of its bus', () => {
	it.each(['Name', 'Product', 'Vendor', 'Comment', 'VendorName', 'ProductName', 'Match'])(
		'can have a note in %s',
		(key) => {
			expect(found('usb', 'idVendor', key)).toEqual([]);
		},
	);

	it('has no other ones next to it', () => {
		expect(found('usb', 'idVendor', 'vendor-id')).toEqual(['warning foreign-transport-key']);
	});
});
