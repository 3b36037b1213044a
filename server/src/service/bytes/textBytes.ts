/** Converts text to bytes and back. */

/** The encoder that browsers and Node have; it is not part of ECMAScript. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
/** As `TextEncoder`. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

export function utf8Bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

/** The text of UTF-8; invalid bytes become U+FFFD. */
export function utf8Text(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes);
}

/** The bytes of pairs of hexadecimal digits, with whitespace anywhere; undefined if anything else is in the text. */
export function hexBytes(text: string): Uint8Array | undefined {
	const bytes = new Uint8Array(text.length >> 1);
	let count = 0;
	let high = -1;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const digit = hexDigit(code);
		if (digit < 0) {
			if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) continue;
			return undefined;
		}
		if (high < 0) high = digit;
		else {
			bytes[count++] = high * 16 + digit;
			high = -1;
		}
	}
	return high < 0 ? bytes.subarray(0, count) : undefined;
}

/** The value of a hexadecimal digit; -1 for any other character. */
function hexDigit(code: number): number {
	if (code >= 0x30 && code <= 0x39) return code - 0x30;
	const letter = code | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
