/** Writes binary property lists, with objects that occur several times. */

export type Plain =
	| string
	| number
	| boolean
	| null
	| Uint8Array
	| Uid
	| readonly Plain[]
	| PlainTable;
export interface PlainTable {
	readonly [key: string]: Plain;
}

/** A reference to an object of an archive. */
export class Uid {
	constructor(readonly index: number) {}
}

/** The bytes; offsets have four bytes, references as many as are given. Each object of JavaScript is written once. */
export function binaryPlist(root: Plain, referenceSize = 2): Uint8Array {
	const objects: Plain[] = [];
	const indexes = new Map<unknown, number>();
	const indexOf = (value: Plain): number => {
		const known = indexes.get(value);
		if (known !== undefined) return known;
		const index = objects.push(value) - 1;
		indexes.set(value, index);
		for (const part of partsOf(value)) indexOf(part);
		return index;
	};
	indexOf(root);
	const bytes: number[] = [...Buffer.from('bplist00')];
	const offsets: number[] = [];
	for (const value of objects) {
		offsets.push(bytes.length);
		bytes.push(...head(value), ...body(value));
		for (const part of partsOf(value)) bytes.push(...bigEndian(indexOf(part), referenceSize));
	}
	const table = bytes.length;
	for (const offset of offsets) bytes.push(...bigEndian(offset, 4));
	bytes.push(0, 0, 0, 0, 0, 0, 4, referenceSize);
	for (const number of [objects.length, 0, table]) bytes.push(...bigEndian(number, 8));
	return Uint8Array.from(bytes);
}

function partsOf(value: Plain): readonly Plain[] {
	if (Array.isArray(value)) return value;
	return isTable(value) ? [...Object.keys(value), ...Object.values(value)] : [];
}

function isTable(value: Plain): value is PlainTable {
	if (typeof value !== 'object' || value === null) return false;
	return !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Uid);
}

function head(value: Plain): readonly number[] {
	if (value === null) return [0];
	if (typeof value === 'boolean') return [value ? 9 : 8];
	if (typeof value === 'number') return [0x13];
	if (value instanceof Uid) return [0x83];
	if (typeof value === 'string') return sized(0x60, value.length);
	if (value instanceof Uint8Array) return sized(0x40, value.length);
	if (isTable(value)) return sized(0xd0, Object.keys(value).length);
	return sized(0xa0, value.length);
}

function body(value: Plain): readonly number[] {
	if (typeof value === 'number') return bigEndian(value, 8);
	if (typeof value === 'string') return [...Buffer.from(value, 'utf16le').swap16()];
	if (value instanceof Uint8Array) return [...value];
	return value instanceof Uid ? bigEndian(value.index, 4) : [];
}

function sized(type: number, size: number): readonly number[] {
	return size < 15 ? [type + size] : [type + 15, 0x12, ...bigEndian(size, 4)];
}

function bigEndian(number: number, length: number): readonly number[] {
	const bytes = Buffer.alloc(8);
	bytes.writeBigInt64BE(BigInt(number));
	return [...bytes.subarray(8 - length)];
}
