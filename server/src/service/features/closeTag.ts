/** Completes tags while typing: `<dict>` gets its `</dict>`, `</` the name of the open element, `<true/` its `>`. */
import {
	GREATER_THAN,
	isNameCharacter,
	LESS_THAN,
	nameEnd,
	SLASH,
	skipWhiteSpace,
} from '../syntax/characters.js';
import { elementNameAt } from '../syntax/elementNames.js';
import { nodeBefore } from '../syntax/nodeAt.js';
import {
	type ElementNode,
	isElement,
	type ParentNode,
	type ParseResult,
	type TriviaNode,
} from '../syntax/syntaxTree.js';
import { endOfLine } from '../text/line.js';

/**
 * The text to insert at `offset`, right after a typed `>` or `/`, as an LSP snippet: `$0</string>`, `string>`. Its lines
 * are indented by tabs, relative to the line of the cursor. What was typed after it in the meantime, up to `typedEnd`, is
 * content of the element.
 * Undefined if there is no tag to complete.
 */
export function closeTagAt(
	syntax: ParseResult,
	offset: number,
	typedEnd = offset,
): string | undefined {
	const { text, root } = syntax;
	const typed = text.charCodeAt(offset - 1);
	if (typed !== GREATER_THAN && typed !== SLASH) return undefined;
	const node = nodeBefore(root, offset);
	if (node.type === 'document') return undefined;
	if (typed === GREATER_THAN) {
		return isElement(node) ? endTagOf(text, node, offset, typedEnd) : undefined;
	}
	return text.charCodeAt(offset - 2) === LESS_THAN
		? restOfEndTag(text, node, offset)
		: endOfEmptyTag(text, node.start, offset);
}

/** The end tag after `<dict>`, unless the element has one. */
function endTagOf(
	text: string,
	element: ElementNode,
	offset: number,
	typedEnd: number,
): string | undefined {
	const { type, openEnd } = element;
	if (openEnd !== offset || type === 'unknown' || type === 'true' || type === 'false') {
		return undefined;
	}
	return lacksEndTag(text, element) ? contentAndEndTag(text, type, typedEnd) : undefined;
}

function lacksEndTag(text: string, element: ElementNode): boolean {
	const { type } = element;
	// A repaired tree ignores the start tag of a dictionary right after the new one, which then takes its end tag.
	const [first] = element.children;
	if (first?.type === 'ignoredTag' && elementNameAt(text, first.start + 1) === type) return true;
	// The new element took the end tag of an outer one, which therefore has none.
	for (let each: ParentNode = element; each.type !== 'document'; each = each.parent) {
		if (each.type === type && !each.closed) return true;
	}
	return false;
}

/** The content of a dictionary or an array begins on a line of its own, unless text follows on the line of its tag. */
function contentAndEndTag(text: string, type: ElementNode['type'], offset: number): string {
	const isBlock = type === 'dict' || type === 'array';
	const isAtEnd = text.slice(offset, endOfLine(text, offset)).trim() === '';
	return isBlock && isAtEnd ? `\n\t$0\n</${type}>` : `$0</${type}>`;
}

/** The name of the open element after `</`, with `>` if that is missing. */
function restOfEndTag(
	text: string,
	node: ElementNode | TriviaNode,
	offset: number,
): string | undefined {
	const start = isElement(node) ? node.closeStart : node.start;
	if (start !== offset - 2 || isNameCharacter(text.charCodeAt(offset))) return undefined;
	const name = isElement(node) ? node.type : nameAround(text, node);
	if (name === 'document' || name === 'unknown') return undefined;
	return text.charCodeAt(offset) === GREATER_THAN ? name : `${name}>`;
}

/** The name of the element that an unmatched end tag is in. It may be an unknown element, which is not in the tree. */
function nameAround(text: string, { parent, start }: TriviaNode): string {
	const tag = parent.children
		.filter((each) => each.type === 'ignoredTag' && each.start < start)
		.at(-1);
	if (!tag || text.charCodeAt(tag.start + 1) === SLASH) return parent.type;
	return text.slice(tag.start + 1, nameEnd(text, tag.start + 1));
}

/** The `>` after `<true/` or `<dict/`. */
function endOfEmptyTag(text: string, start: number, offset: number): string | undefined {
	const name = text.charCodeAt(start) === LESS_THAN ? elementNameAt(text, start + 1) : undefined;
	if (name === undefined || text.charCodeAt(offset) === GREATER_THAN) return undefined;
	return skipWhiteSpace(text, start + 1 + name.length, offset) === offset - 1 ? '>' : undefined;
}
