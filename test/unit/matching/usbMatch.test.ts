/** Key sets of USB: each one matches, and other sets have the nearest valid set. */
import { describe, expect, it } from 'vitest';
import {
	isUsbSet,
	nearestKeySet,
	usbKeysOf,
} from '../../../server/src/service/matching/usbMatch.js';
import {
	otherUsbProvider,
	type UsbNub,
	usbNubOf,
} from '../../../server/src/service/platform/usb.js';
import { analyzeExample } from '../../support/checkFindings.js';

/** `score`, then missing (`+`), excess (`-`) and contradictory (`!`) keys. Keys are `name` or `name=value`. */
function nearestTo(nub: UsbNub, keys: string): string {
	const entries = keys
		.split(' ')
		.filter(Boolean)
		.map((key) => {
			const [name = '', value = '1'] = key.split('=');
			const element = /^\d/.test(value) ? `<integer>${value}</integer>` : value;
			return `<key>${name}</key>${name.endsWith('Array') ? '<array/>' : element}`;
		});
	const { root } = analyzeExample(`<key>A</key><dict>${entries.join('')}</dict>`);
	const dict = root?.type === 'dict' ? root.get('A')?.value : undefined;
	if (dict?.type !== 'dict') throw new Error('no dictionary');
	const found = nearestKeySet(usbKeysOf(dict), nub);
	return [
		`${found.keySet.score}`,
		...found.missing.map((key) => `+${key}`),
		...found.conflicting.map((key) => `-${key}`),
		...(isUsbSet(usbKeysOf(dict), nub) ? [] : ['never']),
	].join(' ');
}

describe('a personality on a USB device', () => {
	it.each([
		['idVendor idProduct bcdDevice', '100000'],
		['idVendor idProduct', '90000'],
		['idVendor idProductArray', '90000'],
		['idVendor idProduct bDeviceClass=255', '90000'],
		['idVendor idProduct bConfigurationValue bInterfaceNumber=0', '90000'],
		['idVendor bDeviceSubClass bDeviceProtocol', '80000'],
		['idVendor bDeviceClass=255 bDeviceSubClass', '70000'],
		['idVendor bDeviceClass=<string>*</string> bDeviceSubClass', '70000'],
		['bDeviceClass=9 bDeviceSubClass bDeviceProtocol', '60000'],
		['bDeviceClass=9 bDeviceSubClass', '50000'],
		['idVendor', '90000 +idProduct never'],
		['idProduct', '90000 +idVendor never'],
		['bDeviceClass=9', '50000 +bDeviceSubClass never'],
		['bDeviceClass=255 bDeviceSubClass', '70000 +idVendor never'],
		['idVendor bDeviceClass=9 bDeviceSubClass', '90000 +idProduct never'],
		['bInterfaceClass=3 bInterfaceSubClass', '90000 +idVendor +idProduct never'],
		['', '90000 +idVendor +idProduct never'],
	])('with %j: %s', (keys, expected) => {
		expect(nearestTo('device', keys)).toBe(expected);
	});
});

describe('a personality on a USB interface', () => {
	it.each([
		['idVendor idProduct bcdDevice bConfigurationValue bInterfaceNumber', '100000'],
		['idVendor idProduct bConfigurationValue bInterfaceNumber', '90000'],
		['idVendor idProduct bConfigurationValue bInterfaceNumber bInterfaceClass=14', '90000'],
		['idVendor bInterfaceSubClass bInterfaceProtocol', '80000'],
		['idVendor bInterfaceSubClass', '70000'],
		['bInterfaceClass=3 bInterfaceSubClass bInterfaceProtocol', '60000'],
		['bInterfaceClass=3 bInterfaceSubClass', '50000'],
		['idVendor idProduct', '90000 +bConfigurationValue +bInterfaceNumber never'],
		['idVendor idProduct bInterfaceNumber', '90000 +bConfigurationValue never'],
		['idVendor bInterfaceClass=3 bInterfaceSubClass bInterfaceProtocol', '60000 -idVendor never'],
		['bInterfaceClass=3', '50000 +bInterfaceSubClass never'],
		['', '50000 +bInterfaceClass +bInterfaceSubClass never'],
	])('with %j: %s', (keys, expected) => {
		expect(nearestTo('interface', keys)).toBe(expected);
	});
});

describe('USB providers', () => {
	it.each([
		['IOUSBHostDevice', 'device', 'IOUSBHostInterface'],
		['IOUSBInterface', 'interface', 'IOUSBDevice'],
		['IOUSBHubDevice', 'device', undefined],
		['AppleUSB20InternalHub', undefined, undefined],
		['IOPCIDevice', undefined, undefined],
	])('%s', (provider, nub, other) => {
		expect(usbNubOf(provider)).toBe(nub);
		expect(otherUsbProvider(provider)).toBe(other);
	});
});
