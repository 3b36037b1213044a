/** Converts snippets to plain text, for editors without tab stops and for display. */

/**
 * Matches escapes, `$1`, `${1}`, `${1:default}` and `${1|first,second|}`. Treats escapes in text and in choices alike,
 * since the snippets do not depend on the difference.
 */
const piece =
	/\\([\\$}|,])|\$(\d+)|\$\{(\d+)\}|\$\{(\d+):((?:\\.|[^}\\])*)\}|\$\{(\d+)\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}/g;

/** The text of an LSP snippet with its defaults; a tab stop without one has the default of an equal number. */
export function plainSnippet(snippet: string): string {
	const defaults = new Map<string, string>();
	for (const [, , , , named, text, chosen, first] of snippet.matchAll(piece)) {
		const number = named ?? chosen;
		if (number !== undefined) defaults.set(number, (text ?? first ?? '').replace(/\\(.)/g, '$1'));
	}
	return snippet.replace(piece, (_whole, escaped, plain, braced, named, _text, chosen) =>
		escaped === undefined ? (defaults.get(plain ?? braced ?? named ?? chosen) ?? '') : escaped,
	);
}
