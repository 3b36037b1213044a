/** Which personalities of a dext start a process of it, and which only put a kernel class to work. */
import { kernelClasses, notKernelClasses } from '../platform/classes.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import type { Dict } from '../value/plistValue.js';
import type { PlistContents } from './driverPlist.js';
import { personalityText } from './personalityText.js';

/**
 * Whether a personality is meant for a class of the dext: by IOUserServerName (xnu IOService.cpp:probeCandidates), or by
 * an IOClass that makes no sense without. A personality that lets a kernel class merge properties has neither (TN3190).
 */
export function isDextPersonality(plist: PlistContents, dict: Dict): boolean {
	return dict.get('IOUserServerName') !== undefined || needsProcess(plist, dict);
}

/** Whether the IOClass of a personality stands for a class of the dext, and is of no use without the process. */
export function needsProcess(plist: PlistContents, dict: Dict): boolean {
	const kernelClass = personalityText(plist, dict, 'IOClass');
	if (kernelClass === undefined) return false;
	return isDriverKitProxy(kernelClass) || isUserSpaceClass(plist, dict, kernelClass);
}

/** Whether a name is known to be a class of DriverKit or of the dext, which the kernel cannot create. */
export function isUserSpaceClass(plist: PlistContents, dict: Dict, name: string): boolean {
	if (notKernelClasses.has(name)) return !kernelClasses.has(name);
	return isOwnName(name) && name === personalityText(plist, dict, 'IOUserClass');
}

/** The classes that the personalities of a dext name as its own. */
export function ownClasses(plist: PlistContents): ReadonlySet<string> {
	return new Set(
		plist.personalities.flatMap(({ dict }) => personalityText(plist, dict, 'IOUserClass') ?? []),
	);
}

/** Whether a name can only be of the driver's own making: macOS has classes that nobody has listed. */
export function isOwnName(name: string): boolean {
	return !kernelClasses.has(name) && !/^(?:Apple|IO|OS|com_apple)/.test(name);
}
