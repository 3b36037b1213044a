/** Keeps the indentation of open elements, which shows which element an end tag closes if tags are missing. */
import { indentationBefore } from './characters.js';
import { containerWithContent } from './damagedTags.js';
import type { ElementName } from './elementNames.js';
import type { ElementNode, ParentNode } from './syntaxTree.js';

/** The maximum number of open elements that are compared with an end tag; files are not indented deeper. */
const MAX_LEVELS = 64;

export class OpenIndents {
	/** The indentation of each open element, innermost last. */
	private readonly indents: number[] = [];
	/** The last end tag, with the indentation of its line; -1 if the line does not begin with end tags. */
	private lastEndTag = { end: -1, indent: -1 };

	constructor(private readonly text: string) {}

	/** The indentation of the innermost open element; undefined if none is open. */
	get innermost(): number | undefined {
		return this.indents.at(-1);
	}

	/** Adds an element that is the last child of its parent. */
	push({ start, parent }: ElementNode): void {
		const own = indentationBefore(this.text, start);
		this.indents.push(own >= 0 ? own : this.ofLine(parent));
	}

	pop(): void {
		this.indents.pop();
	}

	replaceInnermost(indent: number): void {
		this.indents[this.indents.length - 1] = indent;
	}

	/** Whether a start tag of the same element, indented like the innermost one, is its end tag: `<dict>` after all of its keys. */
	isEndTagWithoutSlash(node: ElementNode, start: number, openEnd: number): boolean {
		return (
			node.firstElement !== undefined &&
			openEnd - start <= '</>'.length + node.type.length &&
			indentationBefore(this.text, start) === this.innermost
		);
	}

	/** The indentation of the line of the end tag from `start` to `end`, if only end tags are before it; otherwise -1. */
	ofEndTag(start: number, end: number): number {
		const indent =
			start === this.lastEndTag.end ? this.lastEndTag.indent : indentationBefore(this.text, start);
		this.lastEndTag = { end, indent };
		return indent;
	}

	/** The element that an end tag with this name and indentation closes, from `current` outward; undefined if none has this indentation. */
	closedBy(
		name: ElementName | undefined,
		indent: number,
		current: ElementNode,
	): ElementNode | undefined {
		let level = this.indents.length - 1;
		const outermost = Math.max(0, level - MAX_LEVELS);
		let node: ParentNode = current;
		while (node.type !== 'document' && level > outermost && this.at(level) > indent) {
			node = node.parent;
			level--;
		}
		while (
			node.type !== 'document' &&
			level > outermost &&
			node.type !== name &&
			containerWithContent(node) !== name &&
			this.at(level - 1) === indent
		) {
			node = node.parent;
			level--;
		}
		return node.type !== 'document' && this.at(level) === indent ? node : undefined;
	}

	/** The indentation of a line is that of its first element: the key before the value, or the element around it. */
	private ofLine(parent: ParentNode): number {
		const before = parent.children.at(-2);
		const key = before ? indentationBefore(this.text, before.start) : -1;
		return key >= 0 ? key : (this.innermost ?? 0);
	}

	private at(level: number): number {
		return this.indents[level] ?? 0;
	}
}

/** Whether the end tag at `start` can be that of `node` by its indentation: it is the same, or one is not the first of its line. */
export function mayBeEndOf(text: string, node: ElementNode, start: number): boolean {
	const indents = [node.start, start].map((at) => indentationBefore(text, at));
	return indents[0] === indents[1] || indents.includes(-1);
}
