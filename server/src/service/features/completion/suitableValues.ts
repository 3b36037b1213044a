/** Decides which listed values are proposed: not those that a check would report where they are inserted. */
import type { PlistContents } from '../../document/driverPlist.js';
import { rootText } from '../../document/rootEntries.js';
import { isResourceNub, providerOf } from '../../platform/providers.js';
import type { PlistPath } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';

type Value = string | number | boolean;

/** The values of `OSBundleRequired` in dexts (`boot-level-in-dext`). */
const levelsOfDexts: readonly Value[] = ['DriverKit', 'Safe Boot'];

/** Whether a listed value at `path` suits the other keys of `dict`. */
export function isSuitableValue(
	plist: PlistContents,
	dict: Dict,
	path: PlistPath,
	value: Value,
): boolean {
	switch (path.at(-1)) {
		case 'IOMatchCategory':
			return isSuitableCategory(plist, dict, value);
		case 'OSBundleRequired':
			return plist.kind !== 'dext' || (isApples(plist) && levelsOfDexts.includes(value));
		default:
			return true;
	}
}

/** `unsuitable-match-category`, `missing-match-category`, `match-category-on-hardware` */
function isSuitableCategory({ kind }: PlistContents, personality: Dict, value: Value): boolean {
	const provider = stringAt(personality, 'IOProviderClass');
	if (kind === 'dext') {
		return (value === 'IODefaultMatchCategory') === (providerOf(provider)?.contested === true);
	}
	return !isResourceNub(provider) || value === stringAt(personality, 'IOClass');
}

/** Whether a dext may be launched at early boot (`boot-level-in-dext`). */
export function isApples(plist: PlistContents): boolean {
	return rootText(plist, 'CFBundleIdentifier')?.startsWith('com.apple.') === true;
}
