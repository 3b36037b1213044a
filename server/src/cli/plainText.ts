/** Converts the Markdown of descriptions to text for a terminal. */

/** Markdown without markup: the text of links, code and emphasis. A single asterisk is kept. */
export function plainText(markdown: string): string {
	return markdown.replace(
		/`([^`]*)`|\[([^[\]]*)\]\([^()]*\)|(\*\*?)(?=\S)((?:(?!\3)[^`])*?\S)\3/g,
		(_, code?: string, link?: string, _mark?: string, emphasized?: string) =>
			code ?? link ?? emphasized ?? '',
	);
}
