/** The class that an unknown name of an IOClass is a misspelling of. */
import { kernelClasses, notKernelClasses, unusableAs } from '../../platform/classes.js';
import { isDriverKitProxy } from '../../platform/pairings.js';
import { providerOf } from '../../platform/providers.js';
import type { CheckContext } from '../checkContext.js';

/**
 * The class to use for a misspelled name. In a dext, this is the kernel class of a class of DriverKit, and undefined if the kernel
 * cannot create the class for a driver.
 */
export function ioClassSpelling(
	name: string,
	{ plist, suggestClass }: Pick<CheckContext, 'plist' | 'suggestClass'>,
): string | undefined {
	const suggestion = suggestClass(name);
	if (suggestion === undefined || plist.kind !== 'dext') return suggestion;
	if (!kernelClasses.has(suggestion)) return notKernelClasses.get(suggestion)?.use;
	const isProvider = providerOf(suggestion) !== undefined && !isDriverKitProxy(suggestion);
	return isProvider || unusableAs(suggestion) ? undefined : suggestion;
}
