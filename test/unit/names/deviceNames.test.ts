/** Names from the lists, and the lists. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compactNames } from '../../../scripts/names/compactNames.js';
import {
	type NameLists,
	nameOf,
	namesMatching,
	noNames,
	pciWordsMatching,
} from '../../../server/src/scaffold/names/deviceNames.js';
import { unpackNames } from '../../../server/src/scaffold/names/unpackNames.js';

const read = (name: string): string =>
	unpackNames(readFileSync(join(import.meta.dirname, '../../../data/names', name), 'utf8'));
const shipped: NameLists = { usb: read('usb.txt'), pci: read('pci.txt') };

describe('names of devices', () => {
	const lists: NameLists = {
		usb: '0a11 First\n\t0001 One\n\t0a12 Two\n0a12 Second\n\t0003 Three\n0a13 Third\n',
		pci: '',
	};

	it.each([
		['the first vendor', 0x0a11, 0x0001, { vendor: 'First', product: 'One' }],
		['a device with the ID of a vendor', 0x0a11, 0x0a12, { vendor: 'First', product: 'Two' }],
		['a vendor with the ID of a device', 0x0a12, 0x0003, { vendor: 'Second', product: 'Three' }],
		['a device of the next vendor', 0x0a11, 0x0003, { vendor: 'First' }],
		['a vendor without devices', 0x0a13, 0x0001, { vendor: 'Third' }],
		['an unknown vendor', 0x0b00, 0x0001, {}],
	])('are those of %s', (_case, vendorId, productId, expected) => {
		expect(nameOf(lists, 'usb', vendorId, productId)).toEqual(expected);
	});

	it.each([
		['a part of a vendor', undefined, 'con', ['Second']],
		['hexadecimal digits', undefined, '0x0a1', ['First', 'Second', 'Third']],
		['decimal digits', undefined, '2577', ['First']],
		['a part of a product', 0x0a11, 'w', ['Two']],
		['nothing', 0x0a11, '', ['One', 'Two']],
		['nothing of an unknown vendor', 0x0b00, '', []],
	])('match %s', (_case, vendorId, text, expected) => {
		const found = namesMatching(lists, 'usb', vendorId, text);
		expect(found.map(({ name }) => name)).toEqual(expected);
	});

	it.each([
		[
			'the beginning of a name',
			'log',
			['Logitech', 'Logic', 'Fine Logic', 'Technology', 'Analog', 'Technology'],
		],
		['the beginning of a word', 'logic', ['Logic', 'Fine Logic']],
		['hexadecimal digits without zeros', '46d', ['Logitech', '0x46d0']],
		['hexadecimal digits after 0x', '0x46d', ['Logitech', '0x46d0']],
		['all hexadecimal digits', '046d', ['Logitech']],
		['a decimal ID', '1133', ['Logitech', 'Technology']],
		['a beginning of IDs', '11', ['Logitech', 'Technology']],
		['no ID and no name', '0x46e', []],
	])('are sorted by how well they match %s', (_case, text, expected) => {
		const usb =
			'0001 Technology\n0002 Analog\n0100 Fine Logic\n046d Logitech\n0500 Logic\n1133 Technology\n46d0 0x46d0\n';
		const found = namesMatching({ usb, pci: '' }, 'usb', undefined, text);
		expect(found.map(({ name }) => name)).toEqual(expected);
	});

	it('match the words of PCI devices, best first', () => {
		const pci = '10de NVIDIA\n\t046d Logic\n8086 Intel\n\t0001 Fine Logic\n\t10de NVIDIA link\n';
		const namesOf = (text: string): readonly string[] =>
			pciWordsMatching({ usb: '', pci }, text).map(({ name }) => name);
		expect(namesOf('0x046d10de')).toEqual(['NVIDIA Logic']);
		expect(namesOf('0x46d')).toEqual(['NVIDIA Logic']);
		expect(namesOf('nvidia')).toEqual(['NVIDIA Logic', 'Intel NVIDIA link']);
	});

	it('are first of all those of a known vendor', () => {
		for (const text of ['log', '46d', '0x46d', '046d', '1133']) {
			const [first] = namesMatching(shipped, 'usb', undefined, text);
			expect([text, first?.name]).toEqual([text, expect.stringMatching(/^Log/)]);
		}
	});

	it('are none without a list', () => {
		expect(nameOf(noNames, 'pci', 0x8086, 0x0001)).toEqual({});
	});

	it('are found in the shipped lists', () => {
		expect(nameOf(shipped, 'usb', 0x05ac)).toEqual({ vendor: 'Apple, Inc.' });
		expect(nameOf(shipped, 'usb', 0x0403, 0x6001).product).toMatch(/FT232/);
		expect(nameOf(shipped, 'pci', 0x8086).vendor).toBe('Intel Corporation');
		expect(nameOf(shipped, 'pci', 0x10ec, 0x8168).product).toMatch(/RTL8111/);
	});
});

describe('the lists', () => {
	it.each(['usb', 'pci'] as const)('of %s have only vendors and devices', (bus) => {
		const lines = shipped[bus].trimEnd().split('\n');
		expect(lines.length).toBeGreaterThan(10_000);
		expect(lines.filter((line) => !/^\t?[0-9a-f]{4} \S/.test(line))).toEqual([]);
	});

	it('contain only vendors and devices, sorted', () => {
		const ids = [
			'# a comment',
			'0b00  Later',
			'\t00f4  Next device',
			'\t0002  Device',
			'\t\t0001 0002  Subsystem',
			'\t\t01  Interface',
			'0A00  Sooner ',
			'C 03  Human Interface Device',
			'\t01  Boot Interface Subclass',
			'L 0001  Arabic',
			'\t0401  Saudi Arabia',
		].join('\n');
		const packed = compactNames(ids);
		expect(packed).toBe('0a00 Sooner\n0b00 Later\n\t2 Device\n\tf2 Next device\n');
		expect(unpackNames(packed)).toBe(
			'0a00 Sooner\n0b00 Later\n\t0002 Device\n\t00f4 Next device\n',
		);
	});
});
