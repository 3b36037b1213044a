/** Converts the syntax tree to values, lazily and level by level. */
import { eachPair } from '../syntax/dictPairs.js';
import { elementRanges, elementText } from '../syntax/elementText.js';
import { decodeBase64, decodedLength, readDate, readInteger, readReal } from '../syntax/scalars.js';
import { ElementNode, isElement, type ParentNode, type ParseResult } from '../syntax/syntaxTree.js';
import type { TextRange } from '../text/textRange.js';
import { buildVariablesIn } from './buildVariables.js';
import { MAX_STEPS } from './plistPath.js';
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
	ValueBase,
} from './plistValue.js';
import { type Replacement, replacementOf, type TextSource } from './tokens.js';

/** What all values of a document read. */
interface Source extends TextSource {
	readonly text: string;
}

/** A text that is read as it is. */
const plain: TextSource = { isTemplate: false, isPreprocessed: false };

/** The root value; undefined if the text has none. Takes no time: values are made when they are first read. */
export function lower(parsed: ParseResult, source = plain): PlistValue | undefined {
	const root = rootElement(parsed.root);
	return root && makeValue({ ...source, text: parsed.text }, root, undefined, undefined, -1);
}

/** The element of the root value. */
export function rootElement(parent: ParentNode): ElementNode | undefined {
	let at: ParentNode | undefined = parent;
	while (at) {
		const first: ElementNode | undefined = at.firstElement;
		if (first?.type !== 'plist') return first;
		at = first;
	}
	return undefined;
}

/**
 * A value that is read from its element on demand. Caches of subclasses are initialized with undefined: a field that is
 * added later would give the objects two shapes, and V8 would store the field outside of the object.
 */
abstract class LazyValue implements ValueBase {
	constructor(
		protected readonly source: Source,
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

	get isClosed(): boolean {
		return this.node.closed;
	}

	get written(): string {
		return this.source.text.slice(this.node.openEnd, this.node.closeStart);
	}
}

/** A dictionary or an array. */
abstract class LazyContainer extends LazyValue {
	readonly level: number;
	private readonly around: Dict | PlistArray | undefined;

	constructor(
		source: Source,
		node: ElementNode,
		entry: DictEntry | undefined,
		array: PlistArray | undefined,
		index: number,
	) {
		super(source, node, entry, array, index);
		const parent = entry?.dict ?? array;
		this.level = parent ? parent.level + 1 : 0;
		this.around = this.level > MAX_STEPS ? parent?.lastWithPath : undefined;
	}

	get lastWithPath(): Dict | PlistArray | undefined {
		return this.level < MAX_STEPS ? undefined : (this.around ?? this.self());
	}

	protected abstract self(): Dict | PlistArray;
}

/** Dictionaries up to this size are searched, which is faster than an index for each of many personalities. */
const MAX_SEARCHED = 24;

class LazyDict extends LazyContainer implements Dict {
	readonly type = 'dict';
	private cachedEntries: readonly DictEntry[] | undefined = undefined;
	private entriesByKey: ReadonlyMap<string, DictEntry> | undefined = undefined;
	private duplicates: boolean | undefined = undefined;

	get entries(): readonly DictEntry[] {
		this.cachedEntries ??= this.makeEntries();
		return this.cachedEntries;
	}

	get(key: string): DictEntry | undefined {
		const { entries } = this;
		if (entries.length > MAX_SEARCHED) return this.byKey().get(key);
		for (let at = entries.length - 1; at >= 0; at--) {
			const entry = entries[at];
			if (entry?.key === key) return entry;
		}
		return undefined;
	}

	get hasDuplicates(): boolean {
		const { entries } = this;
		this.duplicates ??=
			entries.length > MAX_SEARCHED
				? this.byKey().size < entries.length
				: entries.some((entry) => this.get(entry.key) !== entry);
		return this.duplicates;
	}

	protected self(): Dict {
		return this;
	}

	private byKey(): ReadonlyMap<string, DictEntry> {
		this.entriesByKey ??= new Map(this.entries.map((entry) => [entry.key, entry]));
		return this.entriesByKey;
	}

	/** An entry for each key; values without a key are ignored. */
	private makeEntries(): DictEntry[] {
		const entries: DictEntry[] = [];
		eachPair(this.node, (key, value) => {
			if (key) entries.push(new LazyEntry(this.source, key, value, this));
		});
		return entries;
	}
}

class LazyEntry implements DictEntry {
	readonly key: string;
	private cachedValue: PlistValue | undefined = undefined;

