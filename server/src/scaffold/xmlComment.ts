/** Text for XML comments. */

/** Text on one line, without control characters. */
export function commentText(text: string): string {
	return separateHyphens(text).replace(/\p{Cc}/gu, ' ');
}

/** XML allows neither `--` in a comment nor a hyphen at its end. */
export function separateHyphens(text: string): string {
	return text.replace(/-(?=-|$)/g, '- ');
}
