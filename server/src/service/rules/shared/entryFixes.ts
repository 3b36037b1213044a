/** The remedies that many rules share: remove an entry, write another value. */
import { message } from '../../document/finding.js';
import type { DictEntry, PlistValue } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';

export function removeEntryFix(entry: DictEntry, preferred = false): Fix {
	return {
		title: message('Remove {0}', entry.key),
		edits: [{ kind: 'removeEntry', entry }],
		preferred,
	};
}

/** Other text between the tags of a value. */
export function changeContentFix(value: PlistValue, by: string, preferred = false): Fix {
	return {
		title: message("Change to '{0}'", by),
		edits: [{ kind: 'replaceContent', value, by }],
		preferred,
	};
}
