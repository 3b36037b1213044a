/** A known value and its completion item, without the text that it inserts. */
import type { CompletionItem } from './completionItem.js';

export interface KnownChoice {
	readonly value: string | number | boolean;
	readonly item: Pick<
		CompletionItem,
		'label' | 'kind' | 'detail' | 'documentation' | 'preselect' | 'deprecated'
	>;
}
