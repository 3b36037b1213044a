/** The text of an element without entities, CDATA, and comments. */
import { decodeText } from './entities.js';
import type { ElementNode } from './syntaxTree.js';

export function elementText(text: string, node: ElementNode): string {
	return node.plain
		? text.slice(node.openEnd, node.closeStart)
		: decodeText(text, node.openEnd, node.closeStart);
}
