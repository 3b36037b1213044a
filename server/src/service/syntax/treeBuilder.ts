/** Adds elements to the tree in order, and repairs its structure if tags are missing or superfluous. */
import type { TextRange } from '../text/textRange.js';
import { isReference } from './attributes.js';
import { indentationBefore, nameEnd, SLASH, trimEnd } from './characters.js';
import { containerWithContent } from './damagedTags.js';
import { type ElementName, isContainerName, resembles } from './elementNames.js';
import { ALL, type FaultList } from './faultList.js';
import { ForwardSearch } from './forwardSearch.js';
import type { Guide } from './guide.js';
import { LateStartTags } from './lateStartTags.js';
import { gapIn, indentationOf, isImpliedRoot, nameGap } from './missingDict.js';
import { NestingFaults } from './nestingFaults.js';
import { NestingGauge } from './nestingGauge.js';
import { mayBeEndOf, OpenIndents } from './openIndents.js';
import type { Directive } from './preprocessor.js';
import { RootFaults } from './rootFaults.js';
import {
	DocumentNode,
	ElementNode,
	type ParentNode,
	type SyntaxNode,
	TriviaNode,
	type TriviaType,
} from './syntaxTree.js';
import { retype, type WrongContainers } from './wrongContainers.js';

export class TreeBuilder implements WrongContainers {
	readonly document: DocumentNode;
	current: ParentNode;
	readonly irregularDicts = new Set<ElementNode>();
	readonly arraysWithKeys = new Set<ElementNode>();
	readonly comments: TextRange[] = [];
	readonly directives: Directive[] = [];
	/** What the scanner has read before the root, and from where; `isDoctypeXml` is undefined before the first document type. */
	readonly prolog: { start: number; hasDeclaration: boolean; isDoctypeXml: boolean | undefined } = {
		start: 0,
		hasDeclaration: false,
		isDoctypeXml: undefined,
	};
	/** The number of preprocessor conditions that are open. */
	conditions = 0;
	/** The number of unknown elements around known ones that are open. */
	openUnknown = 0;
	/** The number of elements other than `<plist>`. */
	elementCount = 0;
	/** Whether the last key in the innermost dictionary has no value yet. */
	private expectsValue = false;
	/** Whether the text contains anything that the guides `gaps` and `endTags` would read differently. */
	sawGap = false;
	sawWrongEndTag = false;
	readonly byIndentation: boolean;
	readonly search: ForwardSearch;
	private readonly gauge: NestingGauge;
	readonly nesting: NestingFaults;
	readonly roots: RootFaults;
	readonly late: LateStartTags;
	private readonly indents: OpenIndents;
	private readonly openOf: Partial<Record<ElementName, number>> = {};
	private readonly reopened = new Set<ElementNode>();

	constructor(
		readonly text: string,
		readonly faults: FaultList,
		readonly guide: Guide,
	) {
		this.byIndentation = guide === 'indentation';
		this.document = new DocumentNode(text.length);
		this.current = this.document;
		this.search = new ForwardSearch(text);
		this.gauge = new NestingGauge(faults);
		this.nesting = new NestingFaults(text, faults);
		this.roots = new RootFaults(faults, this.gauge);
		this.late = new LateStartTags(text, faults);
		this.indents = new OpenIndents(text);
	}

	addLeaf(
		type: ElementName,
		start: number,
		openEnd: number,
		closeStart: number,
		end: number,
	): ElementNode {
		if (
			type === 'key' &&
			(this.expectsValue || this.byIndentation || this.current.type !== 'dict')
		) {
			this.placeKey(start, openEnd, end);
		}
		const { current } = this;
		const node = new ElementNode(
			type,
			current,
			start,
			openEnd,
			closeStart,
			end,
			false,
			this.conditions > 0,
		);
		this.attach(node);
		if (current.type === 'plist' || current.type === 'document') this.roots.leave(node);
		return node;
	}

