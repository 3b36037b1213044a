/** Finds edits of broken text, which could open, close, or join the elements around them. */
import { countWhile } from '../text/ordered.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import type { PlistEdit } from './plistEdit.js';
import { siblingBefore } from './siblingBefore.js';

/** Whether the elements that an edit begins and ends at have their end tags. The fix of the missing tag comes first. */
export function isIntact(edit: PlistEdit): boolean {
	switch (edit.kind) {
		case 'insertEntry':
			return canInsert(edit.into, edit.after ?? siblingBefore(edit.into.entries, edit.key));
		case 'insertXml':
			return canInsert(edit.into, edit.into.entries.at(-1));
		case 'appendItems': {
			const last = edit.array.items.at(-1) ?? edit.array;
			return last.isClosed;
		}
		case 'moveEntry':
			return (
				canRemove(edit.entry) &&
				canInsert(edit.into, siblingBefore(edit.into.entries, edit.entry.key))
			);
		case 'moveIntoNewDict':
			return (
				edit.entries.every(canRemove) &&
				canInsert(edit.into, siblingBefore(edit.into.entries, edit.key))
			);
		case 'moveContent': {
			const { value } = edit.entry;
			const isWhole = value.type !== 'dict' || value.entries.every(isComplete);
			return isWhole && canRemove(edit.entry) && canInsert(edit.into, edit.into.entries.at(-1));
		}
		case 'removeEntry':
			return canRemove(edit.entry);
		case 'renameKey':
			return edit.entry.isKeyClosed;
		case 'replaceValue':
		case 'replaceContent':
			return edit.value.isClosed && edit.value.entry?.isKeyClosed !== false;
		case 'wrapEntries':
			return edit.dict.isClosed && edit.dict.entries.every(isComplete);
		case 'replaceText':
			return true;
	}
}

/** An empty dictionary is filled up to its end tag; an entry is inserted after another one. */
function canInsert(dict: Dict, after: DictEntry | undefined): boolean {
	if (dict.entries.length === 0) return dict.isClosed;
	return after === undefined || isComplete(after);
}

/** An entry before it that has no end tag would continue with the text after it. */
function canRemove(entry: DictEntry): boolean {
	const { entries } = entry.dict;
	const at = countWhile(entries.length, (each) => {
		return (entries[each]?.range.start ?? 0) < entry.range.start;
	});
	const before = entries[at - 1];
	return isComplete(entry) && (before === undefined || isComplete(before));
}

function isComplete({ isKeyClosed, value }: DictEntry): boolean {
	return isKeyClosed && value.isClosed;
}
