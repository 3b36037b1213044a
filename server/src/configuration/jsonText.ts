/** Reads JSON (RFC 8259) with the place of every value, so that what is wrong with a setting can be shown where it stands. */
import type { TextRange } from '../service/index.js';

export type JsonNode = JsonObject | JsonArray | JsonScalar;

export interface JsonObject {
	readonly type: 'object';
	readonly members: readonly JsonMember[];
	readonly range: TextRange;
}

export interface JsonMember {
	readonly key: string;
	readonly keyRange: TextRange;
	readonly value: JsonNode;
}

export interface JsonArray {
	readonly type: 'array';
	readonly items: readonly JsonNode[];
	readonly range: TextRange;
}

export interface JsonScalar {
	readonly type: 'string' | 'number' | 'boolean' | 'null';
	readonly value: string | number | boolean | null;
	readonly range: TextRange;
}

/** Where a text stops being JSON, and what should stand there. */
export interface JsonFault {
	readonly offset: number;
	readonly expected: string;
}

/** Deeper than any settings go, and far from the end of the stack. */
const maxDepth = 64;

/** The value of a text; a fault where it is no JSON. Never throws. */
export function parseJson(text: string): JsonNode | JsonFault {
	const reader = new JsonReader(text);
	const node = reader.value(0);
	if (!node) return reader.fault;
	reader.skipBlanks();
	return reader.offset === text.length
		? node
		: { offset: reader.offset, expected: 'the end of the file' };
}

export function isFault(result: JsonNode | JsonFault): result is JsonFault {
	return 'expected' in result;
}

/** Goes through a text once; what gives undefined has left a fault. */
class JsonReader {
	offset = 0;
	fault: JsonFault = { offset: 0, expected: 'a value' };

	constructor(private readonly text: string) {
		if (text.startsWith('\uFEFF')) this.offset = 1;
	}

	value(depth: number): JsonNode | undefined {
		this.skipBlanks();
		if (depth > maxDepth) return this.fail('no deeper nesting');
		switch (this.text[this.offset]) {
			case '{':
				return this.object(depth);
			case '[':
				return this.array(depth);
			case '"':
				return this.string();
			default:
				return this.literal();
		}
	}

	skipBlanks(): void {
		while (/[ \t\r\n]/.test(this.text[this.offset] ?? '')) this.offset++;
	}

	private object(depth: number): JsonObject | undefined {
		const start = this.offset++;
		const members: JsonMember[] = [];
		if (this.take('}')) return { type: 'object', members, range: this.rangeFrom(start) };
		do {
			this.skipBlanks();
			if (this.text[this.offset] !== '"') return this.fail('a name in double quotes');
			const key = this.string();
			if (!key) return undefined;
			if (!this.take(':')) return this.fail("':'");
			const value = this.value(depth + 1);
			if (!value) return undefined;
			members.push({ key: String(key.value), keyRange: key.range, value });
		} while (this.take(','));
		if (!this.take('}')) return this.fail("',' or '}'");
		return { type: 'object', members, range: this.rangeFrom(start) };
	}

	private array(depth: number): JsonArray | undefined {
		const start = this.offset++;
		const items: JsonNode[] = [];
		if (this.take(']')) return { type: 'array', items, range: this.rangeFrom(start) };
		do {
			const item = this.value(depth + 1);
			if (!item) return undefined;
			items.push(item);
		} while (this.take(','));
		if (!this.take(']')) return this.fail("',' or ']'");
		return { type: 'array', items, range: this.rangeFrom(start) };
	}

	private string(): JsonScalar | undefined {
		const start = this.offset;
		const written = this.text[start] === '"' ? this.written(start + 1) : undefined;
		if (written === undefined) return this.fail('a string in double quotes');
		return this.scalar('string', written);
	}

	/** The string whose content begins at `from`, quotes included; an expression would need a stack as deep as it is long. */
	private written(from: number): string | undefined {
		const start = this.offset;
		for (let at = from; at < this.text.length; at++) {
			const code = this.text.charCodeAt(at);
			if (code < 0x20) return undefined;
			if (code === 0x22) {
				this.offset = at + 1;
				return this.text.slice(start, at + 1);
			}
			if (code !== 0x5c) continue;
			const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(this.text.slice(at + 1, at + 6));
			if (!escaped) return undefined;
			at += escaped[0].length;
		}
		return undefined;
	}

	private literal(): JsonScalar | undefined {
		const number = this.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])/y);
		if (number !== undefined) return this.scalar('number', number);
		const word = this.match(/(?:true|false|null)(?!\w)/y);
		if (word === undefined) return this.fail('a value');
		return this.scalar(word === 'null' ? 'null' : 'boolean', word);
	}

	private scalar(type: JsonScalar['type'], written: string): JsonScalar {
		const range = this.rangeFrom(this.offset - written.length);
		return { type, value: JSON.parse(written) as JsonScalar['value'], range };
	}

	private match(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.offset;
		const found = pattern.exec(this.text)?.[0];
		this.offset += found?.length ?? 0;
		return found;
	}

	private take(character: string): boolean {
		this.skipBlanks();
		if (this.text[this.offset] !== character) return false;
		this.offset++;
		return true;
	}

	private rangeFrom(start: number): TextRange {
		return { start, end: this.offset };
	}

	private fail(expected: string): undefined {
		this.skipBlanks();
		this.fault = { offset: this.offset, expected };
		return undefined;
	}
}
