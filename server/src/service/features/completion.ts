/** Completion: what may stand at the caret, and the text after accepting it. */
import type { DriverPlist } from '../document/driverPlist.js';
import { asCompleted } from './completion/asCompleted.js';
import type { CompletionItem } from './completion/completionItem.js';
import { contentItems } from './completion/contentItems.js';
import { documentItems, rootItems } from './completion/documentItems.js';
import { elementItems } from './completion/elementItems.js';
import { keyContentItems, keyItems } from './completion/keyItems.js';
import { cursorAt } from './cursorContext.js';

/** What may stand at `offset`; empty inside comments and where nothing is known. */
export function completeAt(opened: DriverPlist, offset: number): readonly CompletionItem[] {
	const plist = asCompleted(opened);
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
