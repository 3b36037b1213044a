/** Encodes numbers as the data that PCI devices publish. */
import { encodeBase64 } from '../text/base64.js';

/** The Base64 text of a number as four bytes, lowest first. */
export function fourBytes(value: bigint): string {
	const bytes = [0n, 8n, 16n, 24n].map((shift) => Number((value >> shift) & 0xffn));
	return encodeBase64(Uint8Array.from(bytes));
}
