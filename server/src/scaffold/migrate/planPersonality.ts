/** Plans the personality of a dext that replaces one of a kext. */
import {
	busOf,
	type Dict,
	type DriverPlist,
	dextProviderFor,
	driverPurposes,
	isResourceNub,
	kernelClasses,
	lineageOf,
	literalText,
	mergesProperties,
	type Pairing,
	pairingsFor,
	pciMatchMasks,
	pciMatchOf,
	rootText,
	usbClassKeys,
	variantsOf,
} from '../../service/index.js';
import { isIdentifier, toIdentifier } from './identifiers.js';
import { missingFamilyOf } from './missingFamilies.js';

/** The driver of a personality; `merge`: one that only merges properties into the device. */
export interface Counterpart {
	readonly kind: 'driver' | 'merge';
	readonly pairing: Pairing;
	readonly provider: string;
	readonly userClass: string;
	/** The personality of the kext. */
	readonly dict: Dict;
	/** The IOPCIMatch that replaces the names by which the kext matches. */
	readonly pciMatch: string | undefined;
	/** Pairings of other families that the libraries of the kext allow, too. */
	readonly alternatives?: readonly Pairing[];
}

/** A counterpart, or why there is none: a sentence. */
export type PersonalityPlan = Counterpart | { readonly reason: string };

/** The personalities of a dext by name. */
export type DextPersonalities = ReadonlyMap<string, DextPersonality>;

export interface DextPersonality extends Counterpart {
	/** Keys of the kext's personality that are left out. */
	readonly without: ReadonlySet<string>;
}

/**
 * Keys with which a kext matches other devices than without them, and which dexts do not have: those of compatibility
 * interfaces (IOHIDFamily IOHIDFamilyPrivate.cpp:MatchPropertyTable) and of exclaves (xnu IOService.cpp:matchInternal).
 */
const restricting = ['HIDCompatibilityInterface', 'IOCompatibilityMatch', 'IOExclaveProxy'];

/** What the plans of all personalities of a kext depend on. */
export interface Kext {
	readonly plist: DriverPlist;
	readonly identifier: string | undefined;
	/** The keys of `OSBundleLibraries`. */
	readonly libraries: ReadonlySet<string>;
}

export function kextOf(plist: DriverPlist): Kext {
	const libraries = variantsOf(plist, 'OSBundleLibraries').flatMap(({ entry: { value } }) =>
		value.type === 'dict' ? value.entries.map(({ key }) => key) : [],
	);
	return {
		plist,
		identifier: rootText(plist, 'CFBundleIdentifier'),
		libraries: new Set(libraries),
	};
}

export function planPersonality(kext: Kext, name: string, dict: Dict): PersonalityPlan {
	const { plist, libraries } = kext;
	const text = (key: string): string | undefined =>
		literalText(dict.get(key)?.value, plist.form) || undefined;
	const [ioClass = '', from, bundle] = [
		text('IOClass'),
		text('IOProviderClass'),
		text('CFBundleIdentifier'),
	];
	if (from === undefined) return { reason: 'It has no provider class.' };
	const merges = mergesProperties(ioClass);
	const owner = foreignOwnerOf(kext, ioClass, bundle);
	const isOwn = owner === undefined && !merges;
	// The name of an unknown class reveals nothing.
	const className = isOwn && !kernelClasses.has(ioClass) ? undefined : ioClass;
	const missing = missingFamilyOf({ provider: from, className, libraries, dict });
	if (missing !== undefined && !merges) return { reason: missing };
	const provider = dextProviderFor(from);
	if (provider === undefined)
		return { reason: `DriverKit has no counterpart of the provider class '${from}'.` };
	const isNamed = isOwn || /driver$/i.test(name);
	const userClass =
		isOwn && isIdentifier(ioClass) ? ioClass : toIdentifier(isNamed ? name : `${name} Driver`);
	const lost = restricting.find((key) => dict.get(key));
	if (lost !== undefined) {
		return { reason: `A dext can't match by '${lost}'. It would match other devices.` };
	}
	const pciMatch =
		provider === 'IOPCIDevice' && !dict.get('IOPCIMatch') ? pciMatchOf(dict) : undefined;
	if (pciMatch === undefined && !matchesListedDevices(dict, provider)) {
		return { reason: 'It has no matching keys that the entitlements of a dext can contain.' };
	}
	const counterpart = { provider, userClass, dict, pciMatch };
	if (merges) return planMerger(ioClass, counterpart);
	if (owner === undefined) {
		const [pairing, ...alternatives] = pairingsOfLibraries(libraries, provider);
		if (pairing && provider !== 'IOSCSIPeripheralDeviceNub')
			return { kind: 'driver', pairing, alternatives, ...counterpart };
		const found = driverFor(dict, provider);
		return 'reason' in found ? found : { kind: 'driver', pairing: found, ...counterpart };
	}
	return planForeign(ioClass, owner, counterpart);
}

