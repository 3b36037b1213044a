/** Which kext has a kernel class, and which kexts are loaded whatever a personality says. */
import { kernelClasses, ownerOf } from '../../platform/classes.js';
import { kernelBundles } from '../../platform/kernelBundles.js';
import { pairingsOfKernelClass } from '../../platform/pairings.js';
import { nearestName } from '../../text/spelling.js';

const alwaysLoaded: ReadonlySet<string> = new Set([
	'com.apple.kpi.iokit',
	'com.apple.kpi.libkern',
	'com.apple.iokit.IOHIDFamily',
]);

/** Whether a bundle has the class, by one of its names. */
export function isOwner(bundle: string, className: string): boolean {
	return ownersOf(className).includes(bundle);
}

/** Whether a bundle that nobody knows is called nearly as one that has the class. */
export function isMisspeltOwner(bundle: string, className: string): boolean {
	return !kernelBundles.has(bundle) && nearestName(bundle, ownersOf(className)) !== undefined;
}

function ownersOf(className: string): readonly string[] {
	const owner = ownerOf(className);
	if (owner === undefined) return [];
	const fact = kernelClasses.get(className);
	const aliases = [...(fact?.aliases ?? []), ...(kernelBundles.get(owner)?.aliases ?? [])];
	return [owner, ...(fact?.owner === undefined ? [] : [fact.owner]), ...aliases];
}

/** Whether a bundle that does not have the class serves for it in shipping drivers. */
export function isAcceptedFor(bundle: string, className: string): boolean {
	return pairingsOfKernelClass(className).some(({ alsoAccepted }) =>
		alsoAccepted?.includes(bundle),
	);
}

/** Whether every Mac has the bundle loaded before any third-party driver matches. */
export function isAlwaysLoaded(bundle: string): boolean {
	return alwaysLoaded.has(bundle);
}
