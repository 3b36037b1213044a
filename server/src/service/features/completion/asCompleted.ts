/** The kind that a plist is completed as before it says one. */
import { kindFromComment, looksLikeApp } from '../../document/classify.js';
import type { DriverPlist } from '../../document/driverPlist.js';
import { once } from '../../once.js';
import { rootNodes } from '../../schema/catalogue.js';
import type { Dict } from '../../value/plistValue.js';

/** Of fewer keys nobody knows what they will become. */
const TELLING_SIZE = 2;

/**
 * What tells no kind yet as a dext, which most become. What is there of a document must look like an Info.plist,
 * and not like that of an app: a document that was empty is served whatever is written into it (`lsp/documents.ts`).
 */
export function asCompleted(plist: DriverPlist): DriverPlist {
	const { kind, root, syntax } = plist;
	if (kind !== 'other' || root?.type !== 'dict' || kindFromComment(syntax)) return plist;
	return mayBecomeDext(root) ? { ...plist, kind: 'dext' } : plist;
}

function mayBecomeDext(root: Dict): boolean {
	const type = root.get('CFBundlePackageType')?.value;
	const isOther = type?.type === 'string' && /^[A-Z]{3}[A-Z!]$/.test(type.value);
	if (isOther || looksLikeApp(root)) return false;
	const isKnown = (key: string): boolean => bundleKeys().some((keys) => keys.has(key));
	return root.entries.length < TELLING_SIZE || root.entries.some(({ key }) => isKnown(key));
}

const bundleKeys = once(() =>
	rootNodes({ kind: 'dext', form: 'source' }).map(({ properties }) => properties),
);
