/**
 * Whether indentation shows where the containers begin and end whose tags a fix adds, removes, or changes. Without it, a tag that
 * is missing or superfluous can belong in several places, of which only a person knows the right one.
 */
import type { DriverPlist } from '../../document/driverPlist.js';
import { indentBefore, indentOfLine } from '../../edit/indentation.js';
import { parentAt } from '../../syntax/nodeAt.js';
import type { SyntaxCode } from '../../syntax/syntaxFault.js';
import { type ElementNode, isElement, isLeaf, type ParentNode } from '../../syntax/syntaxTree.js';
import { countWhile } from '../../text/ordered.js';
import type { TextEdit } from '../../text/textEdit.js';

/** Faults of which another place of a tag is a remedy, too. */
const nestingCodes: ReadonlySet<string> = new Set<SyntaxCode>([
	'key-outside-dict',
	'key-without-value',
	'multiple-roots',
	'unclosed-element',
	'unexpected-end-of-file',
	'unexpected-end-tag',
	'value-without-key',
]);

const containerTag = /<\/?(?:dict|array)[ \t]*\/?>/g;

/** The offsets in the new text of the tags, or of places without them, that indentation does not show. */
export function unshownTags(
	before: DriverPlist,
	after: DriverPlist,
	edits: readonly TextEdit[],
): readonly number[] {
	const lines = new RegularLines(after);
	let growth = 0;
	return [...edits]
		.sort((a, b) => a.range.start - b.range.start)
		.flatMap(({ range: { start, end }, newText }) => {
			const now = start + growth;
			growth += newText.length - (end - start);
			const added = [...newText.matchAll(containerTag)].map(({ index }) => now + index);
			const isRemoved =
				added.length === 0 && before.text.slice(start, end).search(containerTag) >= 0;
			const places = isRemoved ? [now + newText.length] : added;
			return places.filter((at) => {
				const container = containerAt(after, at);
				return !lines.show(container, at) || (isRemoved && lines.areFlat(container));
			});
		});
}

/**
 * Where a root begins and ends that is not a dictionary after edits, so that nothing reads its keys: a tag of the one that is intended is
 * then in the wrong place. None in a property list whose root is another value on purpose.
 */
export function lostRoot(before: DriverPlist, { root }: DriverPlist): readonly number[] {
	if (!root || root.type === 'dict' || root.type === 'invalid') return [];
	const isLost =
		before.root?.type === 'dict' || !(before.kind === 'other' || before.kind === 'fragment');
	return isLost ? [root.range.start, root.range.end] : [];
}

/** Whether a fix of a finding with this code can be one of several places of a tag. */
export function isAboutNesting(code: string, { text }: DriverPlist): boolean {
	return nestingCodes.has(code) && !(code === 'unexpected-end-of-file' && isCutOff(text));
}

/** Whether the end of a text is missing: only end tags there can close what is open. */
function isCutOff(text: string): boolean {
	const root = text.indexOf('<plist');
	return root >= 0 && !text.includes('<plist', root + 1) && !text.includes('</plist');
}

/** The container whose tag is at an offset, or the one around it. */
function containerAt({ syntax: { root } }: DriverPlist, at: number): ParentNode {
	const parent = parentAt(root, at);
	const { children } = parent;
	const own = children[countWhile(children.length, (index) => (children[index]?.start ?? 0) < at)];
	return own?.start === at && isElement(own) && !isLeaf(own) ? own : parent;
}

/** Compares the lines of containers. Each container is read once, so that the time stays linear. */
class RegularLines {
	private readonly shown = new Map<ElementNode, boolean>();
	private readonly regular = new Map<ElementNode, boolean>();

	constructor(private readonly plist: DriverPlist) {}

	/**
	 * Whether lines show where a container, one of whose tags is at `at`, begins and ends: its own, or those of its parent if it
	 * is in one line. The root can begin in one place only.
	 */
	show(node: ParentNode, at: number): boolean {
		if (!isNested(node) || (node.start === at && !isNested(node.parent))) return true;
		return remember(this.shown, node, () => this.compareAround(node));
	}

	/** Whether a container in which others are has no more indentation inside, so that an end tag there may lack its start tag. */
	areFlat(node: ParentNode): boolean {
		const first = node.firstElement;
		if (!isNested(node) || !first || this.indentOf(first) !== this.indentOf(node)) return false;
		return node.children.some((each) => isElement(each) && !isLeaf(each));
	}

	private compareAround(node: ElementNode): boolean {
		const { parent, children } = node;
		const inner = children.filter(isElement).filter((each) => !isLeaf(each));
		if (isNested(parent)) {
			if (!this.isOnLines(parent) || !this.areRegular(parent)) return false;
			// What follows an empty container with the indentation of its parent can be in it.
			if (!node.firstElement && this.indentOf(node) === this.indentOf(parent)) return false;
		} else if (inner.length === 0) return true;
		else if (!this.isOnLines(node)) return false;
		return [node, ...inner].every((each) => !this.isOnLines(each) || this.areRegular(each));
	}

	private indentOf({ start }: ElementNode): string {
		return indentOfLine(this.plist, start);
	}

	private isOnLines({ start, end }: ElementNode): boolean {
		const { lines } = this.plist;
		return lines.startOfLine(start) !== lines.startOfLine(end);
	}

	private areRegular(node: ElementNode): boolean {
		return remember(this.regular, node, () => this.compare(node));
	}

	/** Whether the end tag has the indentation of the start tag, and all lines between them are indented alike, and deeper. */
	private compare({ start, closeStart, end, closed, children, parent }: ElementNode): boolean {
		const { text } = this.plist;
		const outer = indentOfLine(this.plist, start);
		// One without an end tag ends where the next line with less indentation begins.
		const hasEndTag = closed && closeStart < end;
		if (hasEndTag && this.indentOfEndTag(closeStart) !== outer) return false;
		const indents = new Set(
			children.filter(isElement).map((each) => indentBefore(text, each.start)),
		);
		indents.delete(undefined);
		const [inner, other] = indents;
		if (other !== undefined) return false;
		if (inner === undefined || !inner.startsWith(outer)) return children.length === 0;
		return inner.length > outer.length || !isNested(parent);
	}

	/** The indentation of a line on which only end tags are before the one at `start`; undefined for other lines. */
	private indentOfEndTag(start: number): string | undefined {
		const { text, lines } = this.plist;
		const line = lines.startOfLine(start);
		if (start - line > mostLength) return undefined;
		return /^([ \t]*)(?:<\/(?:dict|array)>[ \t]*)*$/.exec(text.slice(line, start))?.[1];
	}
}

/** How much of a line before an end tag is read, in UTF-16 code units. */
const mostLength = 1000;

function remember(
	known: Map<ElementNode, boolean>,
	node: ElementNode,
	compare: () => boolean,
): boolean {
	const result = known.get(node) ?? compare();
	known.set(node, result);
	return result;
}

/** Whether a container can be in a wrong one: the root cannot. */
function isNested(node: ParentNode): node is ElementNode {
	return node.type !== 'document' && node.type !== 'plist';
}
