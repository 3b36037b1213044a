/** Reading binary property lists, from values that another library writes and from bytes. */
import { buildBinary } from 'plist';
import { describe, expect, it } from 'vitest';
import {
	type BinaryValue,
	readBinaryPlist,
} from '../../../server/src/service/bytes/readBinaryPlist.js';

/** A binary property list of objects, with one byte for each offset and reference. An object that occurs again is written once. */
function binaryOf(objects: readonly (readonly number[])[], root = 0): Uint8Array {
	const content = [...new Set(objects)];
	const offsets = objects.map(
		(object) => 8 + content.slice(0, content.indexOf(object)).flat().length,
	);
	const numbers = [objects.length, root, 8 + content.flat().length];
	const trailer = [
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		...numbers.flatMap((each) => [0, 0, 0, 0, 0, 0, 0, each]),
	];
	return Uint8Array.from([...Buffer.from('bplist00'), ...content.flat(), ...offsets, ...trailer]);
}

const a = [0x51, 0x61];

const values: readonly (readonly [string, Uint8Array, BinaryValue])[] = [
	['true', binaryOf([[0x09]]), { type: 'boolean', value: true }],
	['false', binaryOf([[0x08]]), { type: 'boolean', value: false }],
	['null', binaryOf([[0x00]]), { type: 'null' }],
	['an integer of one byte', binaryOf([[0x10, 0xff]]), { type: 'integer', value: 255n }],
	['an integer of two bytes', binaryOf([[0x11, 0x12, 0x09]]), { type: 'integer', value: 0x1209n }],
	[
		'a negative integer',
		binaryOf([[0x13, ...Array<number>(8).fill(0xff)]]),
		{ type: 'integer', value: -1n },
	],
	[
		'an integer above 2^63',
		binaryOf([[0x14, ...Array<number>(8).fill(0), ...Array<number>(8).fill(0xff)]]),
		{ type: 'integer', value: 0xffff_ffff_ffff_ffffn },
	],
	[
		'a real without a fraction',
		binaryOf([[0x22, 0x45, 0x9c, 0x40, 0x00]]),
		{ type: 'real', value: 5000 },
	],
	['a date', binaryOf([[0x33, 0, 0, 0, 0, 0, 0, 0, 0]]), { type: 'date', seconds: 0 }],
	['data', binaryOf([[0x43, 1, 2, 3]]), { type: 'data', bytes: Uint8Array.from([1, 2, 3]) }],
	[
		'a long string',
		binaryOf([[0x5f, 0x10, 20, ...Array<number>(20).fill(0x78)]]),
		{ type: 'string', value: 'x'.repeat(20) },
	],
	['a string in UTF-16', binaryOf([[0x61, 0x00, 0xe9]]), { type: 'string', value: 'é' }],
	['a reference of an archive', binaryOf([[0x81, 0x01, 0x00]]), { type: 'uid', value: 256 }],
	['a set', binaryOf([[0xc1, 1], a]), { type: 'array', items: [{ type: 'string', value: 'a' }] }],
	[
		'a dictionary with a duplicate key',
		binaryOf([[0xd2, 1, 1, 2, 3], a, [0x09], [0x08]]),
		{
			type: 'dictionary',
			entries: [
				['a', { type: 'boolean', value: true }],
				['a', { type: 'boolean', value: false }],
			],
		},
	],
];

describe('a value', () => {
	it.each(values)('is read: %s', (_, bytes, value) => {
		expect(readBinaryPlist(bytes)).toEqual(value);
	});

	it('is read from an Info.plist that another library writes', () => {
		const written = {
			CFBundleIdentifier: 'com.example.driver',
			IOKitPersonalities: { Ünit: { idVendor: 4617, IOProbeScore: 1.5, IOPropertyMatch: [] } },
		};
		expect(readBinaryPlist(buildBinary(written))).toEqual({
			type: 'dictionary',
			entries: [
				['CFBundleIdentifier', { type: 'string', value: 'com.example.driver' }],
				[
					'IOKitPersonalities',
					{
						type: 'dictionary',
						entries: [
							[
								'Ünit',
								{
									type: 'dictionary',
									entries: [
										['idVendor', { type: 'integer', value: 4617n }],
										['IOProbeScore', { type: 'real', value: 1.5 }],
										['IOPropertyMatch', { type: 'array', items: [] }],
									],
								},
							],
						],
					},
				],
			],
		});
	});
});

describe('a file that is not valid', () => {
	it.each<[string, Uint8Array, string]>([
		['is empty', Uint8Array.from([]), 'not binary'],
		['is XML', Buffer.from('<plist/>'), 'not binary'],
		['has a later version', Buffer.from('bplist15'.padEnd(80)), 'not binary'],
		['has only its first bytes', Buffer.from('bplist00'), 'truncated'],
		[
			'has no trailer',
			Buffer.concat([Buffer.from('bplist00'), Buffer.alloc(40, 0xff)]),
			'truncated',
		],
		[
			'has a string that is longer than the file',
			binaryOf([[0x5f, 0x10, 0xff, 0x61]]),
			'truncated',
		],
		['has a reference to no object', binaryOf([[0xa1, 9]]), 'damaged'],
		['has a key that is not a string', binaryOf([[0xd1, 1, 1], [0x09]]), 'damaged'],
		['has an unknown type', binaryOf([[0x70]]), 'damaged'],
		['has an index that needs more than four bytes', binaryOf([[0x84, 1, 0, 0, 0, 0]]), 'damaged'],
		['has an array in itself', binaryOf([[0xa1, 0]]), 'cycle'],
		[
			'has an array in an array in itself',
			binaryOf([
				[0xa1, 1],
				[0xa1, 0],
			]),
			'cycle',
		],
	])('%s', (_, bytes, reason) => {
		expect(readBinaryPlist(bytes)).toMatchObject({ type: 'fault', reason });
	});

	it('has objects that overlap', () => {
		const data = [0x4f, 0x10, 100, ...Array<number>(100).fill(0)];
		const items = Array.from({ length: 14 }, (_, at) => at + 1);
		const bytes = binaryOf([[0xae, ...items], ...items.map(() => data)]);
		expect(readBinaryPlist(bytes)).toMatchObject({ type: 'fault', reason: 'damaged' });
	});

	it('has a changed byte', () => {
		const bytes = Uint8Array.from(buildBinary({ a: [1, 2.5, true, 'x', { b: new Date(0) }] }));
		for (const at of bytes.keys()) {
			for (const byte of [0x00, 0x0f, 0x80, 0xff]) {
				const changed = Uint8Array.from(bytes);
				changed[at] = byte;
				expect(readBinaryPlist(changed)).toHaveProperty('type');
			}
		}
	});
});

it('reads shared objects once', () => {
	const doubled = Array.from({ length: 60 }, (_, at) => [0xa2, at + 1, at + 1]);
	const root = readBinaryPlist(binaryOf([...doubled, a]));
	expect(root.type === 'array' && root.items[0] === root.items[1]).toBe(true);
});
