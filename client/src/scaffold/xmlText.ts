/** Text as XML takes it. */

/** `&`, `<` and `>` as entities. */
export function escapeText(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text for a comment on one line, without control characters. */
export function commentText(text: string): string {
	return partHyphens(text).replace(/\p{Cc}/gu, ' ');
}

/** A comment has no `--` and no hyphen at its end. */
export function partHyphens(text: string): string {
	return text.replace(/-(?=-|$)/g, '- ');
}
