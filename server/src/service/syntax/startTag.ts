/** Where a start tag ends, and what the real parsers think of blanks and attributes in it. */
import {
	APOSTROPHE,
	DOUBLE_QUOTE,
	GREATER_THAN,
	LESS_THAN,
	SLASH,
	skipWhiteSpace,
	trimEnd,
} from './characters.js';
import { ALL, CORE_FOUNDATION, type FaultList, IOKIT, KERNEL, NOBODY } from './faultList.js';
import type { ForwardSearch } from './forwardSearch.js';
import type { ElementName } from './syntaxTree.js';

/** The offset behind the `>` of the tag whose name ends at `from`; -1 where another tag begins before. */
export function startTagEnd(text: string, from: number, search: ForwardSearch): number {
	for (let at = from; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === GREATER_THAN) return at + 1;
		if (code === LESS_THAN) return -1;
		if (code === DOUBLE_QUOTE || code === APOSTROPHE) at = quoteEnd(search, at, text.charAt(at));
	}
	return -1;
}

/** The closing quote; one behind another tag on a later line belongs to something else, and then the opening one stands alone. */
function quoteEnd(search: ForwardSearch, open: number, quote: string): number {
	const close = search.indexOf(quote, open + 1);
	if (close < 0) return open;
	const tag = search.indexOf('<', open + 1);
	if (tag < 0 || tag > close) return close;
	return search.lineEnd(tag) < close ? open : close;
}

/** Attributes as IOKit's parsers take them: `[A-Za-z0-9-]* = "…"`, blanks and tabs around the parts (IOCFUnserialize.yacc:getTag). */
const attribute = /[ \t]*(?:([A-Za-z0-9-]+)[ \t]*)?=[ \t]*"([^"]*)"/y;
/** The most characters of an attribute's name or value (TAG_MAX_LENGTH), and the most attributes (TAG_MAX_ATTRIBUTES). */
const LONGEST_ATTRIBUTE = 30;
const MOST_ATTRIBUTES = 31;
/** IOCFUnserialize and the kernel keep this many objects for reference (MAX_REFED_OBJECTS). */
const MOST_REFERENCES = 65535;

export class StartTagChecker {
	/** The elements that carry an `ID`, so far. */
	private readonly ids = new Set<number>();
	private references = 0;

	constructor(
		private readonly text: string,
		private readonly faults: FaultList,
	) {}

	/** A start tag that is more than `<name>`. */
	check(name: ElementName, at: number, nameEnd: number, end: number, isEmpty: boolean): void {
		const { text } = this;
		const inner = end - (isEmpty ? 2 : 1);
		if (isEmpty) this.checkEmpty(name, at, nameEnd, end);
		if (nameEnd === inner) return;
		const lastBlank = trimEnd(text, nameEnd, inner);
		if (lastBlank === nameEnd) {
			this.faults.add('space-in-tag', nameEnd, inner, IOKIT, text.slice(at, end));
			return;
		}
		const slash = isEmpty ? -1 : this.lastSlash(lastBlank);
		if (slash >= 0 || (isEmpty && text.charCodeAt(inner - 1) === SLASH)) {
			this.faults.add('malformed-attribute', at, end, ALL, text.slice(at, end));
			return;
		}
		this.checkAttributes(name, at, nameEnd, inner, isEmpty);
	}

	/** Whether an element of unknown name is accepted by IOKit's parsers as a reference to another. */
	isReference(written: string, at: number, end: number, isEmpty: boolean): boolean {
		if (!isEmpty || written.length > LONGEST_ATTRIBUTE) return false;
		const match = /IDREF="(\d+)"/.exec(this.text.slice(at, end));
		return match !== null && this.ids.has(Number(match[1]));
	}

	/** `<true/ >`: a slash with blanks behind it, which nobody takes for the end of an empty element. */
	private lastSlash(lastBlank: number): number {
		return this.text.charCodeAt(lastBlank - 1) === SLASH ? lastBlank - 1 : -1;
	}

	private checkAttributes(
		name: ElementName,
		at: number,
		nameEnd: number,
		inner: number,
		isEmpty: boolean,
	): void {
		const { text, faults } = this;
		const tag = text.slice(nameEnd, inner);
		attribute.lastIndex = 0;
		let count = 0;
		let behind = 0;
		for (let match = attribute.exec(tag); match; match = attribute.exec(tag)) {
			const [, key = '', value = ''] = match;
			const start = nameEnd + behind;
			behind = attribute.lastIndex;
			count++;
			const first = skipWhiteSpace(text, start, inner);
			if (value.includes('>')) {
				const refusedBy = name === 'string' || name === 'key' ? NOBODY : CORE_FOUNDATION;
				faults.add('malformed-attribute', first, nameEnd + behind, refusedBy, match[0].trim());
			}
			if (key.length > LONGEST_ATTRIBUTE || value.length > LONGEST_ATTRIBUTE) {
				faults.add('malformed-attribute', first, nameEnd + behind, IOKIT, match[0].trim());
			}
			this.checkMeaning(name, key, value, first, nameEnd + behind, isEmpty);
		}
		if (trimEnd(tag, behind, tag.length) > behind || count > MOST_ATTRIBUTES) {
			const first = skipWhiteSpace(text, nameEnd + behind, inner);
			const start = first < inner ? first : at;
			faults.add('malformed-attribute', start, trimEnd(text, start, inner), IOKIT, tag.trim());
		} else if (behind < tag.length) {
			faults.add('space-in-tag', nameEnd + behind, inner, IOKIT, text.slice(at, inner + 1));
		}
	}

	/** The attributes that only IOKit's parsers give a meaning: `ID`, `IDREF`, `size`. */
	private checkMeaning(
		name: ElementName,
		key: string,
		value: string,
		start: number,
		end: number,
		isEmpty: boolean,
	): void {
		const written = this.text.slice(start, end);
		if (key.startsWith('ID')) {
			const refusedBy = this.refusalOfReference(name, key, Number(value), isEmpty);
			this.faults.add('kernel-attribute', start, end, refusedBy, written);
		} else if (name === 'integer' && key === 'size' && Number(value) > 64) {
			this.faults.add('kernel-attribute', start, end, KERNEL, written);
		}
	}

	private refusalOfReference(name: ElementName, key: string, id: number, isEmpty: boolean): number {
		if (key === 'ID') {
			if (name !== 'true' && name !== 'false' && name !== 'plist') this.ids.add(id);
			return 0;
		}
		if (key !== 'IDREF' || name === 'key' || name === 'plist') return IOKIT;
		if (!isEmpty || !this.ids.has(id)) return IOKIT;
		this.references++;
		return this.references > MOST_REFERENCES ? KERNEL : 0;
	}

	private checkEmpty(name: ElementName, at: number, nameEnd: number, end: number): void {
		const { text, faults } = this;
		const reference = text.slice(nameEnd, end).includes('IDREF=');
		if (name === 'key') {
			faults.add('empty-element', at, end, reference ? 0 : IOKIT, name);
		} else if (name === 'plist') {
			faults.add('empty-element', at, end, CORE_FOUNDATION, name);
		} else if (name === 'real' || name === 'date') {
			faults.add('empty-element', at, end, reference ? CORE_FOUNDATION : ALL, name);
		} else if (name === 'integer' || name === 'data') {
			faults.add('empty-element', at, end, CORE_FOUNDATION, name);
		}
	}
}