	/** Adds a container, which becomes the innermost element, unless its tag is an end tag or is ignored. */
	open(type: ElementName, start: number, openEnd: number): void {
		if (type === 'dict' && start < openEnd && this.late.opensCurrent(start, openEnd)) {
			if (this.byIndentation) this.indents.replaceInnermost(indentationBefore(this.text, start));
			this.addTrivia('ignoredTag', start, openEnd);
			return;
		}
		const { current } = this;
		const mayEnd = current.type === type && this.byIndentation && !this.expectsValue;
		if (mayEnd && this.indents.isEndTagWithoutSlash(current, start, openEnd)) {
			this.nesting.addMalformedEndTag(start, openEnd);
			this.close(start, openEnd);
			return;
		}
		if (type === 'dict' && current.type === 'dict' && this.isDoubled(current, openEnd)) {
			this.sawGap = true;
			if (this.guide === 'gaps') {
				const tag = this.text.slice(start, openEnd);
				this.faults.add({ code: 'value-without-key', tag }, start, openEnd, ALL);
				this.addTrivia('ignoredTag', start, openEnd);
				return;
			}
		}
		const { length } = this.text;
		const inIf = this.conditions > 0;
		const node = new ElementNode(type, current, start, openEnd, length, length, true, inIf);
		this.attach(node);
		this.enter(node);
	}

	/** Whether a dictionary begins directly after the start tag of another, which can only contain keys. */
	private isDoubled(parent: ElementNode, openEnd: number): boolean {
		return parent.children.length === 0 && this.text.charCodeAt(openEnd - 2) !== SLASH;
	}

	/**
	 * Whether a leaf has the wrong start tag, and not the wrong end tag: that of a Boolean, which contains no text, or one of
	 * them is a key, which can only be before a value of a dictionary.
	 */
	isWrongStart(start: ElementName, end: ElementName): boolean {
		if (start === end || isContainerName(end)) return false;
		if (start === 'true' || start === 'false') return end !== 'true' && end !== 'false';
		if (this.current.type === 'array') return start === 'key';
		if (this.current.type !== 'dict') return false;
		return this.expectsValue ? start === 'key' : end === 'key';
	}

	/** Whether a key or a value is where no other element of its type can follow: in a dictionary. */
	isInPlace(type: ElementName): boolean {
		return this.current.type === 'dict' && this.expectsValue === (type !== 'key');
	}

	/** The same, or outside of dictionaries whether it is not a key. */
	isPossible(type: ElementName): boolean {
		return this.current.type === 'dict' ? this.isInPlace(type) : type !== 'key';
	}

	addTrivia(type: TriviaType, start: number, end: number, closed = true): void {
		const node = new TriviaNode(type, this.current, start, end, closed);
		(this.current.children as SyntaxNode[]).push(node);
	}

	/** Closes the innermost element with the given end tag. */
	close(closeStart: number, end: number): void {
		const node = this.current;
		if (node.type === 'document') return;
		node.closeStart = closeStart;
		node.end = end;
		if (node.type === 'dict' && this.expectsValue) this.irregularDicts.add(node);
		this.expectsValue = false;
		this.gauge.leave(node);
		if (this.byIndentation) this.indents.pop();
		this.openOf[node.type] = (this.openOf[node.type] ?? 1) - 1;
		this.current = node.parent;
		if (node.parent.type === 'plist' || node.parent.type === 'document') this.roots.leave(node);
	}

	/** An end tag with other characters than its name, such as `<\dict>`. */
	damagedEndTag(name: ElementName, start: number, end: number): void {
		this.nesting.addMalformedEndTag(start, end);
		this.endTag(name, start, end);
	}

	/** An end tag that does not simply close the innermost element. `name` is undefined for an unknown element. */
	endTag(name: ElementName | undefined, start: number, end: number): void {
		if (this.byIndentation && this.closeByIndentation(name, start, end)) return;
		const { current } = this;
		if (name !== undefined && current.type === name) {
			this.close(start, end);
		} else if (current.type !== 'document' && containerWithContent(current) === name) {
			this.closeMismatched(current, start, end);
		} else if (this.mayBeWrongEndTag(name, start)) {
			this.closeMismatched(current, start, end);
		} else if (name !== undefined && isContainerName(name) && (this.openOf[name] ?? 0) > 0) {
			this.closeUnclosed(start, (node) => node.type === name);
			this.close(start, end);
		} else if (name === undefined && this.openUnknown > 0) {
			this.openUnknown--;
			this.addTrivia('ignoredTag', start, end);
		} else if (
			name === undefined &&
			current.type !== 'document' &&
			this.mayClose(current.type, start)
		) {
			this.closeMismatched(current, start, end);
		} else {
			this.ignoreEndTag(name, start, end);
		}
	}