	constructor(
		private readonly source: Source,
		private readonly keyNode: ElementNode,
		private readonly valueNode: ElementNode | undefined,
		readonly dict: Dict,
	) {
		this.key = elementText(source.text, keyNode);
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

	get isKeyClosed(): boolean {
		return this.keyNode.closed;
	}

	get conditional(): boolean {
		return this.keyNode.conditional || this.valueNode?.conditional === true;
	}

	get value(): PlistValue {
		this.cachedValue ??= this.valueNode
			? makeValue(this.source, this.valueNode, this, undefined, -1)
			: new InvalidValue(
					this.source,
					missingValueNode(this.keyNode),
					this,
					undefined,
					-1,
					'missing',
				);
		return this.cachedValue;
	}
}

class LazyArray extends LazyContainer implements PlistArray {
	readonly type = 'array';
	private cachedItems: readonly PlistValue[] | undefined = undefined;

	get items(): readonly PlistValue[] {
		this.cachedItems ??= this.node.children
			.filter(isElement)
			.map((node, index) => makeValue(this.source, node, undefined, this, index));
		return this.cachedItems;
	}

	protected self(): PlistArray {
		return this;
	}
}

class LazyString extends LazyValue implements Str {
	readonly type = 'string';
	private cachedText: string | undefined = undefined;
	private cachedVariables: readonly BuildVariable[] | undefined = undefined;
	private cachedReplacement: Replacement | undefined = undefined;

	get value(): string {
		this.cachedText ??= elementText(this.source.text, this.node);
		return this.cachedText;
	}

	get variables(): readonly BuildVariable[] {
		this.cachedVariables ??= this.findVariables();
		return this.cachedVariables;
	}

	get replacement(): Replacement {
		this.cachedReplacement ??=
			this.variables.length > 0 ? 'always' : replacementOf(this.value, this.source);
		return this.cachedReplacement;
	}

	private findVariables(): readonly BuildVariable[] {
		const found = buildVariablesIn(this.value);
		if (found.length === 0) return found;
		const ranges = this.rangesOf(found.map(({ range }) => range));
		return found.map((variable, index) => ({ ...variable, range: ranges[index] ?? this.range }));
	}

	rangesOf(parts: readonly TextRange[]): readonly TextRange[] {
		return elementRanges(this.source.text, this.node, parts);
	}
}

class LazyInteger extends LazyValue implements Integer {
	readonly type = 'integer';
	private cachedNumber: ReturnType<typeof readInteger> | undefined = undefined;

	get value(): bigint | undefined {
		return this.read().value;
	}

	get radix(): 10 | 16 {
		return this.read().radix;
	}

	private read(): ReturnType<typeof readInteger> {
		this.cachedNumber ??= readInteger(this.written);
		return this.cachedNumber;
	}
}

class LazyReal extends LazyValue implements Real {
	readonly type = 'real';

	get value(): number | undefined {
		return readReal(elementText(this.source.text, this.node));
	}
}

class LazyBool extends LazyValue implements Bool {
	readonly type = 'boolean';

	get value(): boolean {
		return this.node.type === 'true';
	}
}

class LazyDate extends LazyValue implements PlistDate {
	readonly type = 'date';

	get value(): number | undefined {
		return readDate(this.written);
	}
}

class LazyData extends LazyValue implements Data {
	readonly type = 'data';

	get byteLength(): number {
		return decodedLength(this.written);
	}

	get bytes(): Uint8Array {
		return decodeBase64(this.written);
	}
}

class InvalidValue extends LazyValue implements Invalid {
	readonly type = 'invalid';

	constructor(
		source: Source,
		node: ElementNode,
		entry: DictEntry | undefined,
		array: PlistArray | undefined,
		index: number,
		readonly reason: 'missing' | 'unreadable',
	) {
		super(source, node, entry, array, index);
	}
}

function makeValue(
	source: Source,
	node: ElementNode,
	entry: DictEntry | undefined,
	array: PlistArray | undefined,
	index: number,
): PlistValue {
	switch (node.type) {
		case 'dict':
			return new LazyDict(source, node, entry, array, index);
		case 'array':
			return new LazyArray(source, node, entry, array, index);
		case 'string':
		case 'key':
			return new LazyString(source, node, entry, array, index);
		case 'integer':
			return new LazyInteger(source, node, entry, array, index);
		case 'true':
		case 'false':
			return new LazyBool(source, node, entry, array, index);
		case 'data':
			return new LazyData(source, node, entry, array, index);
		case 'real':
			return new LazyReal(source, node, entry, array, index);
		case 'date':
			return new LazyDate(source, node, entry, array, index);
		case 'plist': {
			const inner = rootElement(node);
			if (inner) return makeValue(source, inner, entry, array, index);
			return new InvalidValue(source, node, entry, array, index, 'unreadable');
		}
		case 'set':
		case 'unknown':
			return new InvalidValue(source, node, entry, array, index, 'unreadable');
	}
}

/** The node of a missing value: an empty range after the key. */
function missingValueNode({ parent, end, conditional }: ElementNode): ElementNode {
	return new ElementNode('unknown', parent, end, end, end, end, false, conditional);
}
