/** An item of a completion list. */
import type { TextRange } from '../../text/textRange.js';

/** A completion as an editor shows and inserts it. */
export interface CompletionItem {
	readonly label: string;
	readonly kind: 'key' | 'value' | 'element' | 'skeleton' | 'variable' | 'class';
	/** A short text next to the label, such as the type or the owner. */
	readonly detail?: string;
	/** Renders the Markdown next to the list, on demand, since only the selected item shows it. */
	readonly documentation?: () => string | undefined;
	/** The text that the typed text must match; it begins with the text in `range`. */
	readonly filterText: string;
	/** Orders the list, most useful first. */
	readonly sortText: string;
	/** On one line, with the cursor in it or at its ends. */
	readonly range: TextRange;
	/**
	 * The LSP snippet that replaces `range`. Its lines end with `\n` and are indented relative to the line of the cursor.
	 * The client adjusts both (LSP `InsertTextMode.adjustIndentation`).
	 */
	readonly snippet: string;
	readonly deprecated?: boolean;
	readonly preselect?: boolean;
	/** Whether there are items for the first tab stop of the snippet, too, which has no value yet. */
	readonly hasNextItems?: boolean;
}
