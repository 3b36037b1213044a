/** One thing that may stand at the caret. */
import type { TextRange } from '../../text/textRange.js';

/** One completion, as an editor shows and inserts it. */
export interface CompletionItem {
	readonly label: string;
	readonly kind: 'key' | 'value' | 'element' | 'skeleton' | 'variable' | 'class';
	/** Short text beside the label: the type, the owner. */
	readonly detail?: string;
	/** Makes the Markdown shown beside the list: of hundreds of items one at a time is looked at. */
	readonly documentation?: () => string | undefined;
	/** What the typed text is filtered by; it begins with what stands in `range`. */
	readonly filterText: string;
	/** Orders the list, most useful first. */
	readonly sortText: string;
	/** On one line, with the caret in it or at its ends. */
	readonly range: TextRange;
	/**
	 * Replaces `range`; an LSP snippet. Its lines end by `\n` and are indented relative to the line of the caret:
	 * the client adjusts both (LSP `InsertTextMode.adjustIndentation`).
	 */
	readonly snippet: string;
	readonly deprecated?: boolean;
	readonly preselect?: boolean;
}
