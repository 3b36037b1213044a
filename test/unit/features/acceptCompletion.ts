/** Accepts a completion item like an editor: expands its snippet, indents it, applies the edits. */
import type { CompletionItem } from '../../../server/src/service/features/completion/completionItem.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';

/** A text with the cursor marked by `|`. */
export function atCaret(marked: string): { readonly text: string; readonly offset: number } {
	const offset = marked.indexOf('|');
	return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The text after accepting `item`, with all tab stops at their defaults and the cursor `|` at the first one. */
export function accept(text: string, item: CompletionItem, cursor = '|'): string {
	const { start } = item.range;
	const lineStart =
		Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
	const indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? '';
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	const newText = expand(item.snippet, cursor).replaceAll('\n', eol + indent);
	return applyEdits(text, [{ range: item.range, newText }]);
}

/**
 * Expands an LSP snippet: `$1`, `${1:default}`, `${1|a,b|}`, escapes; repeated stops repeat their default.
 * A variable, `${NAME}`, is replaced by its name, like unknown variables in editors.
 */
function expand(snippet: string, cursor: string): string {
	const stop =
		/\\([\\$}])|\$(\d+)|\$\{(\d+)\}|\$\{(\d+):((?:\\.|[^}\\])*)\}|\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}|\$\{?([A-Za-z_]\w*)\}?/g;
	const stops = [...snippet.matchAll(stop)].flatMap((found) =>
		(found[1] ?? found[8]) === undefined
			? [Number(found[2] ?? found[3] ?? found[4] ?? found[6])]
			: [],
	);
	const first = Math.min(...stops.map((number) => (number === 0 ? Number.MAX_VALUE : number)));
	const defaults = new Map<string, string>();
	for (const [, , , , named, text, chosen, all] of snippet.matchAll(stop)) {
		if (named !== undefined) defaults.set(named, unescaped(text ?? ''));
		if (chosen !== undefined) defaults.set(chosen, firstOf(all ?? ''));
	}
	let marked = false;
	const expanded = snippet.replace(
		stop,
		(_whole, escaped, plain, braced, named, _text, chosen, _all, name) => {
			if ((escaped ?? name) !== undefined) return escaped ?? name;
			const number: string = plain ?? braced ?? named ?? chosen;
			const isCursor = !marked && Number(number) === first;
			marked ||= isCursor;
			return (isCursor ? cursor : '') + (defaults.get(number) ?? '');
		},
	);
	return marked ? expanded : expanded + cursor;
}

function firstOf(choices: string): string {
	return unescaped(/^(?:\\.|[^,\\])*/.exec(choices)?.[0] ?? '');
}

function unescaped(text: string): string {
	return text.replace(/\\(.)/g, '$1');
}
