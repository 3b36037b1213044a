/**
 * Reads binary property lists as CoreFoundation does (CFBinaryPList.c), NSKeyedArchiver's included. The libraries for
 * this read integers and reals as the same type, lose duplicate keys, and never end for some references.
 */

export type BinaryValue =
	| { readonly type: 'null' }
	| { readonly type: 'boolean'; readonly value: boolean }
	| { readonly type: 'integer'; readonly value: bigint }
	| { readonly type: 'real'; readonly value: number }
	/** Seconds since January 1, 2001, UTC. */
	| { readonly type: 'date'; readonly seconds: number }
	| { readonly type: 'data'; readonly bytes: Uint8Array }
	| { readonly type: 'string'; readonly value: string }
	/** The index of an object in `$objects` of an archive of NSKeyedArchiver. */
	| { readonly type: 'uid'; readonly value: number }
	/** An array or a set. */
	| { readonly type: 'array'; readonly items: readonly BinaryValue[] }
	/** Entries in the order of the file, duplicate keys included. */
	| {
			readonly type: 'dictionary';
			readonly entries: readonly (readonly [key: string, value: BinaryValue])[];
	  };

/** Why a binary property list can't be read, and the offset of the byte where that is found. */
export interface BinaryFault {
	readonly type: 'fault';
	readonly reason: 'not binary' | 'truncated' | 'damaged' | 'cycle' | 'nested too deeply';
	readonly offset: number;
}

/** Deeper values are not read. CoreFoundation has such a limit, too. */
const maxDepth = 512;

/** CoreFoundation reads no larger index (CFBinaryPList.c:__CFBinaryPlistCreateObjectFiltered). */
const maxUid = 0xffff_ffff;

/** The bytes after the objects and their offsets, which describe both. */
const trailerLength = 32;

/**
 * The root of a binary property list. Never throws, and the time is linear in the number of bytes. An object with
 * several references is one object in the result, too, so a traversal can take longer than reading.
 */
export function readBinaryPlist(bytes: Uint8Array): BinaryValue | BinaryFault {
	try {
		return new BinaryReader(bytes).root();
	} catch (error) {
		if (error instanceof ReadError) return error.fault;
		throw error;
	}
}

