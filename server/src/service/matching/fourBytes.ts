/** Encodes numbers as the data that PCI devices publish. */

/** The Base64 text of a number as four bytes, lowest first. */
export function fourBytes(value: bigint): string {
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
	const bytes = [0n, 8n, 16n, 24n].map((shift) => Number((value >> shift) & 0xffn));
	const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
	const sextets = bits.padEnd(36, '0').match(/.{6}/g) ?? [];
	return `${sextets.map((each) => alphabet[Number.parseInt(each, 2)] ?? '').join('')}==`;
}
