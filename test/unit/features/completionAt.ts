/** The completion at the cursor `|` of a text. */
import {
	type CompletionItem,
	completeAt,
	type DocumentKind,
} from '../../../server/src/service/index.js';
import { atCaret } from './acceptCompletion.js';
import { open } from './samples.js';

export function itemsAt(marked: string, kind?: DocumentKind): readonly CompletionItem[] {
	const { text, offset } = atCaret(marked);
	return completeAt(open(text, kind), offset);
}

/** In the order of the list. */
export function labelsAt(marked: string, kind?: DocumentKind): readonly string[] {
	return [...itemsAt(marked, kind)]
		.sort((a, b) => (a.sortText < b.sortText ? -1 : 1))
		.map(({ label }) => label);
}
