/** Defines rules about entitlements that a file should not contain, whatever their values. */
import { atContent, atKey, type Severity } from '../../document/finding.js';
import type { Message, MessageSet } from '../../messages/message.js';
import type { DictEntry, Str } from '../../value/plistValue.js';
import { defineRule, type VisitingRule } from '../rule.js';
import { correctKeyFix } from './correctionFixes.js';
import { removeEntryFix } from './entryFixes.js';
import { deviceTransports } from './transports.js';

interface EntitlementNameRule {
	readonly code: string;
	readonly severity: Severity;
	/** The entitlements that are reported. */
	readonly names: readonly string[];
	/** Strings that are reported if a transport entitlement contains them instead of a device. */
	readonly transportItems?: readonly string[];
	readonly messages: MessageSet;
	readonly found: (parameters: { readonly name: string }) => Message;
	/** The fix: removes the entry, also by *Fix all*, or renames it to one of several entitlements. */
	readonly remedy: 'remove' | 'removeUnasked' | readonly string[];
}

/** A rule that reports entitlements by their names. */
export function defineEntitlementNameRule({
	names,
	transportItems = [],
	found,
	remedy,
	...rule
}: EntitlementNameRule): VisitingRule<'entitlement'> {
	const wanted = new Set(names);
	return defineRule({
		...rule,
		kinds: ['entitlements'],
		visit: 'entitlement',
		keys: transportItems.length > 0 ? [...names, ...deviceTransports] : names,
		*check(entry) {
			if (wanted.has(entry.key)) {
				yield { at: atKey(entry), message: found({ name: entry.key }), state: entry };
			}
			for (const item of stringsIn(entry)) {
				if (!transportItems.includes(item.value)) continue;
				yield { at: atContent(item), message: found({ name: item.value }), state: undefined };
			}
		},
		fixes(entry) {
			if (!entry) return [];
			if (remedy === 'remove') return [removeEntryFix(entry)];
			if (remedy === 'removeUnasked') return [removeEntryFix(entry, true)];
			return remedy
				.filter((name) => !entry.dict.get(name))
				.map((name) => correctKeyFix(entry, name));
		},
	});
}

function stringsIn({ value }: DictEntry): readonly Str[] {
	return value.type === 'array' ? value.items.filter((item) => item.type === 'string') : [];
}
