/** Encodes an edited text like the file that it was read from. */
import { type DecodedPlist, decodePlist } from '../service/index.js';

/**
 * `text` in the encoding and with the byte order mark of `decoded`; undefined if something would be lost, for encodings
 * without an encoder, and for characters whose bytes in the encoding are unknown.
 */
export function encodeText(
	text: string,
	decoded: DecodedPlist,
	bytes: Uint8Array,
): Uint8Array | undefined {
	const encode = encoderOf(decoded, bytes);
	const same = encode?.(decoded.text);
	if (!encode || !same || Buffer.compare(same, bytes) !== 0) return undefined;
	const encoded = encode(text);
	return encoded && decodePlist(encoded).text === text ? encoded : undefined;
}

type Encoder = (text: string) => Buffer | undefined;

function encoderOf({ encoding, text }: DecodedPlist, bytes: Uint8Array): Encoder | undefined {
	if (encoding === 'utf-8') return (each) => Buffer.from(each, 'utf8');
	if (encoding === 'utf-16le') return (each) => Buffer.from(`\ufeff${each}`, 'utf16le');
	if (encoding === 'utf-16be') return (each) => Buffer.from(`\ufeff${each}`, 'utf16le').swap16();
	return text.length === bytes.length ? singleByteEncoder(text, bytes) : undefined;
}

/**
 * Each character has the byte that it has in the file, or that of ASCII. Other characters have none: the decoder of an
 * encoding is not always the one that the file declares, such as windows-1252 for ISO-8859-1.
 */
function singleByteEncoder(text: string, bytes: Uint8Array): Encoder {
	const byteOf = new Map<number, number>();
	for (let code = 0; code < 0x80; code++) byteOf.set(code, code);
	for (const [at, byte] of bytes.entries()) byteOf.set(text.charCodeAt(at), byte);
	return (each) => {
		const encoded = Buffer.alloc(each.length);
		for (let at = 0; at < each.length; at++) {
			const byte = byteOf.get(each.charCodeAt(at));
			if (byte === undefined) return undefined;
			encoded[at] = byte;
		}
		return encoded;
	};
}
