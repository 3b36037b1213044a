/** Encodes an edited text like the file that it was read from. */
import { type DecodedPlist, decodePlist } from '../service/index.js';

/**
 * `text` in the encoding and with the byte order mark of `decoded`;
 * undefined if the bytes contain something that would be lost, or for other encodings than UTF-8 and UTF-16.
 */
export function encodeText(
	text: string,
	decoded: DecodedPlist,
	bytes: Uint8Array,
): Uint8Array | undefined {
	const same = encodeAs(decoded.encoding, decoded.text);
	if (!same || Buffer.compare(same, bytes) !== 0) return undefined;
	const encoded = encodeAs(decoded.encoding, text);
	return encoded && decodePlist(encoded).text === text ? encoded : undefined;
}

function encodeAs(encoding: string, text: string): Buffer | undefined {
	if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
	if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
	if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
	return undefined;
}
