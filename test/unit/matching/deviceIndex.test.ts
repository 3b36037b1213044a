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

/** Devices with each combination of ids. */
const devices = vendors.flatMap((vendor) =>
	products.flatMap((product) => classes.flatMap((each) => devicesWith(vendor, product, each))),
);

function devicesWith(
	vendor: string,
	product: string,
	interfaceClass: string,
): readonly DeviceSet[] {
	const text = entry('idVendor', vendor) + entry('idProduct', product);
	const { root } = analyzeExample(text + entry('bInterfaceClass', interfaceClass));
	return root?.type === 'dict' ? deviceSetsOf('usb', root) : [];
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
	expect(devices.length).toBeGreaterThan(80);
});

it('leaves out only devices without anything in common', () => {
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

it('compares a device with few of many', () => {
	const many = Array.from({ length: 300 }, (_, index) =>
		devicesWith('1452', `${index}`, ''),
	).flat();
	expect(new DeviceIndex(many).near(many[7] as DeviceSet)).toEqual([many[7]]);
});
