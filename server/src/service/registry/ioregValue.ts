/** Reads a value as `ioreg` prints it (IOKitTools ioreg.c: cfshow and the functions it calls). */
import { hexBytes, utf8Bytes } from '../bytes/textBytes.js';
import type { RegistryValue } from './registry.js';
import {
	booleanValue,
	dataValue,
	integerValue,
	stringValue,
	unknownValue,
} from './registryValue.js';

/** Values at a deeper level make the whole value unreadable. */
const maxDepth = 64;

/**
 * The value in the text after ` = `. The text of a clipped line is without its `$`. `ioreg` escapes nothing in strings,
 * so a string in a container ends at the first quote after which the container can go on.
 */
export function readIoregValue(text: string, clipped: boolean): RegistryValue {
	if (text.startsWith('"')) return readString(text, clipped);
	if (text === '') return unknownValue(clipped ? 'clipped' : 'not printed');
	const reader = new ValueReader(text);
	const value = reader.read(0);
	if (clipped || reader.reachedEnd) return unknownValue('clipped', startOf(value));
	if (!value || !reader.atEnd()) return unknownValue('unreadable', startOf(value));
	return value;
}

/** The quotes of a string that is not in a container are the first and the last character. */
function readString(text: string, clipped: boolean): RegistryValue {
	const isClosed = text.length > 1 && text.endsWith('"');
	if (clipped || !isClosed) return unknownValue('clipped');
	return stringValue(text.slice(1, -1));
}

/** Of a value that is cut off, only a container has a start with a meaning. */
function startOf(value: RegistryValue | undefined): RegistryValue | undefined {
	switch (value?.type) {
		case 'array':
		case 'set':
			return value.values.length > 0 ? value : undefined;
		case 'dictionary':
			return value.entries.size > 0 ? value : undefined;
		default:
			return undefined;
	}
}

/** What a value is in, which decides where a string can end. */
type Container = 'none' | 'list' | 'dictionary';

class ValueReader {
	readonly #text: string;
	#at = 0;
	/** Set where the text ends within the value; what was read is then its start. */
	reachedEnd = false;
	/** Set where the text is not a value; nothing is read after it. */
	#failed = false;

	constructor(text: string) {
		this.#text = text;
	}

	/** Whether only whitespace follows. */
	atEnd(): boolean {
		this.#skipSpace();
		return !this.#failed && this.#at >= this.#text.length;
	}

	/** The value at the cursor, at a depth in a container; undefined where it is cut off or unreadable. */
	read(depth: number, container: Container = 'none'): RegistryValue | undefined {
		switch (this.#text[this.#at]) {
			case '"':
				return this.#nestedString(container);
			case '<':
				return this.#data(container);
			case '{':
				return this.#dictionary(depth);
			case '(':
				return this.#list('array', ')', depth);
			case '[':
				return this.#list('set', ']', depth);
			default:
				return this.#word(depth);
		}
	}

