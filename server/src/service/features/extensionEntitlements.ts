/** The entitlements that the Info.plist of a system extension requires. */
import type { DriverPlist } from '../document/driverPlist.js';
import { machServicesOf, networkProvidersOf } from '../document/extensionDeclarations.js';
import type { NewEntry } from '../edit/plistEdit.js';
import { appGroups } from '../platform/entitlements.js';
import {
	endpointSecurityClient,
	isAppGroupName,
	networkExtension,
	providerEntitlements,
} from '../platform/extensionEntitlements.js';
import { categoryDictionaries, isEndpointSecurityKey } from '../platform/networkExtensions.js';

/** The entries of a new `.entitlements` file. An extension without keys of another category is one of Endpoint Security. */
export function newExtensionEntitlements({ root }: DriverPlist): readonly NewEntry[] {
	if (root?.type !== 'dict') return [];
	const ofProviders = networkProvidersOf(root).map(({ key }) => providerEntitlements.get(key));
	const providers = [...new Set(ofProviders)].filter((value) => value !== undefined);
	const groups = machServicesOf(root)
		.map(({ value }) => value.value)
		.filter(isAppGroupName);
	const isOfEndpointSecurity =
		root.entries.some(({ key }) => isEndpointSecurityKey(key)) ||
		!categoryDictionaries.some((key) => root.get(key));
	const entries: readonly (NewEntry | false)[] = [
		isOfEndpointSecurity && [endpointSecurityClient, true, onRequest],
		providers.length > 0 && [networkExtension, providers, forDeveloperId],
		groups.length > 0 && [appGroups, groups],
	];
	return entries.filter((entry) => entry !== false);
}

const onRequest =
	'Apple grants this entitlement on request: https://developer.apple.com/contact/request/system-extension/';
const forDeveloperId = 'For signing with Developer ID, each value ends with -systemextension.';
