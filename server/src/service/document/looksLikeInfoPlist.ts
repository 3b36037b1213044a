/** Whether a property list is the Info.plist of a bundle. */
import type { PlistValue } from '../value/plistValue.js';
import { isEntitlementsPath, isInfoPlistPath } from './bundlePath.js';

/** By its name or by its keys: not every property list in the folder of a target is that of the bundle. */
export function looksLikeInfoPlist(uri: string, root: PlistValue | undefined): boolean {
	if (isInfoPlistPath(uri)) return true;
	if (isEntitlementsPath(uri)) return false;
	return root?.type === 'dict' && root.entries.some(({ key }) => key.startsWith('CFBundle'));
}
