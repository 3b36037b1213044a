/** Where an end tag that is missing belongs: on a line of its own if the content of its element is on lines of its own. */
import { skipSpaces } from '../syntax/characters.js';
import { type ElementName, isContainerName } from '../syntax/elementNames.js';
import { isLineBreak } from '../text/line.js';
import type { TextRange } from '../text/textRange.js';
import { indentBefore, indentOfLine, type TextOnLines } from './indentation.js';
import { layoutOf } from './xmlText.js';

/** The text of the end tag that is missing at `offset`, with the line break and the indentation before it. */
export function missingEndTag(
	plist: TextOnLines,
	name: ElementName,
	startTag: TextRange,
	offset: number,
): string {
	const tag = `</${name}>`;
	// A line break before the end tag of a leaf would become part of its text.
	if (!isContainerName(name) || !isOnOwnLines(plist, startTag, offset)) return tag;
	return layoutOf(plist.text).eol + indentOfLine(plist, startTag.start) + tag;
}

/** Whether the content of an element, which ends at `offset`, begins on the line after its start tag. */
function isOnOwnLines({ text, lines }: TextOnLines, startTag: TextRange, offset: number): boolean {
	const first = skipSpaces(text, startTag.end, offset);
	if (first === offset) return indentBefore(text, startTag.start) !== undefined;
	const isComment = text.startsWith('<!--', first);
	return isComment
		? lines.startOfLine(offset) > startTag.start
		: isLineBreak(text.charCodeAt(first));
}
