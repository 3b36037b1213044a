/** Reads a text from start to end, once, and tells the tree builder what it meets. */
import { isEndTagOfIOKit } from './attributes.js';
import {
	CARRIAGE_RETURN,
	EXCLAMATION,
	GREATER_THAN,
	HASH,
	indentationBefore,
	LESS_THAN,
	LINE_FEED,
	nameEnd,
	QUESTION,
	SLASH,
	SPACE,
	skipWhiteSpace,
	TAB,
	trimEnd,
} from './characters.js';
import { scanComment, scanDeclaration, scanInstruction } from './declarations.js';
import { type ElementName, elementNameAt, isContainerName, type LeafName } from './elementNames.js';
import { ALL, CORE_FOUNDATION, type FaultList, IOKIT } from './faultList.js';
import { endOfContent, finishLeaf } from './leafContent.js';
import { directiveAt } from './preprocessor.js';
import { contentStart, StartTagChecker, startTagEnd } from './startTag.js';
import { ElementNode } from './syntaxTree.js';
import type { TreeBuilder } from './treeBuilder.js';

export class Scanner {
	private readonly text: string;
	private readonly faults: FaultList;
	private readonly startTags: StartTagChecker;
	private sawCarriageReturn = false;

	constructor(private readonly tree: TreeBuilder) {
		this.text = tree.text;
		this.faults = tree.faults;
		this.startTags = new StartTagChecker(tree.text, tree.faults);
	}

	scan(from: number): void {
		const { text } = this;
		const { length } = text;
		let at = from;
		while (at < length) {
			const code = text.charCodeAt(at);
			if (code === SPACE || code === LINE_FEED || code === TAB) at++;
			else if (code === LESS_THAN) at = this.markup(at);
			else if (code === CARRIAGE_RETURN) at = this.carriageReturn(at);
			else at = this.outsideText(at);
		}
		this.tree.finish();
	}

	/** What begins with `<`: the offset behind it. */
	private markup(at: number): number {
		const { text } = this;
		const name = elementNameAt(text, at + 1);
		if (name !== undefined) {
			const behind = at + 1 + name.length;
			if (text.charCodeAt(behind) === GREATER_THAN) return this.element(name, at, behind + 1);
			return this.unusualStartTag(name, at);
		}
		switch (text.charCodeAt(at + 1)) {
			case SLASH:
				return this.endTag(at);
			case EXCLAMATION:
				return text.startsWith('--', at + 2)
					? scanComment(this.tree, at)
					: scanDeclaration(this.tree, at);
			case QUESTION:
				return scanInstruction(this.tree, at);
			default:
				return this.unusualStartTag(undefined, at);
		}
	}

	/** An element whose start tag ends at `openEnd`, and, where it holds only text, its content and end tag. */
	private element(name: ElementName, start: number, openEnd: number): number {
		if (isContainerName(name)) {
			if (name === 'set')
				this.faults.add({ code: 'unknown-element', name }, start, openEnd, CORE_FOUNDATION);
			this.tree.open(name, start, openEnd);
			return openEnd;
		}
		return this.leaf(name as LeafName, start, openEnd);
	}

	private leaf(name: LeafName, start: number, openEnd: number): number {
		const { text } = this;
		const { length } = text;
		// Most elements are shorter than a search takes to begin; data is long, and nothing in it is decoded.
		let at = name === 'data' ? nextTag(text, openEnd) : openEnd;
		let plain = true;
		for (; at < length; at++) {
			const code = text.charCodeAt(at);
			if (code === LESS_THAN) break;
			if (code === 0x26 || code === 0) plain = false;
		}
		const nameAt = at + 2;
		const behind = nameAt + name.length;
		if (
			text.charCodeAt(at + 1) === SLASH &&
			text.charCodeAt(behind) === GREATER_THAN &&
			elementNameAt(text, nameAt) === name
		) {
			const node = this.tree.addLeaf(name, start, openEnd, at, behind + 1);
			node.plain = plain;
			if (!plain || (name !== 'string' && name !== 'key') || behind - start > LONG) {
				finishLeaf(text, node, this.faults);
			}
			return behind + 1;
		}
		return this.unusualLeaf(name, start, openEnd, at);
	}

