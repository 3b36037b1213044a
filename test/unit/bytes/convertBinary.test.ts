/** Binary property lists become XML with the same values, or a sentence names the value that XML can't contain. */
import { buildBinary, parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { convertBinary, renderMessage } from '../../../server/src/service/index.js';
import { binaryPlist, type Plain } from '../registry/binaryPlist.js';

/** `{ k = VALUE; }`, with the bytes of an object as its value. */
function entryOf(object: readonly number[]): Uint8Array {
	const content = [0xd1, 1, 2, 0x51, 0x6b, ...object];
	const offsets = [8, 11, 13];
	const numbers = [3, 0, 8 + content.length].flatMap((each) => [0, 0, 0, 0, 0, 0, 0, each]);
	const trailer = [0, 0, 0, 0, 0, 0, 1, 1, ...numbers];
	return Uint8Array.from([...Buffer.from('bplist00'), ...content, ...offsets, ...trailer]);
}

function xmlOf(bytes: Uint8Array): string {
	const converted = convertBinary(bytes);
	return 'refused' in converted ? renderMessage(converted.refused) : converted.xml;
}

function refusal(bytes: Uint8Array): string {
	const converted = convertBinary(bytes);
	return 'refused' in converted
		? renderMessage(converted.refused)
		: `not refused: ${converted.xml}`;
}

const seconds = (value: number): readonly number[] => {
	const bytes = Buffer.alloc(8);
	bytes.writeDoubleBE(value);
	return [0x33, ...bytes];
};

describe('a line end', () => {
	it.each([
		['\r', '&#13;'],
		['\r\n', '&#13;\n'],
		['\u0085', '&#133;'],
		['\u2028', '&#8232;'],
		['\u2029', '&#8233;'],
		['\n', '\n'],
	])('%j is read as it was', (text, written) => {
		const value = { [`a${text}b`]: [`c${text}d`, text] };
		const xml = xmlOf(binaryPlist(value));
		expect(xml).toContain(`<string>c${written}d</string>`);
		expect(parse(xml)).toEqual(value);
	});
});

it('other texts are not changed', () => {
	const value = { '': ' a\tb ', '<&>': ']]>&#13;', é: '😀\ufeff\u007f' };
	expect(parse(xmlOf(binaryPlist(value)))).toEqual(value);
});

it.each<[string, Plain, string]>([
	['null', { a: [true, null] }, "'a/1' is null, which XML property lists can't contain."],
	['the root', null, "The root is null, which XML property lists can't contain."],
	[
		'a control character',
		{ IOKitPersonalities: { A: { Name: 'a\u0001b' } } },
		"'IOKitPersonalities/A/Name' contains the character U+0001, which XML can't contain.",
	],
	['a null character', ['\0'], "'0' contains the character U+0000, which XML can't contain."],
	['no character', ['\uffff'], "'0' contains the character U+FFFF, which XML can't contain."],
	[
		'half of a surrogate pair',
		['a', 'b\ud800c'],
		"'1' contains the character U+D800, which XML can't contain.",
	],
	[
		'a control character in a key',
		{ a: { 'b\u000bc': 'd' } },
		"The key 'a/b\\u000bc' contains the character U+000B, which XML can't contain.",
	],
])('%s is named', (_title, value, sentence) => {
	expect(refusal(binaryPlist(value))).toBe(sentence);
});

it.each([
	[
		'not a number',
		seconds(Number.NaN),
		"'k' is a date without a number, which XML property lists can't contain.",
	],
	[
		'after all years',
		seconds(1e300),
		"'k' is a date more than 270,000 years from now, which is not converted.",
	],
	[
		'of 128 bits',
		[0x14, 1, ...Array<number>(15).fill(0)],
		"'k' is an integer outside of 64 bits. No program can read it in XML.",
	],
])('a value is named that is %s', (_title, object, sentence) => {
	expect(refusal(entryOf(object))).toBe(sentence);
});

it('damage is not the reason where a value is', () => {
	const whole = binaryPlist({ a: 'b' });
	expect(refusal(whole.subarray(0, 20))).toMatch(
		/^The binary property list is incomplete at byte \d+\.$/,
	);
	expect(refusal(entryOf([0x70]))).toBe('The binary property list is damaged at byte 13.');
	expect(refusal(Buffer.from('<plist/>'))).toBe(
		'The file is not a binary property list that CoreFoundation reads.',
	);
});

it('the XML of values that are repeated without end is too long', () => {
	const text = 'a'.repeat(100_000);
	expect(refusal(binaryPlist(Array<Plain>(1000).fill(text)))).toBe(
		'The XML is too long, because the file contains values many times by reference.',
	);
});

it.each([
	[0, false],
	[0.5, true],
])('a date of %d seconds loses a fraction: %s', (value, losesFractions) => {
	expect(convertBinary(entryOf(seconds(value)))).toMatchObject({ losesFractions });
});

it('a file of another library keeps its values', () => {
	const value = { a: [1, -1, 2 ** 40, 1.5, true, 'é'], b: { c: new Date(86_400_000) } };
	expect(parse(xmlOf(Buffer.from(buildBinary(value))))).toEqual(value);
});
