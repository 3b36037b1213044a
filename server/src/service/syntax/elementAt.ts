/** Finds an element by the place of its start tag. */
import { type DocumentNode, type ElementNode, isElement, type ParentNode } from './syntaxTree.js';

/** The element whose start tag begins at `start`. */
export function elementAt(root: DocumentNode, start: number): ElementNode | undefined {
	let parent: ParentNode | undefined = root;
	while (parent) {
		const { children }: ParentNode = parent;
		let inside: ElementNode | undefined;
		for (const node of children) {
			if (!isElement(node) || node.start > start || node.end < start) continue;
			if (node.start === start) return node;
			inside = node;
		}
		parent = inside;
	}
	return undefined;
}
