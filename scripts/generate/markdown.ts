/** Renders Markdown elements that several generators use. */

/** A table, with each cell on one line. */
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

/** A reference, as a link if it is a URL. */
export function reference(source: string): string {
	return /^https?:/.test(source) ? `<${source}>` : `\`${source}\``;
}

/** A list of references. */
export function references(sources: readonly string[]): readonly string[] {
	return sources.map((source) => `- ${reference(source)}`);
}
