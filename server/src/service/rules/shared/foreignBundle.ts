/** Recognizes personalities of a dext that name another bundle. */
import { dextsNear, ownIdentifiersOf } from '../../document/bundleIdentifiers.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { rootText } from '../../document/rootEntries.js';
import type { PreparedPersonality } from '../../matching/matchingDictionary.js';
import { isKextOfMacOS } from '../../platform/kernelBundles.js';

/** Whether a personality launches a dext by an identifier that is not the one of its bundle. */
export function namesForeignBundle(
	personality: PreparedPersonality,
	plist: PlistContents,
): boolean {
	if (plist.kind !== 'dext' || !personality.isDextPersonality) return false;
	const named = personality.text('CFBundleIdentifier');
	const own = ownIdentifiersOf(plist);
	if (!named || own.includes(named)) return false;
	// A dext may use the process of a dext of macOS for another device.
	if (named.startsWith('com.apple.')) return isKextOfMacOS(named);
	const { identifiers, areKnown } = dextsNear(plist);
	// Where the identifier comes from the project, so may that of another dext. The kernel launches that one.
	const isKnown = areKnown || rootText(plist, 'CFBundleIdentifier') !== undefined;
	return own.length > 0 && isKnown && !identifiers.has(named);
}
