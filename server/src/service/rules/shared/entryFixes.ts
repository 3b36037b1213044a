/** The fixes that many rules share: add or remove an entry, rename its key, change its value. */

import type { NewValue } from '../../edit/plistEdit.js';
import { defineMessages, type Message } from '../../messages/message.js';
import { hasContent } from '../../value/hasContent.js';
import type { Dict, DictEntry, PlistValue, Str } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';

/** The titles of fixes that several rules share. */
export const fixTitles = defineMessages('fix', {
	add: "Add '{key}'",
	addWithValue: "Add '{key}' with value '{value}'",
	change: "Change to '{value}'",
	move: "Move '{key}' to '{target}'",
	moveToRoot: "Move '{key}' to the root",
	remove: "Remove '{key}'",
	rename: "Rename to '{key}'",
});

/** Adds an entry in its usual place. */
export function addEntryFix(into: Dict, key: string, value: NewValue, preferred = false): Fix {
	return {
		title: fixTitles.add({ key }),
		edits: [{ kind: 'insertEntry', into, key, value }],
		preferred,
	};
}

export function removeEntryFix(entry: DictEntry, preferred = false): Fix {
	return {
		title: fixTitles.remove({ key: entry.key }),
		edits: [{ kind: 'removeEntry', entry }],
		preferred,
	};
}

export function renameKeyFix(entry: DictEntry, key: string, preferred = false): Fix {
	return {
		title: fixTitles.rename({ key }),
		edits: [{ kind: 'renameKey', entry, key }],
		preferred,
	};
}

/** Replaces the text between the tags of a value. */
export function changeContentFix(value: PlistValue, by: string, preferred = false): Fix {
	return {
		title: fixTitles.change({ value: by }),
		edits: [{ kind: 'replaceContent', value, by }],
		preferred,
	};
}

/**
 * Replaces a value of the wrong type with its tags; none if it contains others, which would be lost. `shown` is the new
 * value in the title.
 */
export function replaceValueFixes(
	value: PlistValue,
	by: NewValue,
	shown: string,
	preferred = false,
): readonly Fix[] {
	if (hasContent(value)) return [];
	return [
		{
			title: fixTitles.change({ value: shown }),
			edits: [{ kind: 'replaceValue', value, by }],
			preferred,
		},
	];
}

/** Exchanges the texts of two strings. */
export function exchangeFix(title: Message, one: Str, other: Str): Fix {
	return {
		title,
		edits: [
			{ kind: 'replaceContent', value: one, by: other.value },
			{ kind: 'replaceContent', value: other, by: one.value },
		],
		preferred: true,
	};
}

/** Moves an entry, as it is written, into another dictionary; `target` is its name in the title. */
export function moveEntryFix(entry: DictEntry, into: Dict, target: string, preferred = false): Fix {
	return {
		title: fixTitles.move({ key: entry.key, target }),
		edits: [{ kind: 'moveEntry', entry, into }],
		preferred,
	};
}

/** Moves an entry, as it is written, to the root. */
export function moveToRootFix(entry: DictEntry, root: Dict): Fix {
	return {
		title: fixTitles.moveToRoot({ key: entry.key }),
		edits: [{ kind: 'moveEntry', entry, into: root }],
	};
}

/** Moves entries, the named one among them, into a dictionary next to it that does not exist yet. */
export function moveIntoNewDictFix(
	entry: DictEntry,
	entries: readonly DictEntry[],
	target: string,
	preferred = false,
): Fix {
	return {
		title: fixTitles.move({ key: entry.key, target }),
		edits: [{ kind: 'moveIntoNewDict', entries, into: entry.dict, key: target }],
		preferred,
	};
}
