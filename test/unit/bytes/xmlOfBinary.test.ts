/** The XML form of binary property lists. */
import { describe, expect, it } from 'vitest';
import type { BinaryValue } from '../../../server/src/service/bytes/readBinaryPlist.js';
import { xmlOfBinary } from '../../../server/src/service/bytes/xmlOfBinary.js';

/** The lines between `<plist version="1.0">` and `</plist>`. */
function rootOf(value: BinaryValue): string | undefined {
	return xmlOfBinary(value)?.split('\n').slice(3, -2).join('\n');
}

describe('the element of a value', () => {
	it.each<[BinaryValue, string]>([
		[{ type: 'boolean', value: true }, '<true/>'],
		[{ type: 'integer', value: -1n }, '<integer>-1</integer>'],
		[{ type: 'real', value: 5000 }, '<real>5000</real>'],
		[{ type: 'real', value: Number.NaN }, '<real>nan</real>'],
		[{ type: 'real', value: Number.NEGATIVE_INFINITY }, '<real>-infinity</real>'],
		[{ type: 'real', value: -0 }, '<real>-0</real>'],
		[{ type: 'string', value: 'a < b & c' }, '<string>a &lt; b &amp; c</string>'],
		[{ type: 'date', seconds: 86_400 }, '<date>2001-01-02T00:00:00Z</date>'],
		[{ type: 'date', seconds: 252_455_616_001 }, '<date>10001-01-01T00:00:01Z</date>'],
		[{ type: 'date', seconds: -63_113_904_001 }, '<date>0000-12-31T23:59:59Z</date>'],
		[{ type: 'date', seconds: -100_000_000_000 }, '<date>-1168-02-16T14:13:20Z</date>'],
		[{ type: 'data', bytes: Uint8Array.from([1, 2, 3, 4]) }, '<data>AQIDBA==</data>'],
		[{ type: 'array', items: [] }, '<array/>'],
		[
			{ type: 'dictionary', entries: [['a', { type: 'uid', value: 7 }]] },
			'<dict>\n\t<key>a</key>\n\t<dict>\n\t\t<key>CF$UID</key>\n\t\t<integer>7</integer>\n\t</dict>\n</dict>',
		],
	])('is as in XML: %#', (value, xml) => {
		expect(rootOf(value)).toBe(xml);
	});
});

it.each<[string, BinaryValue]>([
	['a long string', { type: 'string', value: 'a'.repeat(100_000) }],
	['long data', { type: 'data', bytes: new Uint8Array(100_000) }],
	[
		'a long key',
		{ type: 'dictionary', entries: [['a'.repeat(100_000), { type: 'boolean', value: true }]] },
	],
])('does not repeat %s without end', (_, value) => {
	const items = Array<BinaryValue>(1000).fill(value);
	expect(xmlOfBinary({ type: 'array', items })).toBeUndefined();
});

it.each<[string, BinaryValue]>([
	['null', { type: 'null' }],
	['a date that is not a number', { type: 'date', seconds: Number.NaN }],
	['a date after all years', { type: 'date', seconds: 1e300 }],
	['half of a surrogate pair', { type: 'string', value: 'a\ud800b' }],
	[
		'half of a surrogate pair in a key',
		{ type: 'dictionary', entries: [['\udc00', { type: 'boolean', value: true }]] },
	],
])('does not change %s', (_, value) => {
	expect(xmlOfBinary({ type: 'array', items: [value] })).toBeUndefined();
});
