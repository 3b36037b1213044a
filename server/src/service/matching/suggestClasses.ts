/** Suggests `IOProviderClass` and `IOClass` for a personality without them, by the keys that it has. */
import type { PlistContents } from '../document/driverPlist.js';
import { personalityText } from '../document/personalityText.js';
import { pairingsFor } from '../platform/pairings.js';
import { providers } from '../platform/providers.js';
import type { Dict } from '../value/plistValue.js';

/** The suggestions, most likely first; empty if the other keys imply none. */
export function suggestClasses(plist: PlistContents, dict: Dict, key: string): readonly string[] {
	if (key === 'IOProviderClass') return suggestProviders(plist, dict);
	return key === 'IOClass' && plist.kind === 'dext' ? suggestProxies(plist, dict) : [];
}

function suggestProviders({ kind }: PlistContents, dict: Dict): readonly string[] {
	const implied = providers.find(
		({ kinds, impliedBy }) =>
			kinds.includes(kind) && impliedBy?.some((key) => dict.get(key) !== undefined),
	);
	return implied ? [implied.class] : [];
}

/** The kernel classes that represent a class of a dext on this provider. */
function suggestProxies(plist: PlistContents, dict: Dict): readonly string[] {
	const provider = personalityText(plist, dict, 'IOProviderClass');
	const kernelBundle = personalityText(plist, dict, 'CFBundleIdentifierKernel');
	if (provider === undefined) return [];
	const pairings = pairingsFor({
		provider,
		unconditional: true,
		...(kernelBundle !== undefined && { kernelBundle }),
	});
	return [...new Set(pairings.map(({ IOClass }) => IOClass))];
}
