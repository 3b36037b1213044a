/** Reads the I/O Registry in the text form of `ioreg -l`. */
import type { Property, RegistryEntry } from './registryEntry.js';

const entryLine = /^[\s|]*\+-o (|.*?[^ ]) *<class ([^,>]+)/;
const propertyLine = /^[\s|]*"([^"]+)" = (.*)$/;

/** Every entry in order. Properties before the first one, as in the output of a search, are an entry without a name. */
export function readRegistryText(text: string): readonly RegistryEntry[] {
	const entries: RegistryEntry[] = [];
	let properties: Map<string, Property> | undefined;
	const begin = (name: string, className: string): Map<string, Property> => {
		const own = new Map<string, Property>();
		entries.push({ name, className, properties: own });
		return own;
	};
	for (const line of text.split(/\r\n|\n|\r/)) {
		const [, name, className] = entryLine.exec(line) ?? [];
		if (name !== undefined && className !== undefined) {
			properties = begin(name, className);
			continue;
		}
		const [, key, value] = propertyLine.exec(line) ?? [];
		if (key === undefined || value === undefined) continue;
		properties ??= begin('', '');
		const property = new ValueReader(value).read(0);
		if (property !== undefined) properties.set(key, property);
	}
	return entries;
}

/** Values at a deeper level do not describe the device. */
const deepest = 6;

/** Reads one value of a line. The end of a truncated line closes all open values. */
class ValueReader {
	#at = 0;

	constructor(private readonly text: string) {}

	read(depth: number): Property | undefined {
		if (depth > deepest) return undefined;
		switch (this.text[this.#at]) {
			case '"':
				return this.#take(/"([^"]*)"?/y);
			case '<':
				return bytesOf(this.#take(/<([^>]*)>?/y) ?? '');
			case '{':
				return this.#table(depth);
			case '(':
				return this.#list(depth);
			default:
				return wordOf(this.#take(/([^,)}]*)/y) ?? '');
		}
	}

	#take(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.text);
		if (!found) return undefined;
		this.#at = pattern.lastIndex;
		return found[1];
	}

	#list(depth: number): readonly Property[] {
		const items: Property[] = [];
		this.#at += 1;
		while (this.#at < this.text.length && this.text[this.#at] !== ')') {
			const item = this.read(depth + 1);
			if (item === undefined) break;
			items.push(item);
			this.#take(/(\s*,?\s*)/y);
		}
		this.#at += 1;
		return items;
	}

	#table(depth: number): ReadonlyMap<string, Property> {
		const table = new Map<string, Property>();
		this.#at += 1;
		while (this.#at < this.text.length && this.text[this.#at] !== '}') {
			const key = this.#take(/"([^"]*)"\s*=\s*/y);
			const value = key === undefined ? undefined : this.read(depth + 1);
			if (key === undefined || value === undefined) break;
			table.set(key, value);
			this.#take(/(\s*,?\s*)/y);
		}
		this.#at += 1;
		return table;
	}
}

function wordOf(word: string): Property | undefined {
	const trimmed = word.trim();
	if (trimmed === 'Yes' || trimmed === 'No') return trimmed === 'Yes';
	return /^(?:0x[0-9a-f]+|\d+)$/i.test(trimmed) ? Number(trimmed) : trimmed || undefined;
}

function bytesOf(hexadecimal: string): Uint8Array | undefined {
	const pairs = hexadecimal.match(/[0-9a-f]{2}/gi);
	return pairs ? Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)) : undefined;
}
