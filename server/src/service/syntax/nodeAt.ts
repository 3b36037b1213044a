/** Finds nodes of the tree by offset, in logarithmic time of the number of children of each ancestor. */
import { countWhile } from '../text/ordered.js';
import { type DocumentNode, isElement, type ParentNode, type SyntaxNode } from './syntaxTree.js';

/**
 * The innermost node that begins before `offset` and whose parents contain `offset` between their tags.
 * It may end before `offset`; then nothing else begins between its end and `offset`.
 */
export function nodeBefore(root: DocumentNode, offset: number): ParentNode | SyntaxNode {
	let parent: ParentNode = root;
	for (;;) {
		const node = lastBegun(parent, offset);
		if (!node) return parent;
		const isInside =
			isElement(node) && node.openEnd <= offset && (offset <= node.closeStart || !node.closed);
		if (!isInside) return node;
		parent = node;
	}
}

/** The last child that begins before `offset`. */
function lastBegun({ children }: ParentNode, offset: number): SyntaxNode | undefined {
	const begun = countWhile(children.length, (at) => (children[at]?.start ?? 0) < offset);
	return children[begun - 1];
}
