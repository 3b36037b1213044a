/** Applies edits of the entries of a property list to its text. */
import { expect } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import type { PlistEdit } from '../../../server/src/service/edit/plistEdit.js';
import { renderEdits } from '../../../server/src/service/edit/renderEdits.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import type { Dict, DictEntry } from '../../../server/src/service/value/plistValue.js';

/** The parts of a property list by the keys on the way to them. */
interface Scene {
	readonly root: Dict;
	entry(...path: readonly string[]): DictEntry;
	dict(...path: readonly string[]): Dict;
}

/** The text after the edits, which has the syntax faults that it had before. */
export function edited(text: string, edits: (scene: Scene) => readonly PlistEdit[]): string {
	const plist = analyze(text, { uri: '' });
	const { root } = plist;
	if (root?.type !== 'dict') throw new Error('no root dictionary');
	const entry = (...path: readonly string[]): DictEntry => {
		let dict: Dict = root;
		for (const [index, key] of path.entries()) {
			const found = dict.get(key);
			if (!found) throw new Error(`no ${key}`);
			if (index === path.length - 1) return found;
			if (found.value.type === 'dict') dict = found.value;
		}
		throw new Error('empty path');
	};
	const dict = (...path: readonly string[]): Dict => {
		const { value } = entry(...path);
		if (value.type !== 'dict') throw new Error('no dict');
		return value;
	};
	const after = applyEdits(text, renderEdits(plist, edits({ root, entry, dict })));
	expect(analyze(after, { uri: '' }).syntax.faults).toEqual(plist.syntax.faults);
	return after;
}
