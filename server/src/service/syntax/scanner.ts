/** Reads a text once from start to end, and adds what it contains to a tree. */
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
	nulEnd,
	QUESTION,
	SLASH,
	SPACE,
	skipSpaces,
	skipWhiteSpace,
	TAB,
	trimEnd,
} from './characters.js';
import {
	damagedEndTag,
	damagedStartTag,
	hasTwoBrackets,
	intendedElement,
	isRepeated,
	isStartOfContent,
	isStartOfDict,
	shownElement,
	startTagWithTwo,
	tagWithoutBracket,
} from './damagedTags.js';
import {
	scanComment,
	scanConflictMarker,
	scanDeclaration,
	scanInstruction,
} from './declarations.js';
import { type ElementName, elementNameAt, isContainerName, type LeafName } from './elementNames.js';
import { ALL, CORE_FOUNDATION, type FaultList, IOKIT, NONE } from './faultList.js';
import { endOfContent, finishLeaf } from './leafContent.js';
import { leafOfContainerTag } from './leafOfContainerTag.js';
import { endOfMarker } from './mergeConflicts.js';
import { directiveAt } from './preprocessor.js';
import { afterVersion, ignoreLateRoot, isStartOfRoot, openRootInText } from './rootTag.js';
import { CDATA_CLOSE } from './sections.js';
import { contentStart, StartTagChecker, startTagEnd } from './startTag.js';
import type { MisspelledEndTag } from './syntaxFault.js';
import { ElementNode } from './syntaxTree.js';
import type { TreeBuilder } from './treeBuilder.js';
import { unfinishedEndTag, unfinishedStartTag } from './unfinishedTags.js';
import { checkSectionEnds } from './wellFormed.js';

export class Scanner {
	private readonly text: string;
	private readonly faults: FaultList;
	private readonly startTags: StartTagChecker;
	private sawCarriageReturn = false;
	/** Whether `]]>` occurs anywhere. */
	private readonly hasSectionEnd: boolean;

	constructor(private readonly tree: TreeBuilder) {
		this.text = tree.text;
		this.faults = tree.faults;
		this.startTags = new StartTagChecker(tree.text, tree.faults);
		this.hasSectionEnd = tree.text.includes(CDATA_CLOSE);
	}

	scan(from: number): void {
		const { text } = this;
		const { length } = text;
		let at = from;
		this.tree.prolog.start = from;
		while (at < length) {
			const code = text.charCodeAt(at);
			if (code === SPACE || code === LINE_FEED || code === TAB) at++;
			else if (code === LESS_THAN) at = this.markup(at);
			else if (code === CARRIAGE_RETURN) at = this.carriageReturn(at);
			else at = this.outsideText(at);
		}
		this.tree.finish();
	}

	/** Markup, which begins with `<`. Returns the offset after it. */
	private markup(at: number): number {
		const { text } = this;
		const name = elementNameAt(text, at + 1);
		if (name !== undefined) {
			const after = at + 1 + name.length;
			if (text.charCodeAt(after) === GREATER_THAN) return this.element(name, at, after + 1);
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
				return (
					scanConflictMarker(this.tree, at) ??
					this.damagedTag(at) ??
					this.unusualStartTag(undefined, at)
				);
		}
	}

	/** A tag of a known element whose name is not directly after `<` or `</`. Returns the offset after it, or after the element. */
	private damagedTag(at: number): number | undefined {
		const { text, tree, faults } = this;
		const endTag = damagedEndTag(text, at);
		if (endTag) {
			tree.damagedEndTag(endTag.name, at, endTag.end);
			return endTag.end;
		}
		const doubled = startTagWithTwo(text, at);
		if (doubled) {
			const tag = text.slice(at, doubled.end);
			faults.add({ code: 'doubled-bracket', tag }, at, doubled.end, ALL);
			return this.element(doubled.name, at, doubled.end);
		}
		const startTag = damagedStartTag(text, at);
		if (!startTag) return undefined;
		const { name, end } = startTag;
		faults.add(
			{ code: 'space-in-tag', tag: text.slice(at, end) },
			at + 1,
			skipSpaces(text, at + 1),
			ALL,
		);
		return this.element(name, at, end);
	}

