/** Recognizes personalities of a dext that name another bundle. */

import type { PlistContents } from '../../document/driverPlist.js';
import { projectFilesOf } from '../../document/neighbors.js';
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
	const own = rootText(plist, 'CFBundleIdentifier');
	if (!named || named === own) return false;
	// A dext may use the process of a dext of macOS for another device.
	if (named.startsWith('com.apple.')) return isKextOfMacOS(named);
	return own !== undefined && own !== '' && !isOfDextNear(named, plist);
}

/** Whether another dext of the project has this identifier: the kernel launches that one. */
function isOfDextNear(identifier: string, { neighbors }: PlistContents): boolean {
	return projectFilesOf(neighbors).some(
		(other) => other.kind === 'dext' && rootText(other, 'CFBundleIdentifier') === identifier,
	);
}
