/** Assumes a kind for the completion of plists without one. */
import { kindFromComment } from '../../document/classify.js';
import type { DriverPlist } from '../../document/driverPlist.js';
import { looksLikeApp } from '../../document/evidence/contentEvidence.js';
import { once } from '../../once.js';
import { kindNodes } from '../../schema/catalog.js';
import type { Dict } from '../../value/plistValue.js';

/** Fewer keys do not show what the plist becomes. */
const MIN_KEYS = 2;

/**
 * Treats a plist without a kind as a dext, which most become. Its keys must be those of an Info.plist, but not of an
 * app, since a document that was empty is served whatever it becomes (`lsp/documents.ts`).
 */
export function withAssumedKind(plist: DriverPlist): DriverPlist {
	const { kind, root, syntax } = plist;
	if (kind !== 'other' || root?.type !== 'dict' || kindFromComment(syntax)) return plist;
	return mayBecomeDext(root) ? { ...plist, kind: 'dext' } : plist;
}

function mayBecomeDext(root: Dict): boolean {
	const type = root.get('CFBundlePackageType')?.value;
	const isOther = type?.type === 'string' && /^[A-Z]{3}[A-Z!]$/.test(type.value);
	if (isOther || looksLikeApp(root)) return false;
	const isKnown = (key: string): boolean => bundleKeys().some((keys) => keys.has(key));
	return root.entries.length < MIN_KEYS || root.entries.some(({ key }) => isKnown(key));
}

const bundleKeys = once(() => kindNodes('dext').map(({ properties }) => properties));
