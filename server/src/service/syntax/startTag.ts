/** Finds the end of start tags, and checks whitespace and attributes in them as the real parsers do. */
import {
	type Attribute,
	type AttributeList,
	isTooLong,
	MAX_NAME_LENGTH,
	type Meaning,
	meaningOf,
	readAttributes,
} from './attributes.js';
import {
	APOSTROPHE,
	DOUBLE_QUOTE,
	GREATER_THAN,
	isWhiteSpace,
	LESS_THAN,
	SLASH,
	skipWhiteSpace,
	trimEnd,
} from './characters.js';
import type { ElementName } from './elementNames.js';
import { ALL, CORE_FOUNDATION, type FaultList, IOKIT, KERNEL, NONE, XML } from './faultList.js';
import type { ForwardSearch } from './forwardSearch.js';
import type { ElementNode } from './syntaxTree.js';
import { notXmlAttribute } from './wellFormed.js';

/** The offset after the `>` of the tag whose name ends at `from`; -1 if another tag begins before it. */
export function startTagEnd(text: string, from: number, search: ForwardSearch): number {
	for (let at = from; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === GREATER_THAN) return at + 1;
		if (code === LESS_THAN) return -1;
		if (code === DOUBLE_QUOTE || code === APOSTROPHE) at = quoteEnd(search, at, text.charAt(at));
	}
	return -1;
}

/** The closing quote. One after another tag on a later line belongs to something else; then the opening quote is alone. */
function quoteEnd(search: ForwardSearch, open: number, quote: string): number {
	const close = search.indexOf(quote, open + 1);
	if (close < 0) return open;
	const tag = search.indexOf('<', open + 1);
	if (tag < 0 || tag > close) return close;
	// If any tag ends before the next one begins, this one has ended.
	if (search.indexOf('>', open + 1) < tag) return open;
	return search.lineEnd(tag) < close ? open : close;
}

/** The maximum number of objects that can be referred to in IOCFUnserialize and the kernel (MAX_REFED_OBJECTS). */
const MAX_REFERENCES = 65535;
/** The number of bits of the kernel's largest number (xnu OSNumber.cpp:init). */
const MAX_BITS = 64;

/** A start tag that is more than `<name>`. */
export interface StartTag {
	readonly name: ElementName;
	readonly start: number;
	readonly nameEnd: number;
	readonly end: number;
	readonly isEmpty: boolean;
}

export class StartTagChecker {
	/** The elements that can be referred to, by their number. */
	private readonly ids = new Map<number, ElementNode>();
	private references = 0;

	constructor(
		private readonly text: string,
		private readonly faults: FaultList,
	) {}

	/** Reports the faults of the tag. Returns the number by which other tags can refer to its element; negative if they can't. */
	check(tag: StartTag): number {
		const { name, nameEnd, end, isEmpty } = tag;
		const inner = end - (isEmpty ? 2 : 1);
		const list = readAttributes(this.text, nameEnd, inner);
		const meaning = meaningOf(list.attributes, isEmpty);
		if (isEmpty) this.checkEmpty(tag, meaning.reference !== undefined);
		if (nameEnd === inner) return meaning.id;
		if (trimEnd(this.text, nameEnd, inner) === nameEnd) {
			this.addSpace(tag, nameEnd, inner);
			return meaning.id;
		}
		this.checkForm(tag, list, inner);
		this.checkMeaning(tag, list.attributes, meaning);
		return name === 'plist' || name === 'true' || name === 'false' ? -1 : meaning.id;
	}

	/** Allows references to the element, once it is complete. */
	remember(id: number, node: ElementNode): void {
		if (id >= 0 && !this.knows(id)) this.ids.set(id, node);
	}

