/** Names of the entitlements that the rules and the scaffolding know by name. */
import entitlementsFile from '../../../../schemas/facts/entitlements.json' with { type: 'json' };

/** The entitlement that every dext has. */
export const driverKitEntitlement = 'com.apple.developer.driverkit';
/** The prefix of all transport entitlements. */
export const transportPrefix = `${driverKitEntitlement}.transport.`;
export const usbTransport = `${transportPrefix}usb`;
export const pciTransport = `${transportPrefix}pci`;
/** The prefix of all family entitlements. */
export const familyPrefix = `${driverKitEntitlement}.family.`;
export const audioFamily = `${familyPrefix}audio`;
/** Lets any app open the dext; Core Audio requires it of audio dexts before macOS 12.1. */
export const anyClientAccess = `${driverKitEntitlement}.allow-any-userclient-access`;
/** The app groups, with which the names of Mach services begin. */
export const appGroups = 'com.apple.security.application-groups';
/** Lets an app for macOS open the listed dexts. */
export const userClientAccess = `${driverKitEntitlement}.userclient-access`;
/** Lets an app for iPadOS open dexts. */
export const communicatesWithDrivers = `${driverKitEntitlement}.communicates-with-drivers`;
/** For Apple's own dexts only. */
export const builtIn = `${driverKitEntitlement}.builtin`;
/** Lets an app install system extensions. */
export const systemExtensionInstall = 'com.apple.developer.system-extension.install';

/** A family whose dexts nearly always open a device, and the transports by which they can. */
export interface HardwareFamily {
	/** The name after `familyPrefix`. */
	readonly family: string;
	/** Names after `transportPrefix`. */
	readonly transports: readonly string[];
}

export const hardwareFamilies: readonly HardwareFamily[] = entitlementsFile.hardwareFamilies;

/** Entitlements that list identifiers, each of which is a string. */
export const identifierLists: readonly string[] = entitlementsFile.identifierLists;
