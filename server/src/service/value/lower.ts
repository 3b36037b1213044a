/** From the tree of the text to the values it means, one level at a time, as far as someone looks. */
import { pairsOf } from '../syntax/dictPairs.js';
import { decodeText } from '../syntax/entities.js';
import { decodeBase64, decodedLength, readDate, readInteger, readReal } from '../syntax/scalars.js';
import {
	ElementNode,
	isElement,
	type ParentNode,
	type ParseResult,
	type SyntaxNode,
} from '../syntax/syntaxTree.js';
import type { TextRange } from '../text/textRange.js';
import { buildVariablesIn } from './buildVariables.js';
import type {
	Bool,
	BuildVariable,
	Data,
	Dict,
	DictEntry,
	Integer,
	Invalid,
	PlistArray,
	PlistDate,
	PlistValue,
	Real,
	Str,
	ValuePlace,
} from './plistValue.js';

/** The root value; undefined where the text holds none. Costs nothing: values are made when they are asked for. */
export function lower(parsed: ParseResult): PlistValue | undefined {
	const root = rootElement(parsed.root);
	return root && makeValue(parsed.text, root, undefined, undefined, -1);
}

function rootElement(parent: ParentNode): ElementNode | undefined {
	let at: ParentNode | undefined = parent;
	while (at) {
		const { children }: ParentNode = at;
		const first: ElementNode | undefined = (children as readonly SyntaxNode[]).find(isElement);
		if (first?.type !== 'plist') return first;
		at = first;
	}
	return undefined;
}

/**
 * The text the value is cut from, and the element that means it. What its classes remember starts out as undefined:
 * a field that is added later would make objects of two shapes, of which V8 keeps the larger part elsewhere.
 */
abstract class Place implements ValuePlace {
	constructor(
		protected readonly text: string,
		protected readonly node: ElementNode,
		readonly entry: DictEntry | undefined,
		readonly array: PlistArray | undefined,
		readonly index: number,
	) {}

	get range(): TextRange {
		return { start: this.node.start, end: this.node.end };
	}

	get contentRange(): TextRange {
		return { start: this.node.openEnd, end: this.node.closeStart };
	}

	get openTagRange(): TextRange {
		return { start: this.node.start, end: this.node.openEnd };
	}

	get written(): string {
		return this.text.slice(this.node.openEnd, this.node.closeStart);
	}
}

/** Dicts up to this size are searched; for larger ones an index is worth making. */
const SMALL = 8;

class DictPlace extends Place implements Dict {
	readonly type = 'dict';
	private made: readonly DictEntry[] | undefined = undefined;
	private byKey: Readonly<Record<string, DictEntry>> | undefined = undefined;

	get entries(): readonly DictEntry[] {
		this.made ??= this.makeEntries();
		return this.made;
	}

	get(key: string): DictEntry | undefined {
		const { entries } = this;
		if (entries.length > SMALL) {
			this.byKey ??= indexOf(entries);
			return this.byKey[key];
		}
		for (let at = entries.length - 1; at >= 0; at--) {
			if (entries[at]?.key === key) return entries[at];
		}
		return undefined;
	}

	/** An entry for each key; a value without a key belongs to none. */
	private makeEntries(): DictEntry[] {
		const entries: DictEntry[] = [];
		for (const pair of pairsOf(this.node)) {
			if (pair.key) entries.push(new Entry(this.text, pair.key, pair.value, this));
		}
		return entries;
	}
}

/** An object without a prototype is a hash table of unique names: it is asked much oftener than made, and beats a map of cut-out keys. */
function indexOf(entries: readonly DictEntry[]): Readonly<Record<string, DictEntry>> {
	const byKey = Object.create(null) as Record<string, DictEntry>;
	for (const entry of entries) byKey[entry.key] = entry;
	return byKey;
}

class Entry implements DictEntry {
	readonly key: string;
	private made: PlistValue | undefined = undefined;

	constructor(
		private readonly text: string,
		private readonly keyNode: ElementNode,
		private readonly valueNode: ElementNode | undefined,
		readonly dict: Dict,
	) {
		this.key = textOf(text, keyNode);
	}

	get range(): TextRange {
		const last = this.valueNode ?? this.keyNode;
		return { start: this.keyNode.start, end: last.end };
	}

	get keyRange(): TextRange {
		return { start: this.keyNode.start, end: this.keyNode.end };
	}

