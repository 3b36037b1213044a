/** The value that a missing string of a personality almost certainly has: what fixes insert and completion proposes. */
import { ownerOf } from '../platform/classes.js';
import { isClassName } from '../text/className.js';
import { pathOf } from '../value/plistPath.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import type { PlistContents } from './driverPlist.js';
import { ownIdentifier } from './personalityText.js';
import { isPersonalities } from './rootKey.js';

/** The value that the personality and the rest of the plist imply for a string; undefined where several are as likely. */
export function inferValue(plist: PlistContents, dict: Dict, key: string): string | undefined {
	const path = pathOf(dict);
	const isPersonality = path.length === 2 && isPersonalities(path[0]);
	if (!isPersonality) return undefined;
	switch (key) {
		case 'IOUserServerName':
			return ownIdentifier(plist);
		case 'IOUserClass': {
			// By custom a personality is named after its class.
			const name = dict.entry?.key ?? '';
			return isClassName(name) ? name : undefined;
		}
		case 'CFBundleIdentifierKernel':
			return ownerOf(stringAt(dict, 'IOClass'));
		case 'CFBundleIdentifier':
			return plist.kind === 'codelessKext' ? ownerOf(stringAt(dict, 'IOClass')) : undefined;
		case 'IOMatchCategory':
			return ownCategory(plist, dict);
		default:
			return undefined;
	}
}

/** The customary category; the class of the dext where the identifier would be that of two drivers on one nub. */
function ownCategory(plist: PlistContents, dict: Dict): string | undefined {
	if (plist.kind !== 'dext') return stringAt(dict, 'IOClass') || undefined;
	const provider = stringAt(dict, 'IOProviderClass');
	const another = plist.personalities.some(
		(each) => each.dict !== dict && stringAt(each.dict, 'IOProviderClass') === provider,
	);
	return another ? stringAt(dict, 'IOUserClass') || undefined : ownIdentifier(plist);
}
