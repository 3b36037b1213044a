/** The start and the end of a line of text. A line ends with `\n`, `\r\n` or `\r`. */

/** The start of the line that contains `offset`. Steps back one by one: searching for a CR in a file without one would read all of it. */
export function startOfLine(text: string, offset: number): number {
	let start = offset;
	while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
	return start;
}

/** The end of the line that contains `offset`, before its line break and not after `limit`. */
export function endOfLine(text: string, offset: number, limit = text.length): number {
	let end = offset;
	while (end < limit && !isLineBreak(text.charCodeAt(end))) end++;
	return end;
}

export function isLineBreak(code: number): boolean {
	return code === 0x0a || code === 0x0d;
}