	/** A leaf with markup in it, or without its end tag. */
	private unusualLeaf(name: LeafName, start: number, openEnd: number, from: number): number {
		const { text, faults } = this;
		const end = endOfContent(this.tree, name, openEnd, from);
		const node = this.tree.addLeaf(name, start, openEnd, end.closeStart, end.end);
		node.plain = end.closeStart <= from && !text.slice(openEnd, end.closeStart).includes('&');
		node.closed = end.closed;
		if (!end.closed) {
			faults.add({ code: 'unclosed-element', element: name }, start, openEnd, ALL);
		}
		finishLeaf(text, node, faults);
		return end.end;
	}

	/** A start tag with attributes, blanks or a slash in it, of an unknown element, or still being typed. */
	private unusualStartTag(known: ElementName | undefined, at: number): number {
		const { text, tree } = this;
		const behindName = nameEnd(text, at + 1);
		const name = known && behindName === at + 1 + known.length ? known : undefined;
		const openEnd = startTagEnd(text, behindName, tree.search);
		if (openEnd < 0 || behindName === at + 1) return this.unfinishedTag(name, at, behindName);
		const isEmpty = text.charCodeAt(openEnd - 2) === SLASH;
		if (name === undefined) return this.unknownElement(at, behindName, openEnd, isEmpty);
		const tag = { name, start: at, nameEnd: behindName, end: openEnd, isEmpty };
		const id = this.startTags.check(tag);
		if (isEmpty && !isContainerName(name)) {
			this.startTags.remember(id, tree.addLeaf(name, at, openEnd, openEnd, openEnd));
			return openEnd;
		}
		const end = this.element(name, at, contentStart(text, tag));
		const node = isContainerName(name) ? tree.current : tree.current.children.at(-1);
		if (node instanceof ElementNode) this.startTags.remember(id, node);
		if (isEmpty) tree.close(openEnd, openEnd);
		return end;
	}

	/** An element that plists do not have: with its text where it holds only text, else its tags are passed over. */
	private unknownElement(at: number, behindName: number, openEnd: number, isEmpty: boolean) {
		const { text, tree } = this;
		const written = text.slice(at + 1, behindName);
		const isReference = isEmpty && this.startTags.isReference(at, behindName, openEnd);
		const refusedBy = isReference ? CORE_FOUNDATION : ALL;
		this.faults.add({ code: 'unknown-element', name: written }, at, openEnd, refusedBy);
		const next = text.indexOf('<', openEnd);
		const closes = next >= 0 && text.startsWith(`/${written}>`, next + 1);
		if (isEmpty || closes) {
			const end = isEmpty ? openEnd : next + written.length + 3;
			tree.addLeaf('unknown', at, openEnd, isEmpty ? end : next, end);
			return end;
		}
		tree.openUnknown++;
		tree.addTrivia('ignoredTag', at, openEnd);
		return openEnd;
	}

	/** A start tag without `>`: it ends at the end of its line, or where the next tag begins. */
	private unfinishedTag(name: ElementName | undefined, at: number, behindName: number): number {
		const { text, tree, faults } = this;
		const line = tree.search.lineEnd(behindName);
		const next = text.indexOf('<', behindName);
		const stop = next >= 0 && next < line ? next : line;
		const end = trimEnd(text, at + 1, stop);
		const hasContent = end > behindName;
		const tag = text.slice(at, end);
		faults.add({ code: 'unfinished-tag', tag }, at, hasContent ? behindName : end, ALL);
		if (name !== undefined && next === stop && text.startsWith(`/${name}>`, next + 1)) {
			const from = skipWhiteSpace(text, behindName, stop);
			const close = next + name.length + 3;
			if (!isContainerName(name)) tree.addLeaf(name, at, from, next, close);
			return close;
		}
		if (name !== undefined && isContainerName(name) && tree.byIndentation && stop === line) {
			const inner = skipWhiteSpace(text, line, text.length);
			if (indentationBefore(text, inner) > indentationBefore(text, at)) {
				tree.open(name, at, end);
				return end;
			}
		}
		tree.addTrivia('unfinishedTag', at, end);
		return end;
	}

