/** The devices that an index leaves out are others. */
import { expect, it } from 'vitest';
import {
	coverageOf,
	type DeviceSet,
	deviceSetsOf,
} from '../../../server/src/service/matching/deviceCoverage.js';
import { DeviceIndex } from '../../../server/src/service/matching/deviceIndex.js';
import { analyzeExample } from '../../support/checkFindings.js';

const vendors = ['', '1452', '1453', '*', '$(VENDOR)', '1452,1453'];
const products = ['', '1', '2', '*', '$(PRODUCT)', '1,2', '2,3'];
const classes = ['', '8'];

const primaryWords = [
	'',
	'0x12348086',
	'0x56788086',
	'0x12348086 0x56788086',
	'0x8086&amp;0xffff',
	'$(A)',
];
const matchWords = ['', '0x12348086', '0x12348086&amp;0xfffffff0', '0x1af4'];

/** Devices with each combination of ids. */
const usbDevices = vendors.flatMap((vendor) =>
	products.flatMap((product) =>
		classes.flatMap((each) =>
			devicesWith('usb', { idVendor: vendor, idProduct: product, bInterfaceClass: each }),
		),
	),
);
const pciDevices = primaryWords.flatMap((primary) =>
	matchWords.flatMap((each) =>
		devicesWith('pci', { IOPCIPrimaryMatch: primary, IOPCIMatch: each }),
	),
);

function devicesWith(
	bus: 'usb' | 'pci',
	ids: Readonly<Record<string, string>>,
): readonly DeviceSet[] {
	const { root } = analyzeExample(
		Object.entries(ids)
			.map(([key, value]) => entry(key, value))
			.join(''),
	);
	return root?.type === 'dict' ? deviceSetsOf(bus, root) : [];
}

function entry(key: string, value: string): string {
	const items = value.split(',').map((each) => {
		const type = /^\d+$/.test(each) ? 'integer' : 'string';
		return `<${type}>${each}</${type}>`;
	});
	const [first = ''] = items;
	if (value === '') return '';
	if (items.length === 1) return `<key>${key}</key>\n${first}\n`;
	const list = key === 'idProduct' ? 'idProductArray' : key;
	return `<key>${list}</key>\n<array>${items.join('')}</array>\n`;
}

it('has devices to compare', () => {
	expect(usbDevices.length).toBeGreaterThan(80);
	expect(pciDevices.length).toBeGreaterThan(20);
});

it.each([
	['USB', usbDevices],
	['PCI', pciDevices],
])('leaves out only devices of %s without anything in common', (_bus, devices) => {
	const index = new DeviceIndex(devices);
	for (const device of devices) {
		const near = new Set(index.near(device));
		const far = devices.filter((each) => !near.has(each));
		const common = far.filter(
			(each) => coverageOf(each, device) !== 'none' || coverageOf(device, each) !== 'none',
		);
		expect(common).toEqual([]);
	}
});

it.each([
	['usb', (index: number) => ({ idVendor: '1452', idProduct: `${index}` })],
	['pci', (index: number) => ({ IOPCIMatch: `0x${index.toString(16).padStart(4, '0')}8086` })],
] as const)('compares a device of %s with few of many', (bus, ids) => {
	const many = Array.from({ length: 300 }, (_, index) => devicesWith(bus, ids(index))).flat();
	expect(new DeviceIndex(many).near(many[7] as DeviceSet)).toEqual([many[7]]);
});
