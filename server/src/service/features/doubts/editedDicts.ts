/** The dictionaries that an edit is about. */
import type { PlistEdit } from '../../edit/plistEdit.js';
import type { Dict } from '../../value/plistValue.js';

/** The dictionaries whose keys an edit adds, removes, or renames. */
export function dictsWithEditedKeys(edit: PlistEdit): readonly Dict[] {
	const dicts = 'into' in edit ? [edit.into] : [];
	return 'entry' in edit ? [...dicts, edit.entry.dict] : dicts;
}
