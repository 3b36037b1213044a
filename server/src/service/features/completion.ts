/** Completion: what may stand at the caret, and the text after accepting it. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';

export interface CompletionItem {
	readonly label: string;
	readonly kind: 'key' | 'value' | 'element' | 'skeleton' | 'variable' | 'class';
	/** Short text beside the label: the type, the owner. */
	readonly detail?: string;
	/** Markdown shown beside the list. */
	readonly documentation?: string;
	/** What the typed text is filtered by; it begins with what stands in `range`. */
	readonly filterText: string;
	/** Orders the list, most useful first. */
	readonly sortText: string;
	readonly range: TextRange;
	/** Replaces `range`; an LSP snippet. */
	readonly snippet: string;
	readonly additionalEdits?: readonly TextEdit[];
	readonly deprecated?: boolean;
	readonly preselect?: boolean;
}

/** What may stand at `offset`; empty inside comments and where nothing is known. */
export function completeAt(_plist: DriverPlist, _offset: number): readonly CompletionItem[] {
	return [];
}
