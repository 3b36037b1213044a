/** The text of an element without entities, CDATA, and comments. */
import type { TextRange } from '../text/textRange.js';
import { decodeText, writtenRanges } from './decodedText.js';
import type { ElementNode } from './syntaxTree.js';

export function elementText(text: string, node: ElementNode): string {
	return node.plain
		? text.slice(node.openEnd, node.closeStart)
		: decodeText(text, node.openEnd, node.closeStart);
}

/** Where ranges of the text of an element are in the document. They are in order, not empty, and do not overlap. */
export function elementRanges(
	text: string,
	node: ElementNode,
	ranges: readonly TextRange[],
): readonly TextRange[] {
	const { openEnd: start, closeStart: end } = node;
	return node.plain
		? ranges.map((range) => ({ start: start + range.start, end: start + range.end }))
		: writtenRanges(text, { start, end }, ranges);
}
