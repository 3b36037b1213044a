/** Reads the start tag of a container in place of that of a leaf. */
import type { ElementName, LeafName } from './elementNames.js';
import { matchAt } from './matchAt.js';
import type { TreeBuilder } from './treeBuilder.js';

/** A text with the end tag of a leaf, on the same line as the start tag before it, and what can be after a value. */
const textWithEndTag =
	/[^\s<>][^<>\r\n]*<\/(key|string|integer|real|date|data)>\s*(<key>|<\/dict>)?/y;

/**
 * The leaf whose start tag is that of the container `name` before `openEnd`: `<dict>Red</string>`. In an array, only the start
 * tag of an item can be missing, unless the next key or the end of the dictionary follows.
 */
export function leafOfContainerTag(
	tree: TreeBuilder,
	name: ElementName,
	openEnd: number,
): LeafName | undefined {
	const match = matchAt(textWithEndTag, tree.text, openEnd);
	const leaf = match?.[1] as LeafName | undefined;
	const { type } = tree.current;
	if (!leaf || (type !== 'dict' && type !== 'array') || !tree.isPossible(leaf)) return undefined;
	return name === 'dict' || leaf === 'key' || match?.[2] ? leaf : undefined;
}
