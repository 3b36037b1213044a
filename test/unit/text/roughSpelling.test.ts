/** Names that may be written for another one, and those that are other names. */
import { describe, expect, it } from 'vitest';
import { isRoughlySpelled } from '../../../server/src/service/text/roughSpelling.js';

describe('is intended', () => {
	it.each([
		['ConfigurationValue', 'bConfigurationValue'],
		['bConfigValue', 'bConfigurationValue'],
		['bConfigurationValu3', 'bConfigurationValue'],
		['IOCla', 'IOClass'],
		['Peripheral Device Type0', 'Peripheral Device Type'],
		['com.apple.developer.driverkit0', 'com.apple.developer.driverkit'],
		['productID', 'idProduct'],
		['vendorId', 'idVendor'],
		['bInterfaceNo', 'bInterfaceNumber'],
		['BundleLibrary', 'OSBundleLibraries'],
		['MatchCategories', 'IOMatchCategory'],
		['developer.driverkit', 'com.apple.developer.driverkit'],
		['com.apple.developerdriverkit', 'com.apple.developer.driverkit'],
		['com.apple.developperdriverkit', 'com.apple.developer.driverkit'],
	])('%s for %s', (written, name) => {
		expect(isRoughlySpelled(written, name)).toBe(true);
	});
});

describe('is another name', () => {
	it.each([
		['Value', 'bConfigurationValue'],
		['DeviceUsage', 'UsagePage'],
		['bDeviceProtocol', 'bConfigurationValue'],
		['IOUserServerNameOfTheWidgetAndItsClients', 'IOUserServerName'],
		['com.apple.developer.driverkit.widget', 'com.apple.developer.driverkit'],
		['com.apple.kpi.mach', 'com.apple.kpi.bsd'],
	])('%s for %s', (written, name) => {
		expect(isRoughlySpelled(written, name)).toBe(false);
	});
});
