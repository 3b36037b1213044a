/** Small pieces of Markdown that hover and completion share. */

/** As inline code, whatever the text holds; empty text as two quotes. */
export function code(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line === '') return '`""`';
	return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

/** As plain words: nothing in `text` is taken for Markdown. */
export function plain(text: string): string {
	return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** A fenced block of plist XML. */
export function xmlBlock(xml: string): string {
	return `\`\`\`xml\n${xml}\n\`\`\``;
}

/** `a, b and c`. */
export function listed(items: readonly string[], last = 'and'): string {
	if (items.length < 2) return items.join('');
	return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** Paragraphs, empty ones left out. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** The first of the sources that is a page, as a link. */
export function pageLink(references: readonly string[] | undefined): string | undefined {
	const page = references?.find((reference) => reference.startsWith('https://'));
	if (page === undefined) return undefined;
	const apple = page.startsWith('https://developer.apple.com/');
	return `[${apple ? 'Apple documentation' : 'Documentation'}](${page})`;
}
