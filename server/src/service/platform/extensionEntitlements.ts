/** The entitlements of system extensions, by their categories. */

/** Lets a program call `es_new_client`. */
export const endpointSecurityClient = 'com.apple.developer.endpoint-security.client';

/** Lists the kinds of providers that an app or an extension may have. */
export const networkExtension = 'com.apple.developer.networking.networkextension';

/** The value of `networkExtension` for each key of `NEProviderClasses` (TN3134). */
export const providerEntitlements: ReadonlyMap<string, string> = new Map([
	['com.apple.networkextension.app-proxy', 'app-proxy-provider'],
	['com.apple.networkextension.dns-proxy', 'dns-proxy'],
	['com.apple.networkextension.filter-data', 'content-filter-provider'],
	['com.apple.networkextension.filter-packet', 'content-filter-provider'],
	['com.apple.networkextension.packet-tunnel', 'packet-tunnel-provider'],
]);

/** Whether a name has a form of app groups on macOS: registered ones, and those of a team. */
export function isAppGroupName(name: string): boolean {
	return /^(?:group\.|\$[({](?:TeamIdentifierPrefix[)}]|DEVELOPMENT_TEAM[)}]\.))/.test(name);
}

const suffix = '-systemextension';

/** Whether a value is for signing with Developer ID. */
export function isForDeveloperId(value: string): boolean {
	return value.endsWith(suffix);
}

/** The value for signing with Developer ID. */
export function forDeveloperId(value: string): string {
	return plainProviderOf(value) + suffix;
}

/** The value for development and the App Store. */
export function plainProviderOf(value: string): string {
	return isForDeveloperId(value) ? value.slice(0, -suffix.length) : value;
}
