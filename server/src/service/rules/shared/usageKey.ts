/** The usage description of each kind of system extension. */
import type { DocumentKind } from '../../document/driverPlist.js';

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
