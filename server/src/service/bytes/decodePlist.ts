/** From the bytes of a file to the text of a property list, with what the real parsers think of the bytes. */
import { declaredEncoding } from '../syntax/declaredEncoding.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';

/** The decoder that browsers and node share; the language itself has none. */
declare const TextDecoder: new (
	label: string,
	options?: { readonly ignoreBOM: boolean },
) => { readonly encoding: string; decode(bytes: Uint8Array): string };

/** The text of a file, and what was found on the way from its bytes. */
export interface DecodedPlist {
	readonly text: string;
	/** The encoding the bytes were read in, as `TextDecoder` calls it; `binary` for a binary property list. */
	readonly encoding: string;
	/** Faults of the bytes themselves. Those of the text are found by `parse`. */
	readonly notes: readonly SyntaxFault[];
	/** Offsets in `text` of U+FFFD that stand for bytes that are no text. */
	readonly invalid: readonly number[];
}

const byteOrderMarks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
	['utf-32be', [0x00, 0x00, 0xfe, 0xff]],
	['utf-32le', [0xff, 0xfe, 0x00, 0x00]],
	['utf-16be', [0xfe, 0xff]],
	['utf-16le', [0xff, 0xfe]],
];

/** Never throws: what cannot be read becomes U+FFFD and is noted. A byte order mark of UTF-8 stays, for `parse` to see. */
export function decodePlist(bytes: Uint8Array): DecodedPlist {
	const head = latin1(bytes.subarray(0, 512));
	if (head.startsWith('bplist')) {
		return { text: head, encoding: 'binary', notes: [], invalid: [] };
	}
	const mark = byteOrderMarks.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
	if (mark) {
		const [encoding, { length }] = mark;
		const rest = bytes.subarray(length);
		const text = encoding.startsWith('utf-32') ? utf32(rest, encoding) : decode(rest, encoding);
		return { text, encoding, notes: [notUtf8(encoding, text)], invalid: [] };
	}
	const encoding = supported(declaredEncoding(head)?.name ?? 'utf-8');
	const text = decode(bytes, encoding);
	const mayLose = encoding === 'utf-8' && text.includes('\ufffd');
	return { text, encoding, notes: [], invalid: mayLose ? lostBytes(bytes, text) : [] };
}

function notUtf8(encoding: string, text: string): SyntaxFault {
	const refusedBy = ['IOCFUnserialize', 'kernel'] as const;
	const range = { start: 0, end: Math.min(1, text.length) };
	return { code: 'not-utf8', encoding, range, refusedBy };
}

/** The declared encoding where it is one of single bytes that can be read here; else UTF-8. ASCII is read as Latin-1, as CoreFoundation does. */
function supported(name: string): string {
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

function utf32(bytes: Uint8Array, encoding: string): string {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let text = '';
	for (let at = 0; at + 4 <= bytes.length; at += 4) {
		const code = view.getUint32(at, encoding === 'utf-32le');
		text += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
	}
	return text;
}

/** The replacement characters in `text` that the file itself does not contain. */
function lostBytes(bytes: Uint8Array, text: string): number[] {
	const lost: number[] = [];
	let at = 0;
	for (let offset = 0; offset < text.length; offset++) {
		const code = text.codePointAt(offset) ?? 0;
		if (
			code === 0xfffd &&
			!(bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd)
		) {
			lost.push(offset);
			at += invalidLength(bytes, at);
			continue;
		}
		at += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		if (code > 0xffff) offset++;
	}
	return lost;
}

/** How many bytes a decoder replaces by one U+FFFD: the longest beginning of a character that could still be one. */
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
