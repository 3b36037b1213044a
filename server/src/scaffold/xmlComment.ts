/** Text as comments of XML take it. */

/** Text for a comment on one line, without control characters. */
export function commentText(text: string): string {
	return partHyphens(text).replace(/\p{Cc}/gu, ' ');
}

/** A comment has no `--` and no hyphen at its end. */
export function partHyphens(text: string): string {
	return text.replace(/-(?=-|$)/g, '- ');
}