	#list(type: 'array' | 'set', close: string, depth: number): RegistryValue | undefined {
		const values: RegistryValue[] = [];
		this.#items(close, depth, () => {
			const value = this.read(depth + 1, 'list');
			const start = this.reachedEnd ? startOf(value) : undefined;
			if (start) values.push(unknownValue('clipped', start));
			else if (value && !this.reachedEnd) values.push(value);
		});
		return { type, values };
	}

	#dictionary(depth: number): RegistryValue {
		const entries = new Map<string, RegistryValue>();
		this.#items('}', depth, () => {
			const key = this.#key();
			if (key === undefined) return;
			const value = this.read(depth + 1, 'dictionary');
			if (this.reachedEnd) entries.set(key, unknownValue('clipped', startOf(value)));
			else if (value) entries.set(key, value);
		});
		return { type: 'dictionary', entries };
	}

	#key(): string | undefined {
		if (this.#text[this.#at] !== '"') return this.#fail();
		const end = this.#text.indexOf('"=', this.#at + 1);
		if (end < 0) return this.#stop(this.#text.length);
		const key = this.#text.slice(this.#at + 1, end);
		this.#at = end + 2;
		return key;
	}

	/** Reads items with commas between them up to the closing bracket. */
	#items(close: string, depth: number, readItem: () => void): void {
		this.#at += 1;
		if (depth >= maxDepth) {
			this.#fail();
			return;
		}
		for (;;) {
			this.#skipSpace();
			if (this.#at >= this.#text.length) {
				this.reachedEnd = true;
				return;
			}
			if (this.#text[this.#at] === close) {
				this.#at += 1;
				return;
			}
			readItem();
			if (this.#failed || this.reachedEnd) return;
			this.#skipSpace();
			const next = this.#text[this.#at];
			if (next === ',') this.#at += 1;
			else if (next !== undefined && next !== close) {
				this.#fail();
				return;
			}
		}
	}

	#nestedString(container: Container): RegistryValue | undefined {
		const text = this.#upTo('"', this.#at + 1, container);
		return text === undefined ? undefined : stringValue(text);
	}

	/** The text before the first `end` after which the container can go on. */
	#upTo(end: string, start: number, container: Container): string | undefined {
		let at = this.#text.indexOf(end, start);
		while (at >= 0 && !this.#canGoOn(at + end.length, container)) {
			at = this.#text.indexOf(end, at + 1);
		}
		if (at < 0) return this.#stop(this.#text.length);
		this.#at = at + end.length;
		return this.#text.slice(start, at);
	}

	/** Whether the container ends at the offset, or has a comma and an item there. */
	#canGoOn(offset: number, container: Container): boolean {
		const next = this.#text[offset];
		if (next === undefined) return true;
		if (container === 'none') return false;
		if (next === '}' || next === ')' || next === ']') return true;
		if (next !== ',') return false;
		const item = this.#text[offset + 1];
		if (item === undefined) return true;
		if (container === 'list') return /["<({[\dYN]/.test(item);
		if (item !== '"') return false;
		const keyEnd = this.#text.indexOf('"', offset + 2);
		return keyEnd < 0 || this.#text[keyEnd + 1] === '=';
	}

	#data(container: Container): RegistryValue | undefined {
		if (this.#text[this.#at + 1] === '"') return this.#textData(container);
		const end = this.#text.indexOf('>', this.#at);
		if (end < 0) return this.#stop(this.#text.length);
		const digits = this.#text.slice(this.#at + 1, end);
		this.#at = end + 1;
		const bytes = hexBytes(digits);
		if (bytes) return dataValue(bytes);
		return unknownValue(/[*x•█]/i.test(digits) ? 'redacted' : 'unreadable');
	}

	/** Data that looks like text: `<"a","b">` is `a`, NUL, `b`, and an unknown number of NULs. */
	#textData(container: Container): RegistryValue | undefined {
		const text = this.#upTo('">', this.#at + 2, container)?.replaceAll('","', '\0');
		if (text === undefined) return undefined;
		// The bytes were not UTF-8.
		if (text.includes('\ufffd')) return unknownValue('not printed');
		return dataValue(utf8Bytes(text), { nulsAtEndUnknown: true });
	}

	/** A number, `Yes`, `No`, or nothing where a string is not UTF-8. */
	#word(depth: number): RegistryValue | undefined {
		const start = this.#at;
		while (this.#at < this.#text.length && !isWordEnd(this.#text.charCodeAt(this.#at)))
			this.#at += 1;
		if (depth > 0 && this.#at >= this.#text.length) return this.#stop(this.#at);
		const word = this.#text.slice(start, this.#at);
		if (word === 'Yes' || word === 'No') return booleanValue(word === 'Yes');
		if (word === '') return unknownValue('not printed');
		if (/^(?:\d{1,39}|0x[0-9a-f]{1,32})$/i.test(word)) return integerValue(BigInt(word));
		if (/^-\d{1,39}$/.test(word)) return integerValue(-BigInt(word.slice(1)));
		return this.#fail();
	}

	#fail(): undefined {
		this.#failed = true;
		return undefined;
	}

	#stop(at: number): undefined {
		this.#at = at;
		this.reachedEnd = true;
		return undefined;
	}

	#skipSpace(): void {
		while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
	}
}

function isSpace(code: number): boolean {
	return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** A comma, a closing bracket, or whitespace. */
function isWordEnd(code: number): boolean {
	return code === 0x2c || code === 0x29 || code === 0x5d || code === 0x7d || isSpace(code);
}