	/** Whether an end tag of another element can be that of the innermost one: after its content, with its indentation. */
	private mayBeWrongEndTag(name: ElementName | undefined, start: number): boolean {
		const { current } = this;
		if (this.byIndentation || current.type === 'document' || this.expectsValue) return false;
		if (!current.firstElement || (name === undefined && this.openUnknown > 0)) return false;
		const mayBe = mayBeEndOf(this.text, current, start);
		this.sawWrongEndTag ||= mayBe;
		return mayBe && this.guide === 'endTags';
	}

	/** Whether the end tag at `start` of an unknown element, or without a name, is that of `type`. */
	private mayClose(type: ElementName, start: number): boolean {
		const nameAt = start + '</'.length;
		if (nameEnd(this.text, nameAt) > nameAt) return resembles(this.text, nameAt, type);
		return !this.byIndentation;
	}

	/** Closes all elements that are open at the end of the text. Several of them are one fault. */
	finish(): void {
		const open: ElementNode[] = [];
		for (let node = this.current; node.type !== 'document'; node = node.parent) {
			if (!this.reopened.has(node)) open.push(node);
		}
		if (open.length > 1) this.nesting.addUnexpectedEnd(open);
		this.closeUnclosed(this.text.length, () => false, open.length <= 1);
		// A text without other elements is reported as empty.
		if (this.elementCount > 0) this.roots.addEmpty();
	}

	/** Whether `</` or `</di`, still being typed at `start`, closes the innermost element. */
	closesCurrent(start: number): boolean {
		return this.byIndentation && indentationBefore(this.text, start) === this.indents.innermost;
	}

	private attach(node: ElementNode): void {
		const { current } = this;
		if (current.type === 'dict') {
			if (node.type === 'plist') this.irregularDicts.add(current);
			if (node.type === 'key') {
				if (this.expectsValue || node.openEnd === node.end) this.irregularDicts.add(current);
				this.expectsValue = true;
			} else {
				if (!this.expectsValue) this.irregularDicts.add(current);
				this.expectsValue = false;
			}
		} else if (current.type === 'plist' || current.type === 'document') {
			this.roots.enter(node);
		}
		if (node.type !== 'plist') this.elementCount++;
		(current.children as SyntaxNode[]).push(node);
		current.firstElement ??= node;
	}

	private enter(node: ElementNode): void {
		this.gauge.enter(node);
		if (this.byIndentation) this.indents.push(node);
		this.openOf[node.type] = (this.openOf[node.type] ?? 0) + 1;
		this.current = node;
		this.expectsValue = false;
	}

	/** Finds the dictionary of a key that may not be in the innermost element. */
	private placeKey(start: number, openEnd: number, end: number): void {
		if (this.byIndentation) this.leaveByIndentation(start);
		if (this.late.hasDictAfter(start, end, this.current, this.expectsValue)) {
			this.open('dict', start, start);
			return;
		}
		if (this.openMissing(start)) return;
		const { current } = this;
		if (current.type === 'plist' || current.type === 'document') {
			this.reopenLast(current);
		} else if (current.type === 'array' && !isReference(this.text, start, openEnd)) {
			this.arraysWithKeys.add(current);
		}
	}

	/** A key that is not indented deeper than an open element shows that this element is not closed. */
	private leaveByIndentation(start: number): void {
		const indent = indentationBefore(this.text, start);
		const dicts = this.openOf.dict ?? 0;
		this.closeUnclosed(start, (node) => {
			const inDict = node.type === 'dict';
			if (dicts === 0 || (inDict && (this.openOf.dict ?? 0) === 1)) return true;
			return indent >= 0 ? indent > (this.indents.innermost ?? 0) : inDict;
		});
	}

