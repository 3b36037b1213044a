/** From a text back to the bytes of the file it came from. */
import { type DecodedPlist, decodePlist } from '../service/index.js';

/**
 * `text` in the encoding that `decoded` was read in, with the byte order mark it had;
 * undefined where the bytes held something that would be lost.
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
