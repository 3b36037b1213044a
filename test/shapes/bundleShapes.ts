/** Two files of one bundle, both of which grow: an Info.plist and entitlements. */

import { repeated } from './shape.js';

export interface BundleShape {
	readonly name: string;
	/** The entries of the Info.plist, with about `size` UTF-16 code units. */
	info(size: number): string;
	/** The entitlements, with about `size` UTF-16 code units. */
	entitlements(size: number): string;
}

const string = (key: string, value: string): string =>
	`<key>${key}</key>\n<string>${value}</string>\n`;
const list = (key: string, items: string): string => `<key>${key}</key>\n<array>${items}</array>\n`;

function extension(machService: string): string {
	const network = `<key>NetworkExtension</key>\n<dict>\n${string('NEMachServiceName', machService)}</dict>\n`;
	return string('CFBundlePackageType', 'SYSX') + network;
}

function providers(size: number, provider: (index: number) => string): string {
	const all = repeated((index) => string(provider(index), 'A'), size);
	return `${string('CFBundlePackageType', 'SYSX')}<key>NetworkExtension</key>\n<dict>\n<key>NEProviderClasses</key>\n<dict>\n${all}</dict>\n</dict>\n`;
}

function groups(size: number, group: (index: number) => string): string {
	const items = repeated((index) => `<string>${group(index)}</string>\n`, size);
	return list('com.apple.security.application-groups', items);
}

const device = (vendor: number, product: number): string =>
	`<key>idVendor</key>\n<integer>${vendor}</integer>\n<key>idProduct</key>\n<integer>${product}</integer>\n`;

function dext(personalities: string): string {
	return `${string('CFBundlePackageType', 'DEXT')}<key>IOKitPersonalities</key>\n<dict>\n${personalities}</dict>\n`;
}

const pciDevice = (device: number): string =>
	string('IOPCIMatch', `0x${device.toString(16).padStart(4, '0')}8086`);

function devices(
	size: number,
	product: (index: number) => number,
	vendor: (index: number) => number = () => 1452,
): string {
	const items = repeated(
		(index) => `<dict>\n${device(vendor(index), product(index))}</dict>\n`,
		size,
	);
	return (
		'<key>com.apple.developer.driverkit</key>\n<true/>\n' +
		list('com.apple.developer.driverkit.transport.usb', items)
	);
}

const personality = (name: string, keys: string): string =>
	`<key>${name}</key>\n<dict>\n${string('IOProviderClass', 'IOUSBHostDevice')}${keys}</dict>\n`;

export const bundleShapes: readonly BundleShape[] = [
	{
		name: 'a long Mach service and many groups',
		info: (size) => extension('b.'.repeat(size >> 1)),
		entitlements: (size) => groups(size, (index) => `a${index}`),
	},
	{
		name: 'a Mach service with variables and many groups',
		info: (size) => extension('$(A)b'.repeat(size >> 3)),
		entitlements: (size) => groups(size, (index) => `$(A)c${index}`),
	},
	{
		name: 'provider classes and values of the entitlement',
		info: (size) => providers(size, (index) => `com.apple.networkextension.packet-tunnel${index}`),
		entitlements: (size) =>
			list(
				'com.apple.developer.networking.networkextension',
				repeated((index) => `<string>packet-tunnel-provider${index}</string>\n`, size),
			),
	},
	{
		name: 'personalities and devices of the entitlement',
		info: (size) => dext(repeated((index) => personality(`P${index}`, device(1452, index)), size)),
		entitlements: (size) => devices(size, (index) => index),
	},
	{
		name: 'personalities and other devices of the entitlement',
		info: (size) => dext(repeated((index) => personality(`P${index}`, device(1452, index)), size)),
		entitlements: (size) => devices(size, (index) => 60_000 - index),
	},
	{
		name: 'personalities and devices of other vendors of the entitlement',
		info: (size) => dext(repeated((index) => personality(`P${index}`, device(index, 1)), size)),
		entitlements: (size) =>
			devices(
				size,
				() => 1,
				(index) => 60_000 - index,
			),
	},
	{
		name: 'personalities and other PCI devices of the entitlement',
		info: (size) =>
			dext(
				repeated(
					(index) =>
						personality(`P${index}`, pciDevice(index)).replace('IOUSBHostDevice', 'IOPCIDevice'),
					size,
				),
			),
		entitlements: (size) =>
			list(
				'com.apple.developer.driverkit.transport.pci',
				repeated((index) => `<dict>\n${pciDevice(60_000 - index)}</dict>\n`, size),
			),
	},
	{
		name: 'products of a personality and devices of the entitlement',
		info: (size) => {
			const products = repeated((index) => `<integer>${index}</integer>\n`, size);
			return dext(
				personality(
					'P',
					`<key>idVendor</key>\n<integer>1452</integer>\n${list('idProductArray', products)}`,
				),
			);
		},
		entitlements: (size) => devices(size, (index) => index),
	},
];
