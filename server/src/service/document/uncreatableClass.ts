/** Recognizes the IOClass of a dext that the kernel certainly does not have. */
import type { Dict } from '../value/plistValue.js';
import { isImpossibleClass } from './classOfCode.js';
import { isUserSpaceClass } from './dextPersonality.js';
import type { PlistContents } from './driverPlist.js';
import { literalText } from './unexpanded.js';

/**
 * The IOClass of a personality as it is written, if it cannot be the name of a class or is known to be of user space: what
 * `unusable-io-class` and `user-class-as-io-class` report as errors. A kext may contain a class of any name.
 */
export function uncreatableClassIn(plist: PlistContents, dict: Dict): string | undefined {
	const value = dict.get('IOClass')?.value;
	if (plist.kind !== 'dext' || value?.type !== 'string') return undefined;
	const name = literalText(value, plist.form);
	const isOfUserSpace = name !== undefined && isUserSpaceClass(plist, dict, name);
	return isOfUserSpace || isImpossibleClass(value, plist) ? value.value : undefined;
}