	/** Whether IOKit's parsers accept an element with an unknown name as a reference to another. */
	isReference(start: number, nameEnd: number, end: number): boolean {
		if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(this.text.slice(start + 1, nameEnd))) return false;
		const list = readAttributes(this.text, nameEnd, end - 2);
		const { reference } = meaningOf(list.attributes, true);
		const isValid = list.end === end - 2 && !list.attributes.some(isTooLong);
		return (
			isValid && nameEnd - start - 1 <= MAX_NAME_LENGTH && this.parsersRejecting(reference) === NONE
		);
	}

	/** Checks the text between the name and the end of the tag by both grammars. */
	private checkForm(tag: StartTag, { attributes, end }: AttributeList, inner: number): void {
		const { text, faults } = this;
		const notXml = notXmlAttribute(text, tag.nameEnd, inner);
		const xml = notXml ? XML : NONE;
		const tooLong = attributes.filter(isTooLong);
		for (const each of tooLong) {
			const attribute = this.written(each);
			const detail = { code: 'malformed-attribute', attribute, element: tag.name } as const;
			faults.add(detail, this.startOf(each), each.end, IOKIT | xml);
		}
		const cut = text.indexOf('>', tag.nameEnd);
		const coreFoundation = this.coreFoundationReads(tag, cut) ? NONE : CORE_FOUNDATION;
		const detail = {
			code: 'malformed-attribute',
			attribute: text.slice(tag.nameEnd, inner).trim(),
			element: tag.name,
		} as const;
		if (trimEnd(text, end, inner) > end) {
			const first = skipWhiteSpace(text, end, inner);
			const rejectedBy = IOKIT | coreFoundation | xml;
			faults.add(detail, first, trimEnd(text, first, inner), rejectedBy);
			return;
		}
		if (end < inner) this.addSpace(tag, end, inner);
		if (cut < inner || coreFoundation !== NONE) {
			faults.add(detail, tag.start, tag.end, coreFoundation | xml);
		} else if (notXml && tooLong.length === 0) {
			const { construct, written, range } = notXml;
			faults.add({ code: 'not-well-formed', construct, written }, range.start, range.end, NONE);
		}
	}

	/**
	 * For CoreFoundation the name ends at whitespace or `/>`, and the tag at the first `>`, at `cut`, also in quotes.
	 * The rest is the beginning of a string, and is ignored in data (CFPropertyList.c:parseXMLElement).
	 */
	private coreFoundationReads(tag: StartTag, cut: number): boolean {
		const { text } = this;
		if (!isWhiteSpace(text.charCodeAt(tag.nameEnd))) return false;
		return cut === tag.end - 1 || contentStart(text, tag) === cut + 1;
	}

	/** Checks the attributes that have a meaning only for IOKit's parsers: `ID`, `IDREF`, `size`. */
	private checkMeaning(tag: StartTag, attributes: readonly Attribute[], meaning: Meaning): void {
		for (const each of attributes) {
			const isReference = each.key === 'IDREF' && tag.isEmpty;
			if (!each.key.startsWith('ID')) continue;
			if (isReference) this.addMeaning(each, this.parsersRejecting(meaning.reference));
			else this.addMeaning(each, each === meaning.rejected ? IOKIT : NONE);
			if (isReference || each === meaning.rejected) return;
		}
		const sizes = attributes.filter(({ key }) => key === 'size');
		const last = sizes.at(-1);
		if (last && tag.name === 'integer' && meaning.size > MAX_BITS) this.addMeaning(last, KERNEL);
	}

	private parsersRejecting(reference: number | undefined): number {
		if (reference === undefined || !this.knows(reference)) return IOKIT;
		this.references++;
		return this.references > MAX_REFERENCES ? KERNEL : NONE;
	}

	/** Whether the element is complete: one that is still open ends with the text. */
	private knows(id: number): boolean {
		const node = this.ids.get(id);
		return node !== undefined && node.end < this.text.length;
	}

	private addMeaning(attribute: Attribute, rejectedBy: number): void {
		const detail = { code: 'kernel-attribute', attribute: attribute.key } as const;
		this.faults.add(detail, this.startOf(attribute), attribute.end, rejectedBy);
	}

	private addSpace({ start, end }: StartTag, from: number, to: number): void {
		this.faults.add({ code: 'space-in-tag', tag: this.text.slice(start, end) }, from, to, IOKIT);
	}

	private startOf({ start, end }: Attribute): number {
		return skipWhiteSpace(this.text, start, end);
	}

	private written(attribute: Attribute): string {
		return this.text.slice(this.startOf(attribute), attribute.end);
	}

	private checkEmpty({ name, start, end }: StartTag, isReference: boolean): void {
		const add = (rejectedBy: number) =>
			this.faults.add({ code: 'empty-element', element: name }, start, end, rejectedBy);
		if (name === 'key') {
			add(isReference ? NONE : IOKIT);
		} else if (name === 'plist') {
			add(CORE_FOUNDATION);
		} else if (name === 'real' || name === 'date') {
			add(isReference ? CORE_FOUNDATION : ALL);
		} else if (name === 'integer' || name === 'data') {
			add(CORE_FOUNDATION);
		}
	}
}

/** The start of the content for CoreFoundation: after the first `>` in the tag, if the rest can be content. */
export function contentStart(text: string, { name, nameEnd, end, isEmpty }: StartTag): number {
	if (isEmpty || (name !== 'string' && name !== 'key' && name !== 'data')) return end;
	const cut = text.indexOf('>', nameEnd);
	return text.charCodeAt(cut - 1) === SLASH ? end : cut + 1;
}
