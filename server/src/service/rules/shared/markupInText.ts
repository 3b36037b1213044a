/** Tags that can be text in a leaf, of another format or named by it: `the <b>USB</b> device`, `use <dict>`. Their fixes are for a person to choose. */
import { elementNameAt } from '../../syntax/elementNames.js';
import type { TextRange } from '../../text/textRange.js';

/** Elements whose text can contain a tag. Numbers, dates, and data contain no `<`. */
export const textElements: ReadonlySet<string> = new Set(['string', 'key']);

/** How far around a tag its line is read, in UTF-16 code units, so that the time stays linear. */
export const mostLength = 1000;

/** Whether a line has the start tag of an end tag of another format: `the <b>USB</b> device`. */
export function hasStartTag({ start, end }: TextRange, text: string): boolean {
	const name = text.slice(start + 2, end - 1).trim();
	if (elementNameAt(name, 0) === name) return false;
	const before = textBefore(start, text);
	const line = before.slice(before.lastIndexOf('\n') + 1);
	return line.includes(`<${name}>`) || line.includes(`<${name} `);
}

/** Whether a leaf with tags in its text ends later in its line: `<string>use <dict></string>`. */
export function endsInLine(text: string, element: string, from: number): boolean {
	const [line = ''] = text.slice(from, from + mostLength).split(/[\r\n]/, 1);
	const endTag = line.indexOf(`</${element}>`);
	const startTag = line.trimStart().indexOf(`<${element}>`);
	return endTag >= 0 && (startTag < 1 || endTag < startTag);
}

function textBefore(offset: number, text: string): string {
	return text.slice(Math.max(0, offset - mostLength), offset);
}
