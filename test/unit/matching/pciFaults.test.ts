/** Faults of PCI matching strings, and suggestions. */
import { describe, expect, it } from 'vitest';
import { pciFaultsOf } from '../../../server/src/service/matching/pciFaults.js';
import { schemaNodes } from '../../../server/src/service/schema/catalog.js';

function faults(key: string, text: string): string {
	return pciFaultsOf(key, text)
		.map(
			({ kind, at, suggestion, certain }) =>
				`${kind} <${at}>${suggestion ? ` ${certain ? '⇒' : '→'} ${suggestion()}` : ''}`,
		)
		.join('; ');
}

describe('an ID', () => {
	it.each([
		['0x12348086', ''],
		['0x12348086 0x56788086', ''],
		['0x00008086&0x0000ffff', ''],
		['0x00000000', ''],
		['0x12348086,0x56788086', 'unread <,0x56788086> ⇒ 0x12348086 0x56788086'],
		['0x12348086 , 0x56788086', 'unread <, 0x56788086> ⇒ 0x12348086 0x56788086'],
		['0x12348086,0x5678', 'unread <,0x5678>'],
		['pci8086,1234', 'notHexadecimal <pci8086,1234> ⇒ 0x12348086'],
		['8086:1234', 'splitId <8086:1234> ⇒ 0x12348086'],
		['1234:8086', 'splitId <1234:8086> ⇒ 0x80861234'],
		['0x8086:0x1234', 'splitId <0x8086:0x1234> → 0x12348086'],
		['0x8086,0x1234', 'splitId <0x8086,0x1234> → 0x12348086'],
		['0x1234 0x8086', 'splitId <0x1234 0x8086> → 0x12348086'],
		['8086 1', 'splitId <8086 1> → 0x00018086'],
		['any', 'unread <ny>'],
		['', 'notHexadecimal <>'],
		['  ', 'notHexadecimal <  >'],
		['0x8086', 'vendorOnly <0x8086> → 0x00008086&0x0000ffff'],
		['0x12348086 8086', 'vendorOnly <8086> → 0x12348086 0x00008086&0x0000ffff'],
		['0x123456789', 'tooManyDigits <0x123456789>'],
		['0x0012348086', ''],
		['0x12348086&0x00ffffffff', ''],
		['0x12348086&0xffffffffffffffffffff', ''],
		['0x123456789&0xffffffff', 'tooManyDigits <0x123456789&0xffffffff>'],
		['0x123456789&0xfffffffff', 'comparedDigits <0x123456789&0xfffffffff>'],
		['0x100000000&0xffffffff', 'tooManyDigits <0x100000000&0xffffffff>'],
		['+0x12348086', ''],
		['0x12348086&-1', ''],
		['0x12348086&+0xffff', ''],
		['0x12348086&0x', 'emptyMask <0x12348086&0x>'],
		['0x12348086&none', 'emptyMask <0x12348086&none>'],
		['0x12348086&', 'emptyMask <0x12348086&> → 0x12348086'],
		['0x12348086&0x0', ''],
		['0xFFFFFFFF&0x00000000', ''],
	])('%j: %s', (text, expected) => {
		expect(faults('IOPCIMatch', text)).toBe(expected);
	});
});

describe('a class', () => {
	it.each([
		['0x01060100', ''],
		['0x01060100&0xffff0000', ''],
		['0x01060102&0xffffffff', ''],
		['0x01060100&0xfffffff00', ''],
		['0x01060100&0x0', ''],
		['0x020000&0xffff00', 'uncomparedClass <0x020000&0xffff00> → 0x02000000&0xffff0000'],
		['0x0200&0xffff', 'uncomparedClass <0x0200&0xffff> → 0x02000000&0xffff0000'],
		['0x00030000&0x00ff0000', 'uncomparedClass <0x00030000&0x00ff0000> → 0x03000000&0xff000000'],
		['0x010601', 'shortClass <0x010601> ⇒ 0x01060100'],
		['0x0106', 'shortClass <0x0106> → 0x01060000&0xffff0000'],
		['0x02', 'shortClass <0x02> → 0x02000000&0xff000000'],
		['0x00000002', 'shortClass <0x00000002> → 0x02000000&0xff000000'],
		['0x00000106', 'shortClass <0x00000106> → 0x01060000&0xffff0000'],
		['0x00010000', ''],
		['0x01060102', 'maskedRevision <0x01060102> → 0x01060100'],
		['0x12348086', ''],
		['0x8d628086', 'idAsClass <0x8d628086>'],
	])('%j: %s', (text, expected) => {
		const found = faults('IOPCIClassMatch', text);
		expect(found.replace(/^maskedRevision <0x12348086>.*/, '')).toBe(expected);
	});
});

it('finds everything that the pattern of the schema rejects', () => {
	const node = schemaNodes.get('matching/pci.schema.json') ?? schemaNodes.get('pci.schema.json');
	const key = node?.parts.flatMap(({ properties }) => properties.get('IOPCIMatch') ?? [])[0];
	const source = key?.schema.allOf?.[0]?.pattern;
	expect(source).toBeDefined();
	const pattern = new RegExp(source ?? '');
	const pieces = ['0x1234', '8086', '&', ' ', ',', 'g', '0x', '\n', '123456789'];
	const texts = pieces.flatMap((a) =>
		pieces.flatMap((b) => pieces.flatMap((c) => pieces.map((d) => a + b + c + d))),
	);
	const missed = texts.filter(
		(text) => !pattern.test(text) && pciFaultsOf('IOPCIMatch', text).length === 0,
	);
	expect(missed).toEqual([]);
});
