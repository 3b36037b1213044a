/** Lets messages of the client arrive during long work, so that it can be canceled. */
import type { CancellationToken } from 'vscode-languageserver';

/** How many items are processed between two pauses: with a trial of a usual file for each, a few milliseconds. */
const itemsBetweenPauses = 16;

/** The results of `work` for each item; empty once the request is canceled. */
export async function flatMapWithPauses<Item, Result>(
	items: readonly Item[],
	token: CancellationToken,
	work: (item: Item) => readonly Result[],
): Promise<readonly Result[]> {
	const results: Result[] = [];
	for (const [index, item] of items.entries()) {
		if (index % itemsBetweenPauses === 0 && index > 0) await pause();
		if (token.isCancellationRequested) return [];
		for (const each of work(item)) results.push(each);
	}
	return results;
}

/** Handles the messages that have arrived. */
export function pause(): Promise<void> {
	return new Promise((proceed) => {
		setTimeout(proceed, 0);
	});
}
