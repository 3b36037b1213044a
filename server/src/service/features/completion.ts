/** Completion: what may stand at the caret, and the text after accepting it. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import { contentItems } from './completion/contentItems.js';
import { documentItems, rootItems } from './completion/documentItems.js';
import { elementItems } from './completion/elementItems.js';
import { keyContentItems, keyItems } from './completion/keyItems.js';
import { cursorAt } from './cursorContext.js';

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
	/** On one line, with the caret in it or at its ends. */
	readonly range: TextRange;
	/**
	 * Replaces `range`; an LSP snippet. Its lines end by `\n` and are indented relative to the line of the caret:
	 * the client adjusts both (LSP `InsertTextMode.adjustIndentation`).
	 */
	readonly snippet: string;
	readonly additionalEdits?: readonly TextEdit[];
	readonly deprecated?: boolean;
	readonly preselect?: boolean;
}

/** What may stand at `offset`; empty inside comments and where nothing is known. */
export function completeAt(plist: DriverPlist, offset: number): readonly CompletionItem[] {
	const cursor = cursorAt(plist, offset);
	if (cursor.place === 'key') return keyContentItems(plist, cursor);
	if (cursor.place === 'value') return contentItems(plist, cursor);
	switch (cursor.expects) {
		case 'key':
			return keyItems(plist, cursor);
		case 'value':
		case 'item':
			return elementItems(plist, cursor);
		case 'root':
			return rootItems(plist, cursor);
		case 'document':
			return documentItems(plist, cursor);
		case undefined:
			return [];
	}
}
