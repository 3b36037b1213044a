/** Personalities in which the values of `IOClass` and `IOProviderClass` are exchanged. */
import { isOwner } from '../../platform/kernelBundles.js';
import { isDriverKitProxy } from '../../platform/pairings.js';
import { providerOf } from '../../platform/providers.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';

/** Whether the kext that a personality names contains its provider, which drivers create and do not match, and not its class, of which that is the other way around. */
export function hasExchangedClasses(personality: Dict): boolean {
	const kext = ['CFBundleIdentifierKernel', 'CFBundleIdentifier'].find((key) =>
		personality.get(key),
	);
	const bundle = kext && stringAt(personality, kext);
	const name = stringAt(personality, 'IOClass');
	const provider = stringAt(personality, 'IOProviderClass');
	if (!bundle || !name || !provider || !providerOf(name) || isDriverKitProxy(name)) return false;
	if (!isOwner(bundle, provider)) return false;
	// Some kexts contain both classes.
	return isDriverKitProxy(provider) || (!isOwner(bundle, name) && !providerOf(provider));
}

/** Whether the kernel class of a dext is that of a provider, which no kernel class of DriverKit is. */
export function hasProviderAsClass(personality: Dict): boolean {
	const name = stringAt(personality, 'IOClass');
	const isProvider = name !== '' && providerOf(name) !== undefined && !isDriverKitProxy(name);
	return isProvider && isLaunched(personality) && !hasExchangedClasses(personality);
}

/** Whether a personality launches a class of the dext. */
function isLaunched(personality: Dict): boolean {
	return (
		personality.get('IOUserServerName') !== undefined &&
		personality.get('IOUserClass') !== undefined
	);
}
