/** Snippets as plain text: for editors without tab stops, and to be shown. */

/**
 * Escapes, `$1`, `${1}`, `${1:default}` and `${1|first,second|}`; what may be escaped differs between text and choices,
 * and none of our snippets needs the difference.
 */
const piece =
	/\\([\\$}|,])|\$(\d+)|\$\{(\d+)\}|\$\{(\d+):((?:\\.|[^}\\])*)\}|\$\{(\d+)\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}/g;

/** An LSP snippet as it reads with its defaults; a stop without one takes that of its namesake. */
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