	/** An element whose start tag ends at `openEnd`; for a leaf with its content and end tag. */
	private element(name: ElementName, start: number, tagEnd: number): number {
		const openEnd = hasTwoBrackets(this.text, name, tagEnd) ? tagEnd + 1 : tagEnd;
		if (openEnd > tagEnd) {
			const tag = this.text.slice(start, openEnd);
			// It is the first character of a key.
			const rejectedBy = name === 'key' ? NONE : ALL;
			this.faults.add({ code: 'doubled-bracket', tag }, start, openEnd, rejectedBy);
		}
		if (isContainerName(name)) {
			const leaf = leafOfContainerTag(this.tree, name, openEnd);
			if (leaf) return this.wrongStart(leaf, start, openEnd);
			if (name === 'plist' && ignoreLateRoot(this.tree, start, openEnd)) return openEnd;
			if (name === 'set')
				this.faults.add(
					{ code: 'unknown-element', name, intended: undefined, endTag: {} },
					start,
					openEnd,
					CORE_FOUNDATION,
				);
			this.tree.open(name, start, openEnd);
			return openEnd;
		}
		return this.leaf(name as LeafName, start, openEnd);
	}

	private leaf(name: LeafName, start: number, openEnd: number): number {
		const { text } = this;
		const { length } = text;
		// A loop is faster than a search, since most elements are short. Data is long, and is not decoded.
		let at = name === 'data' ? this.tree.search.indexOf('<', openEnd) : openEnd;
		if (at < 0) at = length;
		let plain = true;
		for (; at < length; at++) {
			const code = text.charCodeAt(at);
			if (code === LESS_THAN) break;
			if (code === 0x26 || code === 0) plain = false;
		}
		const nameAt = at + 2;
		const after = nameAt + name.length;
		if (
			text.charCodeAt(at + 1) === SLASH &&
			text.charCodeAt(after) === GREATER_THAN &&
			elementNameAt(text, nameAt) === name
		) {
			const node = this.tree.addLeaf(name, start, openEnd, at, after + 1);
			node.plain = plain;
			if (this.hasSectionEnd) checkSectionEnds(text, node, this.faults);
			if (!plain || (name !== 'string' && name !== 'key') || after - start > MIN_MEASURED) {
				finishLeaf(text, node, this.faults);
			}
			return after + 1;
		}
		return this.unusualLeaf(name, start, openEnd, at);
	}

	/** A leaf that contains markup, or has no end tag. */
	private unusualLeaf(name: LeafName, start: number, openEnd: number, from: number): number {
		const { text, faults, tree } = this;
		if (tree.byIndentation && isStartOfDict(text, start, openEnd)) {
			return this.wrongStart('dict', start, openEnd);
		}
		if (from === openEnd && isRepeated(text, name, openEnd, tree.search)) {
			const detail = { code: 'unclosed-element', element: name, contentEnd: openEnd } as const;
			faults.add(detail, start, openEnd, ALL);
			tree.addTrivia('ignoredTag', start, openEnd);
			return openEnd;
		}
		const end = endOfContent(tree, name, openEnd, from);
		const type = end.type ?? name;
		const node = tree.addLeaf(type, start, openEnd, end.closeStart, end.end);
		node.plain = end.closeStart <= from && !text.slice(openEnd, end.closeStart).includes('&');
		node.closed = end.closed;
		if (!end.closed) {
			const detail = { code: 'unclosed-element', element: name, contentEnd: end.end } as const;
			faults.add(detail, start, openEnd, ALL);
		}
		if (this.hasSectionEnd) checkSectionEnds(text, node, faults);
		finishLeaf(text, node, faults);
		return end.end;
	}