/** The entitlements of a dext list the devices that it may use on USB and PCI. */
function matchesListedDevices(dict: Dict, provider: string): boolean {
	const has = (keys: Iterable<string>): boolean =>
		[...keys].some((key) => dict.get(key) !== undefined);
	switch (busOf(provider)) {
		case 'pci':
			return has(pciMatchMasks.keys());
		case 'usb':
			return has(['idVendor', ...usbClassKeys]);
		default:
			return true;
	}
}

/** The kext that contains the class of a personality, unless it is this one. */
function foreignOwnerOf(
	{ plist: { kind }, identifier: own }: Kext,
	ioClass: string,
	bundle: string | undefined,
): string | undefined {
	// A source whose identifier the build sets may still have it in the personality.
	const mayBeOwn = own === undefined && kind === 'kext' && !bundle?.startsWith('com.apple.');
	if (bundle !== undefined && bundle !== own && !mayBeOwn) return bundle;
	const { owner, aliases = [] } = kernelClasses.get(ioClass) ?? {};
	const isOwn = own !== undefined && (owner === own || aliases.includes(own));
	return owner?.startsWith('com.apple.') && !isOwn ? owner : undefined;
}

/** A personality of a codeless kext, whose class belongs to `bundle`. */
function planForeign(
	ioClass: string,
	bundle: string,
	counterpart: Omit<Counterpart, 'kind' | 'pairing'>,
): PersonalityPlan {
	const lineage = lineageOf(ioClass);
	const { provider, dict } = counterpart;
	if (!bundle.startsWith('com.apple.')) {
		return { reason: `'${ioClass}' is a class of '${bundle}', which a dext can't use.` };
	}
	if (ioClass === 'IOService') {
		const found = driverFor(dict, provider);
		return 'reason' in found ? found : { kind: 'driver', pairing: found, ...counterpart };
	}
	const isKnown = kernelClasses.has(ioClass);
	const purpose = driverPurposes.find(
		({ ancestors }) => isKnown && ancestors.some((name) => lineage.includes(name)),
	);
	const pairing = purpose && pairingFor(purpose.superclasses, provider);
	return pairing
		? { kind: 'driver', pairing, ...counterpart }
		: { reason: `DriverKit has no counterpart of '${ioClass}' for '${provider}'.` };
}

/** The second form of a codeless dext, which Apple documents only for USB (technical note TN3190). */
function planMerger(
	ioClass: string,
	counterpart: Omit<Counterpart, 'kind' | 'pairing'>,
): PersonalityPlan {
	const pairing = pairingFor(['IOService'], counterpart.provider);
	return pairing && busOf(counterpart.provider) === 'usb'
		? { kind: 'merge', pairing, ...counterpart }
		: {
				reason: `A dext can merge properties only into USB devices and interfaces, unlike '${ioClass}'.`,
			};
}

/** The pairings of the families whose libraries a kext lists, the most likely first. */
function pairingsOfLibraries(libraries: ReadonlySet<string>, provider: string): readonly Pairing[] {
	const purposes = driverPurposes.filter((purpose) =>
		purpose.libraries.some((library) => libraries.has(library)),
	);
	const pairings = purposes.flatMap((each) => pairingFor(each.superclasses, provider) ?? []);
	return [...new Set(pairings)];
}

/** A driver without a family. */
function driverFor(dict: Dict, provider: string): Pairing | { readonly reason: string } {
	if (provider === 'IOSCSIPeripheralDeviceNub') return scsiDriverFor(dict);
	// A driver without a family and without hardware does what only the kernel can do.
	const pairing = isResourceNub(provider) ? undefined : pairingFor(['IOService'], provider);
	return (
		pairing ?? {
			reason: isResourceNub(provider)
				? "It has neither hardware nor a DriverKit family. A dext can't do what it does in the kernel."
				: `DriverKit has no class for drivers on '${provider}'.`,
		}
	);
}

function scsiDriverFor(dict: Dict): Pairing | { readonly reason: string } {
	const type = dict.get('Peripheral Device Type')?.value;
	const number = type?.type === 'integer' ? type.value : undefined;
	const [pairing] = number === undefined ? [] : pairingsFor({ scsiType: Number(number) });
	return pairing ?? { reason: 'DriverKit supports only SCSI devices of the types 0, 5, and 7.' };
}

function pairingFor(superclasses: readonly string[], provider: string): Pairing | undefined {
	return pairingsFor({ superclasses, provider })[0];
}
