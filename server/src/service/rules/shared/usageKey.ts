/** The usage description of each kind of system extension. */
import type { DocumentKind } from '../../platform/documentKind.js';
import type { Dict } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { addEntryFix } from './entryFixes.js';

const ofDexts = 'OSBundleUsageDescription';
const ofOthers = 'NSSystemExtensionUsageDescription';

/** The key that activation requires. */
export function usageKey(kind: DocumentKind): string {
	return kind === 'dext' ? ofDexts : ofOthers;
}

/** The key of the other kind, which is often used by mistake. */
export function otherUsageKey(kind: DocumentKind): string {
	return kind === 'dext' ? ofOthers : ofDexts;
}

/** Adds the key with a placeholder sentence. */
export function addUsageFix(root: Dict, kind: DocumentKind): Fix {
	return addEntryFix(root, usageKey(kind), 'Lets this Mac work with the device.');
}
