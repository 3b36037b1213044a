/** Renders a property list of given entries. */
import {
	analyse,
	applyEdits,
	type NewValue,
	type PlistEdit,
	renderEdits,
} from '../../service/index.js';
import { separateHyphens } from '../xmlComment.js';

/** The entries in their order, after a comment with one line for each note. */
export function renderPlist(
	entries: readonly (readonly [key: string, value: NewValue])[],
	notes: readonly string[],
): string {
	const comment =
		notes.length === 0
			? ''
			: `\n\t<!--\n${notes.map((note) => `\t\t${inComment(note)}\n`).join('')}\t-->`;
	const empty = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>${comment}
</dict>
</plist>
`;
	const plist = analyse(empty, { uri: 'untitled:Info.plist' });
	const { root } = plist;
	if (root?.type !== 'dict') return empty;
	const edits = entries.map(
		([key, value]): PlistEdit => ({ kind: 'insertEntry', into: root, key, value }),
	);
	return applyEdits(empty, renderEdits(plist, edits));
}

/** On one line, without characters that XML does not allow. */
function inComment(note: string): string {
	return separateHyphens(note.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' '));
}
