/** JSON with ranges: the same values as JSON.parse, and a position for faults. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFault, type JsonNode, parseJson } from '../../../server/src/configuration/jsonText.js';

function plainValue(node: JsonNode): unknown {
	switch (node.type) {
		case 'object':
			return Object.fromEntries(node.members.map(({ key, value }) => [key, plainValue(value)]));
		case 'array':
			return node.items.map(plainValue);
		default:
			return node.value;
	}
}

function parsed(text: string): unknown {
	const node = parseJson(text);
	return isFault(node) ? 'fault' : plainValue(node);
}

function parsedByEngine(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return 'fault';
	}
}

describe('JSON', () => {
	it('reads the same as JSON.parse', () => {
		const values = fc.jsonValue({ maxDepth: 5 }).filter((value) => !hasProto(value));
		fc.assert(
			fc.property(values, fc.nat(4), (value, indent) => {
				const text = JSON.stringify(value, undefined, indent);
				expect(parsed(text)).toEqual(JSON.parse(text));
			}),
			{ seed: 1 },
		);
	});

	it('rejects the same as JSON.parse', () => {
		const piece = fc.constantFrom(
			...'{}[],:"\\ \n-+.0129eEtrufalsn/*',
			'true',
			'"a"',
			'\t',
			'\u0001',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const text = pieces.join('');
				expect(parsed(text)).toEqual(parsedByEngine(text));
			}),
			{ seed: 2, numRuns: 3000 },
		);
	});

	it('returns the range of every value', () => {
		const text = ' { "a": [1, "b"] }';
		const root = parseJson(text);
		if (isFault(root) || root.type !== 'object') throw new Error('an object was expected');
		const [member] = root.members;
		const items = member?.value.type === 'array' ? member.value.items : [];
		const ranges = [root.range, member?.keyRange, ...items.map(({ range }) => range)];
		expect(ranges.map((range) => text.slice(range?.start, range?.end))).toEqual([
			'{ "a": [1, "b"] }',
			'"a"',
			'1',
			'"b"',
		]);
	});

	it.each([
		['', 0, 'a value'],
		['{ "a" 1 }', 6, "':'"],
		['{ "a": 1, }', 10, 'a name in double quotes'],
		["{ 'a': 1 }", 2, 'a name in double quotes'],
		['[1 2]', 3, "',' or ']'"],
		['{} x', 3, 'the end of the file'],
		['// no', 0, 'a value'],
	])('reports the position of the fault in %j', (text, offset, expected) => {
		expect(parseJson(text)).toEqual({ offset, expected });
	});

	it('survives any depth', () => {
		expect(parseJson('['.repeat(100_000))).toHaveProperty('expected', 'no deeper nesting');
	});
});

function hasProto(value: unknown): boolean {
	return JSON.stringify(value).includes('__proto__');
}