	/** The start tag of another element, or an empty one, before the content of `name`. */
	private wrongStart(name: ElementName, start: number, openEnd: number): number {
		const tag = this.text.slice(start, openEnd);
		this.faults.add({ code: 'mismatched-end-tag', tag, expected: name }, start, openEnd, ALL);
		return this.element(name, start, openEnd);
	}

	/** A start tag with attributes, spaces or a slash, of an unknown element, or still being typed. */
	private unusualStartTag(known: ElementName | undefined, at: number): number {
		const { text, tree } = this;
		const afterName = nameEnd(text, at + 1);
		const name = known && afterName === at + 1 + known.length ? known : undefined;
		const openEnd = startTagEnd(text, afterName, tree.search);
		if (openEnd < 0 || (afterName === at + 1 && openEnd > at + '<>'.length)) {
			const start = name === undefined ? tagWithoutBracket(text, at) : undefined;
			const end = start?.end ?? (name === 'plist' ? afterVersion(text, afterName) : afterName);
			return unfinishedStartTag(tree, start?.name ?? name, at, end);
		}
		const isEmpty = text.charCodeAt(openEnd - 2) === SLASH;
		if (name === undefined) return this.unknownElement(at, afterName, openEnd, isEmpty);
		const isPlain = trimEnd(text, afterName, openEnd - '/>'.length) === afterName;
		if (isEmpty && isPlain && isStartOfContent(text, name, at, openEnd, tree.byIndentation)) {
			return this.wrongStart(name, at, openEnd);
		}
		const isUnclosed = name === 'plist' && isStartOfRoot(tree, openEnd);
		const tag = { name, start: at, nameEnd: afterName, end: openEnd, isEmpty };
		const id = this.startTags.check(tag);
		if (isEmpty && !isContainerName(name)) {
			this.startTags.remember(id, tree.addLeaf(name, at, openEnd, openEnd, openEnd));
			return openEnd;
		}
		const end = this.element(name, at, contentStart(text, tag));
		const node = isContainerName(name) ? tree.current : tree.current.children.at(-1);
		if (!(node instanceof ElementNode) || node.start !== at) return end;
		this.startTags.remember(id, node);
		if (isEmpty && !isUnclosed) tree.close(openEnd, openEnd);
		return end;
	}

	/** An element that property lists don't have. It is a leaf if it contains only text; else its tags are ignored. */
	private unknownElement(at: number, afterName: number, openEnd: number, isEmpty: boolean) {
		const { text, tree } = this;
		const written = text.slice(at + 1, afterName);
		const isReference = isEmpty && this.startTags.isReference(at, afterName, openEnd);
		const rejectedBy = isReference ? CORE_FOUNDATION : ALL;
		const next = text.indexOf('<', openEnd);
		const closes = !isEmpty && next >= 0 && text.startsWith(`/${written}>`, next + 1);
		const isLeaf = isEmpty || closes;
		const end = isEmpty ? openEnd : next + written.length + '</>'.length;
		const isInside = tree.current.type !== 'document';
		const shown = isLeaf ? undefined : shownElement(text, written, openEnd, next, isInside);
		const suggested = isLeaf ? intendedElement(written) : undefined;
		const intended = shown ?? (suggested && tree.isPossible(suggested) ? suggested : undefined);
		const endTag: MisspelledEndTag = closes ? { range: { start: next, end } } : {};
		const detail = { code: 'unknown-element', name: written, intended, endTag } as const;
		this.faults.add(detail, at, openEnd, rejectedBy);
		if (shown) {
			const after = this.element(shown, at, openEnd);
			if (isContainerName(shown)) tree.nesting.expectEndTag(tree.current, written, endTag);
			return after;
		}
		if (isLeaf) {
			this.unknownLeaf(at, openEnd, isEmpty ? end : next, end, intended);
			return end;
		}
		tree.openUnknown++;
		tree.addTrivia('ignoredTag', at, openEnd);
		return openEnd;
	}

