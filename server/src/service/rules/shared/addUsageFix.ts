/** The fix of a missing usage description. */
import type { DocumentKind } from '../../platform/documentKind.js';
import { usageKey } from '../../platform/usageDescriptions.js';
import type { Dict } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { addEntryFix } from './entryFixes.js';

/** Adds the key with a placeholder sentence. */
export function addUsageFix(root: Dict, kind: DocumentKind): Fix {
	return addEntryFix(root, usageKey(kind), 'Lets this Mac work with the device.');
}
