/** Finds nodes of the tree by offset, in logarithmic time of the number of children of each ancestor. */
import { countWhile } from '../text/ordered.js';
import {
	type DocumentNode,
	type ElementNode,
	isElement,
	isLeaf,
	type ParentNode,
	type SyntaxNode,
} from './syntaxTree.js';

/**
 * The innermost node that begins before `offset` and whose parents contain `offset` between their tags.
 * It may end before `offset`; then nothing else begins between its end and `offset`.
 */
export function nodeBefore(root: DocumentNode, offset: number): ParentNode | SyntaxNode {
	let parent: ParentNode = root;
	for (;;) {
		const node = lastBegun(parent, offset);
		if (!node) return parent;
		if (!isElement(node) || !isBetweenTags(node, offset)) return node;
		parent = node;
	}
}

/** The innermost element with elements in it, or the document, between whose tags `offset` is. */
export function parentAt(root: DocumentNode, offset: number): ParentNode {
	const node = nodeBefore(root, offset);
	if (node.type === 'document') return node;
	const isParent = isElement(node) && !isLeaf(node) && isBetweenTags(node, offset);
	return isParent ? node : node.parent;
}

function isBetweenTags({ openEnd, closeStart, closed }: ElementNode, offset: number): boolean {
	return openEnd <= offset && (offset <= closeStart || !closed);
}

/** The last child that begins before `offset`. */
function lastBegun({ children }: ParentNode, offset: number): SyntaxNode | undefined {
	const begun = countWhile(children.length, (at) => (children[at]?.start ?? 0) < offset);
	return children[begun - 1];
}
