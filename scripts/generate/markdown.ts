/** Small pieces of Markdown that several generators write. */

/** A table; cells keep to one line. */
export function table(
	head: readonly string[],
	rows: readonly (readonly string[])[],
): readonly string[] {
	const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function cell(text: string): string {
	return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

/** A source: a link where it is an address, else as it is. */
export function reference(source: string): string {
	return /^https?:/.test(source) ? `<${source}>` : `\`${source}\``;
}

/** A list of sources. */
export function references(sources: readonly string[]): readonly string[] {
	return sources.map((source) => `- ${reference(source)}`);
}
