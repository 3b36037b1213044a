/** Defines rules about root keys that belong to another kind of bundle. */
import { atContent, atKey, type Severity } from '../../document/finding.js';
import { literalText } from '../../document/unexpanded.js';
import type { Message, MessageSet } from '../../messages/message.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { defineRule, type VisitingRule } from '../rule.js';
import { removeEntryFix } from './entryFixes.js';
import { hasStrayEntries } from './strayEntries.js';

interface ForeignKeyRule {
	readonly code: string;
	readonly severity: Severity;
	/** The kinds of bundles in which the keys do not belong. */
	readonly kinds: readonly DocumentKind[];
	readonly keys: readonly string[];
	/** The value that does not belong there; if undefined, all values. */
	readonly value?: string;
	readonly messages: MessageSet;
	readonly found: (parameters: { readonly key: string }) => Message;
	/** Whether *Fix all* removes the entry, unless it has entries that belong elsewhere. */
	readonly isPreferred: boolean;
}

/** A rule that reports root keys of another kind of bundle, and removes them. */
export function defineForeignKeyRule({
	value,
	found,
	isPreferred,
	...rule
}: ForeignKeyRule): VisitingRule<'rootKey'> {
	return defineRule({
		...rule,
		visit: 'rootKey',
		*check({ entry }, { plist }) {
			if (value !== undefined && literalText(entry.value, plist.form) !== value) return;
			yield {
				at: value === undefined ? atKey(entry) : atContent(entry.value),
				message: found({ key: entry.key }),
				state: entry,
			};
		},
		fixes: (entry) => [removeEntryFix(entry, isPreferred && !hasStrayEntries(entry))],
	});
}
