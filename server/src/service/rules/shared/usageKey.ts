/** The usage description of each kind of system extension. */

import { message } from '../../document/finding.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import type { Dict } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';

const ofDexts = 'OSBundleUsageDescription';
const ofOthers = 'NSSystemExtensionUsageDescription';

/** The key that activation asks for. */
export function usageKey(kind: DocumentKind): string {
	return kind === 'dext' ? ofDexts : ofOthers;
}

/** The one of the other kind, often written by mistake. */
export function otherUsageKey(kind: DocumentKind): string {
	return kind === 'dext' ? ofOthers : ofDexts;
}

/** Inserts it with a sentence that is to be replaced. */
export function insertUsageFix(root: Dict, kind: DocumentKind): Fix {
	const key = usageKey(kind);
	const value = 'Lets this Mac work with the device.';
	return {
		title: message('Insert {0}', key),
		edits: [{ kind: 'insertEntry', into: root, key, value }],
	};
}