	/** A leaf with an unknown name, which is read as the one that is intended. */
	private unknownLeaf(
		start: number,
		openEnd: number,
		closeStart: number,
		end: number,
		intended: ElementName | undefined,
	): void {
		const { text, tree, faults } = this;
		const isEmpty = openEnd === end;
		const isBoolean = intended === 'true' || intended === 'false';
		const isRead = intended && !isContainerName(intended) && isBoolean === isEmpty;
		const type = isRead ? intended : 'unknown';
		const node = tree.addLeaf(type, start, openEnd, closeStart, end);
		if (type === 'unknown' || isEmpty) return;
		node.plain = !text.slice(openEnd, closeStart).includes('&');
		finishLeaf(text, node, faults);
	}

	private endTag(at: number): number {
		const { text, tree, faults } = this;
		const nameAt = at + 2;
		const known = elementNameAt(text, nameAt);
		const afterKnown = known === undefined ? nameAt : nameAt + known.length;
		if (known !== undefined && text.charCodeAt(afterKnown) === GREATER_THAN) {
			if (tree.current.type === known && !tree.byIndentation) tree.close(at, afterKnown + 1);
			else tree.endTag(known, at, afterKnown + 1);
			return afterKnown + 1;
		}
		const afterName = nameEnd(text, nameAt);
		const name = afterName === afterKnown ? known : undefined;
		const gap = skipWhiteSpace(text, afterName, text.length);
		if (text.charCodeAt(gap) === GREATER_THAN) {
			if (gap > afterName && afterName > nameAt)
				faults.add({ code: 'space-in-tag', tag: text.slice(at, gap + 1) }, afterName, gap, IOKIT);
			tree.endTag(name, at, gap + 1);
			return gap + 1;
		}
		return this.unusualEndTag(name, at, afterName);
	}

	/** An end tag that contains more than its name, or is still being typed. */
	private unusualEndTag(name: ElementName | undefined, at: number, afterName: number): number {
		const { text, tree, faults } = this;
		const damaged = damagedEndTag(text, at);
		if (damaged) {
			tree.damagedEndTag(damaged.name, at, damaged.end);
			return damaged.end;
		}
		const end = startTagEnd(text, afterName, tree.search);
		const line = tree.search.lineEnd(afterName);
		if (end > 0 && end <= line) {
			const taken = name !== undefined && isEndTagOfIOKit(text, afterName, end - 1, false);
			const rejectedBy = taken ? CORE_FOUNDATION : ALL;
			faults.add({ code: 'malformed-end-tag', tag: text.slice(at, end) }, at, end, rejectedBy);
			tree.endTag(name, at, end);
			return end;
		}
		return unfinishedEndTag(tree, name, at, afterName);
	}

	/** Text between elements: a line of a preprocessor or of a merge conflict, the rest of a tag, or unexpected text. */
	private outsideText(at: number): number {
		const { text, tree } = this;
		const known = scanConflictMarker(tree, at) ?? openRootInText(tree, at);
		if (known !== undefined) return known;
		const code = text.charCodeAt(at);
		if (code === 0) {
			const end = nulEnd(text, at);
			this.faults.add({ code: 'null-character' }, at, end, ALL);
			tree.addTrivia('unexpectedText', at, end);
			return end;
		}
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
			if (lineStart && endOfMarker(text, end) >= 0) break;
			lineStart = next === LINE_FEED || (lineStart && (next === SPACE || next === TAB));
		}
		const stop = trimEnd(text, at, end);
		this.faults.add({ code: 'unexpected-text', text: text.slice(at, stop) }, at, stop, ALL);
		tree.addTrivia('unexpectedText', at, stop);
		return end;
	}

	/** IOKit's parsers reject carriage returns between elements. Only the first one is reported. */
	private carriageReturn(at: number): number {
		if (!this.sawCarriageReturn) {
			const end = this.text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
			this.faults.add({ code: 'carriage-return' }, at, end, IOKIT);
			this.sawCarriageReturn = true;
		}
		return at + 1;
	}
}

/** The minimum number of characters of a string that may be too long for the kernel; shorter ones are not measured. */
const MIN_MEASURED = 80_000;
