/** The grammar of PCI matching strings, as parsed by `strtoul` in the kernel. */
import { describe, expect, it } from 'vitest';
import {
	parsePciMatch,
	pciWordText,
	swappedVendor,
} from '../../../server/src/service/matching/pciMatch.js';

/** `value&mask` of each word, then the ignored rest. */
function read(text: string): string {
	const { words, unread } = parsePciMatch(text);
	const shown = words.map(({ value, mask }) =>
		mask === undefined ? pciWordText(value) : `${pciWordText(value)}&${pciWordText(mask)}`,
	);
	return [...shown, ...(unread === '' ? [] : [`unread ${unread}`])].join(' ');
}

describe('a PCI matching string', () => {
	it.each([
		['0x12348086', '0x12348086'],
		['12348086', '0x12348086'],
		['0X1234ABCD', '0x1234abcd'],
		['  0x10018086\n\t0x10048086 ', '0x10018086 0x10048086'],
		['0x000010de&0x0000ffff', '0x000010de&0x0000ffff'],
		['0c050000&ffffff00', '0x0c050000&0xffffff00'],
		['0x10de  & 0xffff 0x1002', '0x000010de&0x0000ffff 0x00001002'],
		['0x12348086, 0x56788086', '0x12348086 unread , 0x56788086'],
		['0x12348086;0x56788086', '0x12348086 unread ;0x56788086'],
		['0x12348086&', '0x12348086&0x00000000'],
		['0x12348086& ', '0x12348086&0x00000000'],
		['0x12348086&,0x1', '0x12348086&0x00000000 unread ,0x1'],
		['&0xffff', 'unread &0xffff'],
		['pci8086,1234', 'unread pci8086,1234'],
		['0xWXYZ', 'unread 0xWXYZ'],
		['0x123456789', '0x23456789'],
		['', ''],
	])('%j is read as %j', (text, expected) => {
		expect(read(text)).toBe(expected);
	});

	it('is read in linear time', () => {
		const many = '0x12348086 '.repeat(20_000);
		expect(parsePciMatch(many).words).toHaveLength(20_000);
	});
});

describe('swapped halves', () => {
	it.each([
		['0x80861234', 'Intel'],
		['0x10de0ab9', 'NVIDIA'],
		['0x12348086', undefined],
		['0x10228086', undefined],
		['0x80860000&0xffff0000', undefined],
		['0x8086', undefined],
	])('%j: %s', (text, vendor) => {
		expect(parsePciMatch(text).words.map(swappedVendor)).toEqual([vendor]);
	});
});