	/** Adds the dictionary whose start tag is missing before the key at `start`, if any. */
	private openMissing(start: number): boolean {
		const gap = gapIn(this.text, this.current, this.expectsValue);
		if (!gap) return false;
		const { broken, key } = gap;
		// Without indentation, a key after a key is ambiguous: only the value may be missing.
		this.sawGap ||= broken !== undefined || !key;
		if (this.guide === 'tags' || this.guide === 'endTags') return false;
		if (this.guide === 'gaps' && !broken && key) return false;
		const indent = indentationOf(this.text, gap, start);
		if (this.byIndentation && indent === undefined) return false;
		nameGap(this, gap, start);
		const children = this.current.children as SyntaxNode[];
		const isLast = broken !== undefined && children.at(-1) === broken;
		if (isLast) children.pop();
		this.open('dict', isLast ? broken.start : start, isLast ? broken.end : start);
		if (this.byIndentation) this.indents.replaceInnermost(indent ?? 0);
		return true;
	}

	/** A key after the end of the root dictionary shows that this end is too early. */
	private reopenLast(parent: ParentNode): void {
		const children = parent.children as SyntaxNode[];
		let at = children.length - 1;
		while (at >= 0 && children[at] instanceof TriviaNode) at--;
		const node = children[at];
		if (node?.type !== 'dict' || !node.closed || node.openEnd === node.end) return;
		const after = children.splice(at + 1).filter((each) => each instanceof TriviaNode);
		this.nesting.addEarlyEndTag(node.closeStart, node.end, parent.type === 'plist');
		this.enter(node);
		this.reopened.add(node);
		this.addTrivia('ignoredTag', node.closeStart, node.end);
		for (const each of after) this.addTrivia(each.type, each.start, each.end, each.closed);
	}

	/** Closes elements without an end tag, innermost first, up to the one for which `stop` is true. */
	private closeUnclosed(at: number, stop: (node: ElementNode) => boolean, isFault = true): void {
		let end = -1;
		while (this.current.type !== 'document' && !stop(this.current)) {
			const node = this.current;
			if (end < 0) end = trimEnd(this.text, node.openEnd, at);
			if (isFault && !this.reopened.has(node) && !isImpliedRoot(node))
				this.nesting.addUnclosed(node, end);
			node.closed = false;
			this.close(end, end);
		}
	}

	private closeMismatched(node: ParentNode, start: number, end: number): void {
		if (node.type === 'document') return;
		const intended = this.nesting.addMismatch(node, start, end);
		this.close(start, end);
		if (intended) retype(node, intended, this);
	}

	private ignoreEndTag(name: ElementName | undefined, start: number, end: number): void {
		if (!this.late.closesRoot(name, this.current))
			this.nesting.addUnexpectedEndTag(name, start, end);
		this.addTrivia('ignoredTag', start, end);
	}

	/**
	 * Closes the element whose start tag is indented like the end tag. An end tag that is indented deeper
	 * than the innermost element closes nothing. False if the indentation does not decide it.
	 */
	private closeByIndentation(name: ElementName | undefined, start: number, end: number): boolean {
		const indent = indentationBefore(this.text, start);
		const ofLine = this.indents.ofEndTag(start, end);
		const { current } = this;
		if (current.type === 'document') return false;
		if (name !== undefined && !isContainerName(name)) return false;
		if (indent < 0) {
			// Directly after one that closed an element of the same level, it does not close an outer one.
			const isDoubled = name !== undefined && ofLine > (this.indents.innermost ?? 0);
			if (isDoubled) this.ignoreEndTag(name, start, end);
			return isDoubled;
		}
		if (indent > (this.indents.innermost ?? 0)) {
			if (name === undefined) return false;
			this.ignoreEndTag(name, start, end);
			return true;
		}
		const node = this.indents.closedBy(name, indent, current);
		if (!node) return false;
		this.closeUnclosed(start, (open) => open === node);
		if (node.type === name) this.close(start, end);
		else this.closeMismatched(node, start, end);
		return true;
	}
}
