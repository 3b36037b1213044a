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

/** A fenced block of plist XML; what stands on one line is set out with an element on each. */
export function xmlBlock(xml: string): string {
	return `\`\`\`xml\n${xml.includes('\n') ? xml : onLines(xml)}\n\`\`\``;
}

function onLines(xml: string): string {
	let depth = 0;
	const pieces =
		xml.match(/<(?:dict|array)>|<\/(?:dict|array)>|<(\w+)[^<>]*>[^<]*<\/\1>|<[^<>]*>/g) ?? [];
	const lines = pieces.map((piece) => {
		if (/^<\/(?:dict|array)>/.test(piece)) depth -= 1;
		const line = '\t'.repeat(Math.max(0, depth)) + piece;
		if (/^<(?:dict|array)>$/.test(piece)) depth += 1;
		return line;
	});
	// What these pieces do not make up is left as it is.
	return pieces.join('') === xml ? lines.join('\n') : xml;
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
