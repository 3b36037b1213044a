/** Data as text: its text, its digits, or one character for each byte. */
import { utf8Text } from '../../bytes/textBytes.js';

/** One character for each byte, so that text within binary data can be found and changed. */
export function binaryText(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += 4096) {
		parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
	}
	return parts.join('');
}

/** The bytes of binary text. */
export function binaryTextBytes(text: string): Uint8Array {
	return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/** The text in bytes if they are printable UTF-8; otherwise their hexadecimal digits. */
export function textOrHex(bytes: Uint8Array): string {
	const text = utf8Text(bytes.subarray(0, 4096));
	return /^[^\p{Cc}\ufffd]+\0*$/u.test(text) ? text : hexText(bytes);
}

export function hexText(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A UUID as EFI stores it, or such a UUID as others do: the bytes of its first three parts are reversed (UEFI 2.10, appendix A). */
export function efiUuid(binary: string): string {
	return [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
		.map((index) => binary.charAt(index))
		.join('');
}
