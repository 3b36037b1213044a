/** Converts Markdown to plain text for clients that do not render it. */

const codeSpan = /(`+) ?(.*?) ?\1/;
const link = /\[([^[\]]*)\]\(([^()]*)\)/;
const escaped = /\\([!-/:-@[-`{-~])/;
const inline = new RegExp(`${codeSpan.source}|${link.source}|${escaped.source}|\\*\\*`, 'g');

/** Converts the Markdown of hovers and documentation: fences, code spans, links, bold, escapes and rules. Lists stay as they are. */
export function plainMarkdown(markdown: string): string {
	let fence: string | undefined;
	const lines = markdown.split('\n').flatMap((line) => {
		const ticks = /^`{3,}/.exec(line)?.[0];
		if (ticks !== undefined && (fence === undefined || line === fence)) {
			fence = fence === undefined ? ticks : undefined;
			return [];
		}
		if (fence !== undefined) return [line];
		return line === '---' ? [''] : [plainLine(line)];
	});
	return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

function plainLine(line: string): string {
	return line.replace(
		inline,
		(_whole, _ticks, code?: string, text?: string, url?: string, mark?: string) =>
			code ?? (url === undefined ? (mark ?? '') : `${text}: ${url}`),
	);
}
