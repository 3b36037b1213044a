/** A value known for a place, before it is set into the text. */
import type { CompletionItem } from './completionItem.js';

export interface KnownChoice {
	readonly value: string | number | boolean;
	readonly item: Pick<
		CompletionItem,
		'label' | 'kind' | 'detail' | 'documentation' | 'preselect' | 'deprecated'
	>;
}
