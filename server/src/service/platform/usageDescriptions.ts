/** The keys of usage descriptions, without which the system activates no extension. */
import type { DocumentKind } from './documentKind.js';

const ofDexts = 'OSBundleUsageDescription';
const ofOthers = 'NSSystemExtensionUsageDescription';

/** Both keys. */
export const usageKeys: readonly string[] = [ofDexts, ofOthers];

/** The key that activation requires. */
export function usageKey(kind: DocumentKind): string {
	return kind === 'dext' ? ofDexts : ofOthers;
}

/** The key of the other kind, which is often used by mistake. */
export function otherUsageKey(kind: DocumentKind): string {
	return kind === 'dext' ? ofOthers : ofDexts;
}
