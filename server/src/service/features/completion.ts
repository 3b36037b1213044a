/** Completion: the items for the cursor, and the text that they insert. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { CompletionItem } from './completion/completionItem.js';
import { contentItems } from './completion/contentItems.js';
import { documentItems, rootItems } from './completion/documentItems.js';
import { elementItems } from './completion/elementItems.js';
import { keyContentItems, keyItems } from './completion/keyItems.js';
import { withAssumedKind } from './completion/withAssumedKind.js';
import { withoutVariables } from './completion/withoutVariables.js';
import { type CursorContext, cursorAt } from './cursorContext.js';

/** The items for `offset`; empty inside comments, and if nothing is known. */
export function completeAt(opened: DriverPlist, offset: number): readonly CompletionItem[] {
	const plist = withAssumedKind(opened);
	return itemsAt(plist, cursorAt(plist, offset)).map((item) => ({
		...item,
		snippet: withoutVariables(item.snippet, plist),
	}));
}

function itemsAt(plist: DriverPlist, cursor: CursorContext): readonly CompletionItem[] {
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
