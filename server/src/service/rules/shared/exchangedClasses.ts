/** Personalities of dexts in which the values of `IOClass` and `IOProviderClass` are exchanged. */
import { isOwner } from '../../platform/kernelBundles.js';
import { isDriverKitProxy } from '../../platform/pairings.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';

/** Whether the kext that a personality names contains its provider, which represents a dext in the kernel, and not its class, which does not. */
export function hasExchangedClasses(personality: Dict): boolean {
	const bundle = stringAt(personality, 'CFBundleIdentifierKernel');
	const name = stringAt(personality, 'IOClass');
	const provider = stringAt(personality, 'IOProviderClass');
	if (!bundle || !name || !provider || isDriverKitProxy(name)) return false;
	return isDriverKitProxy(provider) && isOwner(bundle, provider) && !isOwner(bundle, name);
}
