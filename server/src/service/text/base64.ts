/** Encodes bytes as Base64, for which ECMAScript has no function. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The Base64 text of the bytes, on one line, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
		const bits = (first << 16) | (second << 8) | third;
		for (const shift of [18, 12, 6, 0]) text += alphabet[(bits >> shift) & 0x3f] ?? '';
	}
	const padding = (3 - (bytes.length % 3)) % 3;
	return text.slice(0, text.length - padding) + '='.repeat(padding);
}
