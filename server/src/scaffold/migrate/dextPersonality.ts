/** Converts a personality of a kext to one of a dext. */
import type { DictEntry, DriverPlist, NewValue } from '../../service/index.js';
import { busOf, isResourceNub, literalText, ownerOf } from '../../service/index.js';
import { copyValue } from '../copyValue.js';
import { isIdentifier } from './identifiers.js';
import { isUsed } from './leftOutKeys.js';
import type { DextPersonality } from './planPersonality.js';

/** The class of macOS that merges properties into USB devices and interfaces for a codeless dext (technical note TN3190). */
const mergeClass = 'AppleUSBMergeNub';

export const tunnelKey = 'IOPCITunnelCompatible';

const ownIdentifier = '$(PRODUCT_BUNDLE_IDENTIFIER)';

/** Keys are in the order of their characters, as in Xcode. */
export function personalityOf(plist: DriverPlist, personality: DextPersonality): NewValue {
	const { kind, pairing, provider, userClass, dict, pciMatch, without } = personality;
	const kept = new Map<string, NewValue>();
	for (const entry of dict.entries) {
		const { key, value } = entry;
		if (without.has(key) || dict.get(key) !== entry || !isUsed(entry, personality)) continue;
		const copied = copyValue(plist, value);
		if (copied !== undefined) kept.set(key, copied);
	}
	if (pciMatch !== undefined) kept.set('IOPCIMatch', pciMatch);
	if (lacksTunnelKey(personality)) kept.set(tunnelKey, false);
	kept.set('CFBundleIdentifier', ownIdentifier);
	kept.set('IOProviderClass', provider);
	kept.set('IOUserClass', userClass);
	if (kind === 'merge') {
		kept.set('IOClass', mergeClass);
		const owner = ownerOf(mergeClass);
		if (owner !== undefined) kept.set('CFBundleIdentifierKernel', owner);
	} else {
		kept.set('IOClass', pairing.IOClass);
		kept.set('CFBundleIdentifierKernel', pairing.CFBundleIdentifierKernel);
		kept.set('IOUserServerName', ownIdentifier);
		addUserClients(plist, personality, kept);
	}
	if (isResourceNub(provider)) {
		kept.set('IOMatchCategory', ownIdentifier);
		if (!kept.has('IOResourceMatch')) kept.set('IOResourceMatch', 'IOKit');
	}
	return { dict: [...kept].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/**
 * Whether the kext does not match devices on Thunderbolt or USB4, and does not state so: the kernel compares the key with
 * true (IOPCIFamily IOPCIBridge.cpp:matchNubWithPropertyTable).
 */
export function lacksTunnelKey({ provider, dict }: DextPersonality): boolean {
	return busOf(provider) === 'pci' && !dict.get(tunnelKey);
}

/** Adds the user client of the kext, and that of the family if it has one. */
function addUserClients(
	plist: DriverPlist,
	{ pairing, dict, userClass }: DextPersonality,
	kept: Map<string, NewValue>,
): void {
	const client = (name: string): NewValue => ({
		dict: [
			['IOClass', 'IOUserUserClient'],
			['IOUserClass', name],
		],
	});
	const named = dict.get('IOUserClientClass');
	if (named) kept.set('UserClientProperties', client(userClientOf(plist, named, userClass)));
	if (pairing.userClient) kept.set(pairing.userClient.key, client(pairing.userClient.IOUserClass));
}

function userClientOf(plist: DriverPlist, { value }: DictEntry, userClass: string): string {
	const name = literalText(value, plist.form);
	return isIdentifier(name) ? name : `${userClass.slice(0, 53)}UserClient`;
}
