/** Decoding of bytes, and their faults. */
import { describe, expect, it } from 'vitest';
import { withByteFaults } from '../../../server/src/service/bytes/byteFaults.js';
import { decodePlist } from '../../../server/src/service/bytes/decodePlist.js';
import { parse } from '../../../server/src/service/syntax/parse.js';

const body = '<plist version="1.0"><dict><key>a</key><string>é 😀</string></dict></plist>';

function declared(encoding: string): string {
	return `<?xml version="1.0" encoding="${encoding}"?>\n${body}`;
}

function utf16(text: string, bigEndian = false): Buffer {
	const bytes = Buffer.from(text, 'utf16le');
	return bigEndian ? bytes.swap16() : bytes;
}

function utf32(text: string): Buffer {
	const units = Uint32Array.from([...text].map((char) => char.codePointAt(0) ?? 0));
	return Buffer.from(units.buffer);
}

/** The codes of the faults of a file, in order. */
function codesOf(bytes: Uint8Array): readonly string[] {
	const decoded = decodePlist(bytes);
	return withByteFaults(parse(decoded.text), decoded).faults.map(({ code }) => code);
}

describe('the text of a file', () => {
	it.each([
		['UTF-8', 'utf-8', Buffer.from(declared('UTF-8')), declared('UTF-8')],
		['UTF-8 with a byte order mark', 'utf-8', Buffer.from(`\ufeff${body}`), `\ufeff${body}`],
		['UTF-16, little-endian', 'utf-16le', utf16(`\ufeff${body}`), body],
		['UTF-16, big-endian', 'utf-16be', utf16(`\ufeff${body}`, true), body],
		['UTF-32, little-endian', 'utf-32le', utf32(`\ufeff${body}`), body],
		[
			'Latin-1 as declared',
			'windows-1252',
			Buffer.from(declared('ISO-8859-1').replace(' 😀', ''), 'latin1'),
			declared('ISO-8859-1').replace(' 😀', ''),
		],
	])('is decoded from %s', (_, encoding, bytes, text) => {
		expect(decodePlist(bytes)).toMatchObject({ text, encoding, invalidOffsets: [] });
	});

	it('has a replacement character for each invalid part of UTF-8, distinguished from literal ones', () => {
		const bytes = Buffer.concat([
			Buffer.from('\ufffd'),
			Buffer.from([0xff, 0xe2, 0x82, 0x41, 0xf0, 0x9f]),
		]);
		expect(decodePlist(bytes)).toMatchObject({
			text: '\ufffd\ufffd\ufffdA\ufffd',
			invalidOffsets: [1, 2, 4],
		});
	});

	it.each([
		['nothing', []],
		['half a UTF-16 character', [0xff, 0xfe, 0x3c]],
		['half a UTF-32 character', [0x00, 0x00, 0xfe, 0xff, 0x00]],
		['zeros', [0, 0, 0, 0]],
	])('is also decoded from %s', (_, bytes) => {
		expect(() => codesOf(Uint8Array.from(bytes))).not.toThrow();
	});
});

describe('the faults of bytes', () => {
	it.each([
		['none for UTF-8', Buffer.from(declared('UTF-8')), []],
		['a byte order mark', Buffer.from(`\ufeff${body}`), ['byte-order-mark']],
		['UTF-16, which overrides the declaration', utf16(`\ufeff${declared('UTF-8')}`), ['not-utf8']],
		['only UTF-16 if it is declared', utf16(`\ufeff${declared('UTF-16')}`), ['not-utf8']],
		['a wrong declaration', Buffer.from(declared('UTF-16')), ['unknown-encoding']],
		['an unknown encoding', Buffer.from(declared('EBCDIC-7')), ['unknown-encoding']],
		['an invalid byte', Buffer.from(body.replace(' 😀', ''), 'latin1'), ['invalid-utf8']],
		['a binary property list', Buffer.from('bplist00\u00d0\u0008', 'latin1'), ['binary-plist']],
	])('%s', (_, bytes, codes) => {
		expect(codesOf(bytes)).toEqual(codes);
	});

	it('are inside a text that is only a byte order mark', () => {
		const decoded = decodePlist(Buffer.from([0xff, 0xfe]));
		const { faults } = withByteFaults(parse(decoded.text), decoded);
		expect(faults.map(({ code, range }) => [code, range.end])).toEqual([
			['not-utf8', 0],
			['empty-plist', 0],
		]);
	});

	it('are not derived from the text of an editor', () => {
		expect(parse(declared('UTF-16')).faults).toEqual([]);
	});

	it('are rejected by CoreFoundation in a string, and by no parser in a comment', () => {
		const rejections = (text: string) => {
			const decoded = decodePlist(Buffer.from(text, 'latin1'));
			return withByteFaults(parse(decoded.text), decoded).faults.map(
				({ rejectedBy }) => rejectedBy,
			);
		};
		expect(rejections('<plist><string>\u00e9</string></plist>')).toEqual([['CoreFoundation']]);
		expect(rejections('<plist><!-- \u00e9 --><string/></plist>')).toEqual([[]]);
	});

	const inString = '<plist><string>\ud800</string></plist>';
	const inComment = '<plist><!-- \udc00 --><string/></plist>';
	const atTheEnd = '<plist><string/></plist>\n<!-- \ud800 -->\n';
	it.each([
		['a string', 'UTF-16', utf16(`\ufeff${inString}`), 15, ['CoreFoundation']],
		['a string', 'big-endian UTF-16', utf16(`\ufeff${inString}`, true), 15, ['CoreFoundation']],
		['a comment', 'UTF-16', utf16(`\ufeff${inComment}`), 12, ['CoreFoundation']],
		['text after the root', 'UTF-16', utf16(`\ufeff${atTheEnd}`), 30, []],
		['a string', 'UTF-32', utf32(`\ufeff${inString}`), 15, ['CoreFoundation']],
		['text after the root', 'UTF-32', utf32(`\ufeff${atTheEnd}`), 30, ['CoreFoundation']],
	])('are half of a surrogate pair in %s of %s', (_, __, bytes, start, rejectedBy) => {
		const decoded = decodePlist(bytes);
		const { faults } = withByteFaults(parse(decoded.text), decoded);
		const found = faults.filter(({ code }) => code === 'invalid-utf8');
		expect(found).toMatchObject([{ range: { start, end: start + 1 }, rejectedBy }]);
	});

	it.each([
		['UTF-16', utf16('\ufeff\ufffd😀\ufffd')],
		['big-endian UTF-16', utf16('\ufeff\ufffd😀\ufffd', true)],
		['UTF-32', utf32('\ufeff\ufffd😀\ufffd')],
	])('do not include the replacement characters that a file in %s contains', (_, bytes) => {
		expect(decodePlist(bytes)).toMatchObject({ text: '\ufffd😀\ufffd', invalidOffsets: [] });
	});

	it('are both halves of a surrogate pair in UTF-32', () => {
		const bytes = Buffer.from(Uint32Array.from([0xfeff, 0xd83d, 0xde00]).buffer);
		expect(decodePlist(bytes)).toMatchObject({ text: '\ufffd\ufffd', invalidOffsets: [0, 1] });
	});
});