	private endTag(at: number): number {
		const { text, tree, faults } = this;
		const nameAt = at + 2;
		const known = elementNameAt(text, nameAt);
		const behindKnown = known === undefined ? nameAt : nameAt + known.length;
		if (known !== undefined && text.charCodeAt(behindKnown) === GREATER_THAN) {
			if (tree.current.type === known && !tree.byIndentation) tree.close(at, behindKnown + 1);
			else tree.endTag(known, at, behindKnown + 1);
			return behindKnown + 1;
		}
		const behindName = nameEnd(text, nameAt);
		const name = behindName === behindKnown ? known : undefined;
		const gap = skipWhiteSpace(text, behindName, text.length);
		if (behindName > nameAt && text.charCodeAt(gap) === GREATER_THAN) {
			if (gap > behindName)
				faults.add({ code: 'space-in-tag', tag: text.slice(at, gap + 1) }, behindName, gap, IOKIT);
			tree.endTag(name, at, gap + 1);
			return gap + 1;
		}
		return this.unusualEndTag(name, at, behindName);
	}

	/** An end tag with more than its name in it, or still being typed. */
	private unusualEndTag(name: ElementName | undefined, at: number, behindName: number): number {
		const { text, tree, faults } = this;
		const end = startTagEnd(text, behindName, tree.search);
		const line = tree.search.lineEnd(behindName);
		if (end > 0 && end <= line) {
			const taken = name !== undefined && isEndTagOfIOKit(text, behindName, end - 1, false);
			const refusedBy = taken ? CORE_FOUNDATION : ALL;
			faults.add({ code: 'malformed-end-tag', tag: text.slice(at, end) }, at, end, refusedBy);
			tree.endTag(name, at, end);
			return end;
		}
		const next = text.indexOf('<', behindName);
		const stop = trimEnd(text, at + 2, next >= 0 && next < line ? next : line);
		faults.add({ code: 'unfinished-tag', tag: text.slice(at, stop) }, at, stop, ALL);
		if (tree.current.type !== 'document' && tree.closesCurrent(at)) tree.close(at, stop);
		else tree.addTrivia('unfinishedTag', at, stop);
		return stop;
	}

	/** Text between elements: a preprocessor line, or something that does not belong there. */
	private outsideText(at: number): number {
		const { text, tree } = this;
		const code = text.charCodeAt(at);
		if (code === HASH && indentationBefore(text, at) >= 0) {
			const directive = directiveAt(text, at, tree.search);
			if (directive) {
				const { role, end } = directive;
				if (role === 'if') tree.conditions++;
				else if (role === 'endif' && tree.conditions > 0) tree.conditions--;
				tree.directives.push(directive);
				tree.addTrivia('directive', at, end);
				return end;
			}
		}
		let end = at + 1;
		let lineStart = false;
		for (; end < text.length; end++) {
			const next = text.charCodeAt(end);
			if (next === LESS_THAN) break;
			if (next === HASH && lineStart && directiveAt(text, end, tree.search)) break;
			lineStart = next === LINE_FEED || (lineStart && (next === SPACE || next === TAB));
		}
		const stop = trimEnd(text, at, end);
		const isNul = code === 0;
		const written = text.slice(at, stop);
		this.faults.add(
			isNul ? { code: 'null-character' } : { code: 'unexpected-text', text: written },
			at,
			stop,
			ALL,
		);
		tree.addTrivia('unexpectedText', at, stop);
		return end;
	}

	/** IOKit's parsers know no carriage return between elements; it is said once for the whole text. */
	private carriageReturn(at: number): number {
		if (!this.sawCarriageReturn) {
			const end = this.text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
			this.faults.add({ code: 'carriage-return' }, at, end, IOKIT);
			this.sawCarriageReturn = true;
		}
		return at + 1;
	}
}

function nextTag(text: string, from: number): number {
	const at = text.indexOf('<', from);
	return at < 0 ? text.length : at;
}

/** Bytes of a string from which on the kernel refuses it, in the shortest case; only then its length is looked at. */
const LONG = 80_000;
