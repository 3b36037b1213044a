/** Text as XML takes it. */

/** `&`, `<` and `>` as entities. */
export function escapeText(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Text for a comment, which has no `--` and no hyphen at its end. */
export function commentText(text: string): string {
	return text.replace(/-(?=-|$)/g, '- ').replace(/\p{Cc}/gu, ' ');
}
