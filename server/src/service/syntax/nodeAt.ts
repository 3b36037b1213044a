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
	let parent = ancestorNear(root, offset);
	for (;;) {
		const node = lastBegun(parent, offset);
		if (!node || !isElement(node) || !isBetweenTags(node, offset)) {
			lastParents.set(root, parent);
			return node ?? parent;
		}
		parent = node;
	}
}

/** The parent of the node that was found last in a document: the next offset is often near it, and a tree can be deep. */
const lastParents = new WeakMap<DocumentNode, ParentNode>();

/** A node that contains the one at `offset`: the last parent, or one around it. Nothing after its end is in it. */
function ancestorNear(root: DocumentNode, offset: number): ParentNode {
	let near = lastParents.get(root) ?? root;
	while (near.type !== 'document' && !containsAt(near, offset)) near = near.parent;
	return near;
}

function containsAt(node: ElementNode, offset: number): boolean {
	return node.start < offset && offset < node.end && isBetweenTags(node, offset);
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
