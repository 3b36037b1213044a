/** Decodes the bytes of a file to the text of a property list, and reports the bytes that Apple's parsers reject. */
import { recognizedLength } from '../recognize.js';
import { declaredEncoding } from '../syntax/declaredEncoding.js';
import {
	type BinaryState,
	isTruncated,
	type SyntaxFault,
	type UnreadReason,
} from '../syntax/syntaxFault.js';
import { decodeUtf32, withInvalidUnits } from './decodeWide.js';
import {
	type BinaryFault,
	type BinaryValue,
	isBinaryPlist,
	readBinaryPlist,
} from './readBinaryPlist.js';
import { unwritableIn } from './xmlFault.js';
import { xmlOfBinary } from './xmlOfBinary.js';

/** The decoder that browsers and Node have; it is not part of ECMAScript. */
declare const TextDecoder: new (
	label: string,
	options?: { readonly ignoreBOM: boolean },
) => { readonly encoding: string; decode(bytes: Uint8Array): string };

/** The text of a file, and the faults in its bytes. */
export interface DecodedPlist {
	/** The XML form of a binary property list; its first bytes as Latin-1 if it can't be read. */
	readonly text: string;
	/** The encoding of the bytes, by its name in `TextDecoder`; `binary` for a binary property list. */
	readonly encoding: string;
	/** Faults in the bytes. Faults in the text are found by `parse`. */
	readonly faults: readonly SyntaxFault[];
	/** Offsets in `text` of each U+FFFD that replaces invalid bytes. */
	readonly invalidOffsets: readonly number[];
}

const byteOrderMarks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
	['utf-32be', [0x00, 0x00, 0xfe, 0xff]],
	['utf-32le', [0xff, 0xfe, 0x00, 0x00]],
	['utf-16be', [0xfe, 0xff]],
	['utf-16le', [0xff, 0xfe]],
];

/** Never throws: invalid bytes become U+FFFD and are listed. A byte order mark of UTF-8 stays in the text, since `parse` reports it. */
export function decodePlist(bytes: Uint8Array): DecodedPlist {
	if (isBinaryPlist(bytes)) return decodeBinary(bytes);
	const head = latin1(bytes.subarray(0, 512));
	const mark = byteOrderMarks.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
	if (mark) {
		const [encoding, { length }] = mark;
		const rest = bytes.subarray(length);
		const isLittleEndian = encoding.endsWith('le');
		const { text, invalidOffsets } = encoding.startsWith('utf-32')
			? decodeUtf32(rest, isLittleEndian)
			: withInvalidUnits(decode(rest, encoding), rest, isLittleEndian);
		return { text, encoding, faults: [notUtf8Fault(encoding, text)], invalidOffsets };
	}
	const encoding = decoderFor(declaredEncoding(head)?.name ?? 'utf-8');
	const text = decode(bytes, encoding);
	const mayBeInvalid = encoding === 'utf-8' && text.includes('\ufffd');
	return {
		text,
		encoding,
		faults: [],
		invalidOffsets: mayBeInvalid ? invalidOffsetsIn(bytes, text) : [],
	};
}

function decodeBinary(bytes: Uint8Array): DecodedPlist {
	const root = readBinaryPlist(bytes);
	const xml = root.type === 'fault' ? undefined : xmlOfBinary(root);
	const text = xml ?? latin1(bytes.subarray(0, recognizedLength));
	const state = root.type === 'fault' ? stateOf(root) : xml ? 'read' : { unread: reasonIn(root) };
	const faults = [binaryFault(state)];
	return { text, encoding: 'binary', faults, invalidOffsets: [] };
}

function stateOf({ reason, offset }: BinaryFault): BinaryState {
	if (reason === 'not binary') return { unread: { reason: 'otherVersion' } };
	if (reason === 'nested too deeply') return { unread: { reason: 'tooDeep', offset } };
	return { damagedAt: offset, isTruncated: reason === 'truncated' };
}

/** Why a binary property list has no XML form. */
function reasonIn(root: BinaryValue): UnreadReason {
	const fault = unwritableIn(root);
	return fault ? { reason: 'notXml', path: fault.path } : { reason: 'tooLong' };
}

function binaryFault(state: BinaryState): SyntaxFault {
	const rejectedBy = isTruncated(state)
		? (['CoreFoundation', 'IOCFUnserialize', 'kernel'] as const)
		: (['IOCFUnserialize', 'kernel'] as const);
	return { code: 'binary-plist', state, range: { start: 0, end: 0 }, rejectedBy };
}

function notUtf8Fault(encoding: string, text: string): SyntaxFault {
	const rejectedBy = ['IOCFUnserialize', 'kernel'] as const;
	const range = { start: 0, end: Math.min(1, text.length) };
	return { code: 'not-utf8', encoding, range, rejectedBy };
}

/** The declared encoding if it has single bytes and a decoder; otherwise UTF-8. ASCII is decoded as Latin-1, as in CoreFoundation. */
function decoderFor(name: string): string {
	if (/^(?:utf-?16|utf-?32|ucs)/i.test(name)) return 'utf-8';
	try {
		return new TextDecoder(name).encoding;
	} catch {
		return 'utf-8';
	}
}

function decode(bytes: Uint8Array, encoding: string): string {
	try {
		return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
	} catch {
		return latin1(bytes);
	}
}

function latin1(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return text;
}

/** The offsets of replacement characters in `text` that the file does not contain. */
function invalidOffsetsIn(bytes: Uint8Array, text: string): number[] {
	const invalid: number[] = [];
	let at = 0;
	for (let offset = 0; offset < text.length; offset++) {
		const code = text.codePointAt(offset) ?? 0;
		if (
			code === 0xfffd &&
			!(bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd)
		) {
			invalid.push(offset);
			at += invalidLength(bytes, at);
			continue;
		}
		at += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		if (code > 0xffff) offset++;
	}
	return invalid;
}

/** The number of bytes that a decoder replaces by one U+FFFD: the longest prefix of a valid character. */
function invalidLength(bytes: Uint8Array, at: number): number {
	const lead = bytes[at] ?? 0;
	const wanted =
		lead >= 0xc2 && lead < 0xe0
			? 1
			: lead >= 0xe0 && lead < 0xf0
				? 2
				: lead >= 0xf0 && lead < 0xf5
					? 3
					: 0;
	let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
	let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
	let length = 1;
	while (length <= wanted) {
		const next = bytes[at + length];
		if (next === undefined || next < low || next > high) break;
		low = 0x80;
		high = 0xbf;
		length++;
	}
	return length;
}