/** Whether a file is a binary property list, by its first bytes. */
export function isBinaryPlist(bytes: Uint8Array): boolean {
	return [...'bplist'].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

/** Ends the reading of a file; does not leave this module. */
class ReadError extends Error {
	readonly fault: BinaryFault;

	constructor(reason: BinaryFault['reason'], offset: number) {
		super(reason);
		this.fault = { type: 'fault', reason, offset };
	}
}

/** Where the content of an object is. */
interface Content {
	readonly offset: number;
	/** The number of bytes, characters, items, or entries. */
	readonly count: number;
}

class BinaryReader {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	/** The number of bytes of an offset and of a reference. */
	readonly #offsetSize: number;
	readonly #referenceSize: number;
	readonly #objectCount: number;
	readonly #rootIndex: number;
	readonly #tableOffset: number;
	/** The objects read so far by index; `'open'` for those around the current one. */
	readonly #objects = new Map<number, BinaryValue | 'open'>();
	/** The content that can still be read. Objects of valid files do not overlap. */
	#budget: number;

	constructor(bytes: Uint8Array) {
		if (!isBinaryPlist(bytes) || bytes[6] !== 0x30) throw new ReadError('not binary', 0);
		const trailer = bytes.length - trailerLength;
		if (trailer < 9) throw new ReadError('truncated', bytes.length);
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#offsetSize = this.#unsigned(trailer + 6, 1);
		this.#referenceSize = this.#unsigned(trailer + 7, 1);
		this.#objectCount = this.#unsigned(trailer + 8, 8);
		this.#rootIndex = this.#unsigned(trailer + 16, 8);
		this.#tableOffset = this.#unsigned(trailer + 24, 8);
		this.#budget = bytes.length;
		const tableEnd = this.#tableOffset + this.#objectCount * this.#offsetSize;
		const isValid = this.#tableOffset > 8 && tableEnd <= trailer && this.#offsetSize > 0;
		if (!isValid || this.#referenceSize === 0) throw new ReadError('truncated', trailer);
	}

	root(): BinaryValue {
		return this.#object(this.#rootIndex, this.#bytes.length - trailerLength + 16, 0);
	}

	/** The object with an index that is at `from`. */
	#object(index: number, from: number, depth: number): BinaryValue {
		const known = this.#objects.get(index);
		if (known === 'open') throw new ReadError('cycle', from);
		if (known) return known;
		if (index >= this.#objectCount) throw new ReadError('damaged', from);
		if (depth > maxDepth) throw new ReadError('nested too deeply', from);
		this.#objects.set(index, 'open');
		const at = this.#tableOffset + index * this.#offsetSize;
		const value = this.#valueAt(this.#unsigned(at, this.#offsetSize), depth);
		this.#objects.set(index, value);
		return value;
	}

	/** The high half of the marker is the type, the low half a size or a value. */
	#valueAt(offset: number, depth: number): BinaryValue {
		const marker = this.#unsigned(offset, 1);
		const low = marker & 0xf;
		switch (marker >> 4) {
			case 0x0:
				return this.#singleton(marker, offset);
			case 0x1:
				return { type: 'integer', value: this.#integer(offset + 1, 2 ** low) };
			case 0x2:
				return { type: 'real', value: this.#real(offset + 1, 2 ** low) };
			case 0x3:
				if (low !== 3) throw new ReadError('damaged', offset);
				return { type: 'date', seconds: this.#real(offset + 1, 8) };
			case 0x4:
				return { type: 'data', bytes: this.#slice(this.#content(offset, low, 1)) };
			case 0x5:
				return { type: 'string', value: this.#latin1(this.#content(offset, low, 1)) };
			case 0x6:
				return { type: 'string', value: this.#utf16(this.#content(offset, low, 2)) };
			case 0x8:
				return { type: 'uid', value: this.#uid(offset, low + 1) };
			case 0xa:
			case 0xb:
			case 0xc:
				return this.#array(this.#content(offset, low, this.#referenceSize), depth);
			case 0xd:
				return this.#dictionary(this.#content(offset, low, 2 * this.#referenceSize), depth);
			default:
				throw new ReadError('damaged', offset);
		}
	}

	#singleton(marker: number, offset: number): BinaryValue {
		if (marker === 0x00) return { type: 'null' };
		if (marker === 0x08 || marker === 0x09) return { type: 'boolean', value: marker === 0x09 };
		throw new ReadError('damaged', offset);
	}

	/** The content of the object at `offset`; a size of 15 or more is an integer after the marker. */
	#content(offset: number, low: number, size: number): Content {
		let content: Content = { offset: offset + 1, count: low };
		if (low === 0xf) {
			const marker = this.#unsigned(offset + 1, 1);
			const length = 2 ** (marker & 0xf);
			if (marker >> 4 !== 1 || length > 8) throw new ReadError('damaged', offset + 1);
			content = { offset: offset + 2 + length, count: this.#unsigned(offset + 2, length) };
		}
		this.#mustContain(content.offset, content.count * size);
		this.#budget -= content.count * size;
		if (this.#budget < 0) throw new ReadError('damaged', offset);
		return content;
	}

	#array({ offset, count }: Content, depth: number): BinaryValue {
		const items = Array.from({ length: count }, (_, at) => this.#reference(offset, at, depth));
		return { type: 'array', items };
	}

	/** First the references of all keys, then those of all values. */
	#dictionary({ offset, count }: Content, depth: number): BinaryValue {
		const entries = Array.from({ length: count }, (_, at): [string, BinaryValue] => {
			const key = this.#reference(offset, at, depth);
			if (key.type !== 'string') throw new ReadError('damaged', offset);
			return [key.value, this.#reference(offset, count + at, depth)];
		});
		return { type: 'dictionary', entries };
	}

	#reference(offset: number, at: number, depth: number): BinaryValue {
		const from = offset + at * this.#referenceSize;
		return this.#object(this.#unsigned(from, this.#referenceSize), from, depth + 1);
	}

	/** Integers of 8 and 16 bytes have a sign. */
	#integer(offset: number, length: number): bigint {
		this.#mustContain(offset, length);
		if (length > 16) throw new ReadError('damaged', offset);
		let value = 0n;
		for (const byte of this.#bytes.subarray(offset, offset + length)) {
			value = (value << 8n) | BigInt(byte);
		}
		return length < 8 ? value : BigInt.asIntN(length * 8, value);
	}

	#uid(offset: number, length: number): number {
		const value = this.#unsigned(offset + 1, length);
		if (value > maxUid) throw new ReadError('damaged', offset);
		return value;
	}

	#real(offset: number, length: number): number {
		this.#mustContain(offset, length);
		if (length === 4) return this.#view.getFloat32(offset);
		if (length === 8) return this.#view.getFloat64(offset);
		throw new ReadError('damaged', offset);
	}

	#unsigned(offset: number, length: number): number {
		this.#mustContain(offset, length);
		let value = 0;
		for (let at = offset; at < offset + length; at++) value = value * 256 + (this.#bytes[at] ?? 0);
		return value;
	}

	#slice({ offset, count }: Content): Uint8Array {
		return this.#bytes.slice(offset, offset + count);
	}

	#latin1({ offset, count }: Content): string {
		let text = '';
		for (const byte of this.#bytes.subarray(offset, offset + count)) {
			text += String.fromCharCode(byte);
		}
		return text;
	}

	#utf16({ offset, count }: Content): string {
		let text = '';
		for (let at = 0; at < count; at++) {
			text += String.fromCharCode(this.#view.getUint16(offset + at * 2));
		}
		return text;
	}

	#mustContain(offset: number, length: number): void {
		if (offset + length > this.#bytes.length) throw new ReadError('truncated', offset);
	}
}
