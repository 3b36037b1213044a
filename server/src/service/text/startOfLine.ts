/** Where the line of an offset begins. */

/** By single steps: a search for a CR that the file does not have would walk through all of it. */
export function startOfLine(text: string, offset: number): number {
	let start = offset;
	while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
	return start;
}
