/** How the Info.plist of a system extension declares what it is, and the names of its Mach service. */

export const networkExtension = 'NetworkExtension';
export const cameraExtension = 'CMIOExtension';

/** Names the Mach service of a network extension. */
export const networkService = 'NEMachServiceName';

/** Names the Mach service of a camera extension. */
export const cameraService = 'CMIOExtensionMachServiceName';

/** Names the class of each provider, by its type. */
export const providerClasses = 'NEProviderClasses';

/** The root keys that declare a category of system extensions. */
export const categoryDictionaries: readonly string[] = [networkExtension, cameraExtension];

/** The prefix of the types of network providers, which are extension points of app extensions, too. */
export const providerPrefix = 'com.apple.networkextension.';

/** The name of a Mach service that Apple's documentation of NEMachServiceName advises: it begins with the team. */
export const usualMachService = '$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)';

/** The keys of each dictionary at the root. */
export const declarationOfKey: ReadonlyMap<string, string> = new Map([
	[networkService, networkExtension],
	[providerClasses, networkExtension],
	[cameraService, cameraExtension],
]);

/** Whether a root key is one of Endpoint Security extensions, which have no dictionary of their own. */
export function isEndpointSecurityKey(key: string): boolean {
	return /^NSEndpointSecurity[A-Z]/.test(key);
}
