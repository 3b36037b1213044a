/**
 * Puts the names of keys and values before the abbreviations of Emmet, which VS Code expands in all XML files:
 * `com.apple.kpi` is `<com class="apple kpi">`. VS Code sorts by how well an item matches what was typed
 * (`CompletionModel._compareCompletionItems`), and an abbreviation matches in full (`FuzzyScoreOptions.boostFullMatch`).
 */
import type { CompletionItem, CompletionList, Position, TextDocument } from 'vscode';

type Result = readonly CompletionItem[] | CompletionList | null | undefined;

/** What can be both the beginning of a name and an abbreviation. Emmet leaves single words to others. */
const abbreviation = /^[a-z]\w*[^\w\s]\S*$/i;

/**
 * Makes the items that match what was typed match in full, too. Then their `sortText` decides, which begins with a space
 * because Emmet sorts by letters. Such a list is valid only for this text, so VS Code requests another one for the next.
 */
export function orderBeforeAbbreviations<T extends Result>(
	result: T,
	document: Pick<TextDocument, 'lineAt'>,
	position: Position,
): T {
	if (!result || !('items' in result)) return result;
	const before = document.lineAt(position.line).text.slice(0, position.character);
	for (const item of result.items) {
		const typed = before.slice(startOf(item)?.character ?? before.length);
		if (!abbreviation.test(typed)) continue;
		const rank = rankOf(item.filterText ?? '', typed);
		if (rank === undefined) continue;
		item.filterText = typed;
		item.sortText = ` ${rank}${item.sortText}`;
		result.isIncomplete = true;
	}
	return result;
}

function startOf({ range }: CompletionItem): Position | undefined {
	return range && ('start' in range ? range : range.inserting).start;
}

/** The lower, the better the match; undefined if `name` does not have the letters of `typed` in this order. */
function rankOf(name: string, typed: string): number | undefined {
	const [text, part] = [name.toLowerCase(), typed.toLowerCase()];
	if (text === part) return 0;
	if (text.startsWith(part)) return 1;
	if (text.includes(part)) return 2;
	let from = 0;
	for (const letter of part) {
		from = text.indexOf(letter, from) + 1;
		if (from === 0) return undefined;
	}
	return 3;
}
