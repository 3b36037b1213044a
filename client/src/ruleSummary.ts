/** What a rule finds, from its page. */

/** The first paragraph after the severities, without the marks of Markdown. */
export function ruleSummary(page: string): string {
	const [, , ...paragraphs] = page.split('\n\n');
	const summary = paragraphs.find((paragraph) => !/^[-#]/.test(paragraph)) ?? '';
	return summary.replaceAll('`', '');
}
