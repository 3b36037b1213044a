/** Infers the value of a missing string, which fixes insert and completion suggests. */
import { ownerOf } from '../platform/classes.js';
import { isClassName } from '../text/className.js';
import { pathOf } from '../value/plistPath.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import type { PlistContents } from './driverPlist.js';
import { kextVersionNumber } from './kextVersion.js';
import { insertableIdentifier } from './personalityText.js';
import { isPersonalities } from './rootKey.js';
import { numberText } from './unexpanded.js';

/** The value of a string that follows from the rest of the plist; undefined if several are likely. */
export function inferValue(plist: PlistContents, dict: Dict, key: string): string | undefined {
	const path = pathOf(dict);
	if (path.length === 0 && key === 'OSBundleCompatibleVersion') return ownVersion(plist, dict);
	const isPersonality = path.length === 2 && isPersonalities(path[0]);
	if (!isPersonality) return undefined;
	switch (key) {
		case 'IOUserServerName':
			return insertableIdentifier(plist);
		case 'IOUserClass': {
			// Most personalities are named after their class.
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

/** The version of the bundle, which is the latest that it may be compatible with; undefined if it is not a version. */
function ownVersion(plist: PlistContents, root: Dict): string | undefined {
	const value = root.get('CFBundleVersion')?.value;
	if (value?.type !== 'string') return undefined;
	const literal = numberText(value, plist);
	return literal === undefined || kextVersionNumber(literal) !== undefined
		? value.value
		: undefined;
}

/** The usual category: the identifier, or the class of the dext if another personality has the same provider class. */
function ownCategory(plist: PlistContents, dict: Dict): string | undefined {
	if (plist.kind !== 'dext') return stringAt(dict, 'IOClass') || undefined;
	const provider = stringAt(dict, 'IOProviderClass');
	const another = plist.personalities.some(
		(each) => each.dict !== dict && stringAt(each.dict, 'IOProviderClass') === provider,
	);
	return another ? stringAt(dict, 'IOUserClass') || undefined : insertableIdentifier(plist);
}
