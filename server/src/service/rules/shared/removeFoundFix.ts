/** Removes the entry that a finding is on, for rules that keep no state yet. */
import type { Finding } from '../../document/finding.js';
import { entryOf } from '../../document/personalityText.js';
import type { Fix, RuleContext } from '../rule.js';
import { removeEntryFix } from './entryFixes.js';

export function removeFoundFix(
	{ plist }: RuleContext,
	{ at }: Finding,
	preferred = false,
): readonly Fix[] {
	const entry = entryOf(plist, at);
	return entry ? [removeEntryFix(entry, preferred)] : [];
}
