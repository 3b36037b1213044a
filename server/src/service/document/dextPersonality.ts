/** Distinguishes personalities that launch the process of a dext from those that only use a kernel class. */
import { kernelClasses, notKernelClasses } from '../platform/classes.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import type { Dict } from '../value/plistValue.js';
import type { PlistContents } from './driverPlist.js';
import { personalityText } from './personalityText.js';

/**
 * Whether a personality is for a class of the dext: by IOUserServerName (xnu IOService.cpp:probeCandidates), or by an
 * IOClass that requires it. A personality whose kernel class only merges properties has neither (TN3190).
 */
export function isDextPersonality(plist: PlistContents, dict: Dict): boolean {
	return dict.get('IOUserServerName') !== undefined || needsProcess(plist, dict);
}

/** Whether the IOClass of a personality is a proxy of the dext's class, or such a class itself, and requires the process. */
export function needsProcess(plist: PlistContents, dict: Dict): boolean {
	const kernelClass = personalityText(plist, dict, 'IOClass');
	if (kernelClass === undefined) return false;
	return isDriverKitProxy(kernelClass) || isUserSpaceClass(plist, dict, kernelClass);
}

/** Whether a name is known as a class of DriverKit or of the dext, which the kernel can't instantiate. */
export function isUserSpaceClass(plist: PlistContents, dict: Dict, name: string): boolean {
	if (notKernelClasses.has(name)) return !kernelClasses.has(name);
	return isThirdPartyName(name) && name === personalityText(plist, dict, 'IOUserClass');
}

/** The IOUserClass of each personality. */
export function ownClasses(plist: PlistContents): ReadonlySet<string> {
	return new Set(
		plist.personalities.flatMap(({ dict }) => personalityText(plist, dict, 'IOUserClass') ?? []),
	);
}

/** Whether a name is certainly not a class of Apple, of which macOS has more than are listed. */
export function isThirdPartyName(name: string): boolean {
	return !kernelClasses.has(name) && !/^(?:Apple|IO|OS|com_apple)/.test(name);
}
