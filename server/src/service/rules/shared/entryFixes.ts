/** The remedies that many rules share: remove an entry, rename its key, write another value. */
import { type Finding, message } from '../../document/finding.js';
import { entryOf } from '../../document/personalityText.js';
import type { DictEntry, PlistValue } from '../../value/plistValue.js';
import type { Fix, RuleContext } from '../rule.js';

export function removeEntryFix(entry: DictEntry, preferred = false): Fix {
	return {
		title: message('Remove {0}', entry.key),
		edits: [{ kind: 'removeEntry', entry }],
		preferred,
	};
}

/** Removes the entry that a finding stands on. */
export function removeFoundFix(
	{ plist }: RuleContext,
	{ at }: Finding,
	preferred = false,
): readonly Fix[] {
	const entry = entryOf(plist, at);
	return entry ? [removeEntryFix(entry, preferred)] : [];
}

export function renameKeyFix(entry: DictEntry, key: string, preferred = false): Fix {
	return {
		title: message('Rename to {0}', key),
		edits: [{ kind: 'renameKey', entry, key }],
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
