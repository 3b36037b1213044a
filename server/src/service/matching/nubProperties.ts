/** Types of the properties that nubs publish, where they are certain: what IOPropertyMatch compares with. */
import { isHidProvider } from './hidMatch.js';
import { isPciProvider } from './pciMatch.js';
import { usbNubOf } from './usbMatch.js';

/** Four bytes each, lowest first (IOPCIFamily IOPCIConfigurator.cpp:constructProperties). */
const pciData: ReadonlySet<string> = new Set([
	'vendor-id',
	'device-id',
	'revision-id',
	'class-code',
	'subsystem-vendor-id',
	'subsystem-id',
]);

/** IOUSBFamily IOUSBDevice.cpp and IOUSBInterface.cpp:SetProperties; Apple's DriverKit samples match on the same. */
const usbNumbers: ReadonlySet<string> = new Set([
	'idVendor',
	'idProduct',
	'bcdDevice',
	'bDeviceClass',
	'bDeviceSubClass',
	'bDeviceProtocol',
	'bConfigurationValue',
	'bInterfaceNumber',
	'bInterfaceClass',
	'bInterfaceSubClass',
	'bInterfaceProtocol',
]);

/** IOHIDFamily IOHIDDevice.cpp:publishProperties. */
const hidNumbers: ReadonlySet<string> = new Set([
	'VendorID',
	'ProductID',
	'VersionNumber',
	'PrimaryUsagePage',
	'PrimaryUsage',
]);

/** Whether a provider publishes a property as four bytes of data or as a number; undefined where that is not certain. */
export function propertyTypeOf(provider: string, key: string): 'bytes' | 'number' | undefined {
	if (isPciProvider(provider)) return pciData.has(key) ? 'bytes' : undefined;
	const numbers = usbNubOf(provider)
		? usbNumbers
		: isHidProvider(provider)
			? hidNumbers
			: undefined;
	return numbers?.has(key) ? 'number' : undefined;
}

/** Base64 of a number as four bytes, lowest first. */
export function fourBytes(value: bigint): string {
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
	const bytes = [0n, 8n, 16n, 24n].map((shift) => Number((value >> shift) & 0xffn));
	const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
	const sextets = bits.padEnd(36, '0').match(/.{6}/g) ?? [];
	return `${sextets.map((each) => alphabet[Number.parseInt(each, 2)] ?? '').join('')}==`;
}