	get keyContentRange(): TextRange {
		return { start: this.keyNode.openEnd, end: this.keyNode.closeStart };
	}

	get conditional(): boolean {
		return this.keyNode.conditional || this.valueNode?.conditional === true;
	}

	get value(): PlistValue {
		this.made ??= this.valueNode
			? makeValue(this.text, this.valueNode, this, undefined, -1)
			: new InvalidPlace(this.text, nothingBehind(this.keyNode), this, undefined, -1, 'missing');
		return this.made;
	}
}

class ArrayPlace extends Place implements PlistArray {
	readonly type = 'array';
	private made: readonly PlistValue[] | undefined = undefined;

	get items(): readonly PlistValue[] {
		this.made ??= this.node.children
			.filter(isElement)
			.map((node, index) => makeValue(this.text, node, undefined, this, index));
		return this.made;
	}
}

class StrPlace extends Place implements Str {
	readonly type = 'string';
	private decoded: string | undefined = undefined;
	private found: readonly BuildVariable[] | undefined = undefined;

	get value(): string {
		this.decoded ??= textOf(this.text, this.node);
		return this.decoded;
	}

	get variables(): readonly BuildVariable[] {
		this.found ??= buildVariablesIn(this.text, this.node.openEnd, this.node.closeStart);
		return this.found;
	}
}

class IntegerPlace extends Place implements Integer {
	readonly type = 'integer';
	private number: ReturnType<typeof readInteger> | undefined = undefined;

	get value(): bigint | undefined {
		return this.read().value;
	}

	get radix(): 10 | 16 {
		return this.read().radix;
	}

	private read(): ReturnType<typeof readInteger> {
		this.number ??= readInteger(this.written);
		return this.number;
	}
}

class RealPlace extends Place implements Real {
	readonly type = 'real';

	get value(): number | undefined {
		return readReal(textOf(this.text, this.node));
	}
}

class BoolPlace extends Place implements Bool {
	readonly type = 'boolean';

	get value(): boolean {
		return this.node.type === 'true';
	}
}

class DatePlace extends Place implements PlistDate {
	readonly type = 'date';

	get value(): number | undefined {
		return readDate(this.written);
	}
}

class DataPlace extends Place implements Data {
	readonly type = 'data';

	get byteLength(): number {
		return decodedLength(this.written);
	}

	get bytes(): Uint8Array {
		return decodeBase64(this.written);
	}
}

class InvalidPlace extends Place implements Invalid {
	readonly type = 'invalid';

	constructor(
		text: string,
		node: ElementNode,
		entry: DictEntry | undefined,
		array: PlistArray | undefined,
		index: number,
		readonly reason: 'missing' | 'unreadable',
	) {
		super(text, node, entry, array, index);
	}
}

function makeValue(
	text: string,
	node: ElementNode,
	entry: DictEntry | undefined,
	array: PlistArray | undefined,
	index: number,
): PlistValue {
	switch (node.type) {
		case 'dict':
			return new DictPlace(text, node, entry, array, index);
		case 'array':
			return new ArrayPlace(text, node, entry, array, index);
		case 'string':
		case 'key':
			return new StrPlace(text, node, entry, array, index);
		case 'integer':
			return new IntegerPlace(text, node, entry, array, index);
		case 'true':
		case 'false':
			return new BoolPlace(text, node, entry, array, index);
		case 'data':
			return new DataPlace(text, node, entry, array, index);
		case 'real':
			return new RealPlace(text, node, entry, array, index);
		case 'date':
			return new DatePlace(text, node, entry, array, index);
		case 'plist': {
			const inner = rootElement(node);
			if (inner) return makeValue(text, inner, entry, array, index);
			return new InvalidPlace(text, node, entry, array, index, 'unreadable');
		}
		case 'set':
		case 'unknown':
			return new InvalidPlace(text, node, entry, array, index, 'unreadable');
	}
}

function textOf(text: string, node: ElementNode): string {
	return node.plain
		? text.slice(node.openEnd, node.closeStart)
		: decodeText(text, node.openEnd, node.closeStart);
}

/** Stands for the value that a key lacks: an empty range behind it. */
function nothingBehind({ parent, end, conditional }: ElementNode): ElementNode {
	return new ElementNode('unknown', parent, end, end, end, end, false, conditional);
}
