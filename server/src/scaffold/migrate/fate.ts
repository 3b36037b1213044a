/** What a personality of a kext becomes in a dext. */
import {
	type Dict,
	type DriverPlist,
	kernelClasses,
	lineageOf,
	literalText,
	type Pairing,
	pairingsFor,
	variantsOf,
} from '../../service/index.js';
import { isIdentifier, toIdentifier } from './identifiers.js';
import { missingFamilyOf } from './missingFamilies.js';
import { pciMatchOf } from './pciNames.js';

/** A personality with a class in user space; `merge`: one that only gives properties to the device. */
export interface Counterpart {
	readonly kind: 'driver' | 'merge';
	readonly pairing: Pairing;
	readonly provider: string;
	readonly userClass: string;
	/** Of the kext. */
	readonly dict: Dict;
	/** The IOPCIMatch that stands for the names that the kext matches by. */
	readonly pciMatch: string | undefined;
}

export type Fate =
	| Counterpart
	/** A sentence. */
	| { readonly reason: string };

/** The personalities of a dext by name. */
export type Counterparts = ReadonlyMap<string, DextPersonality>;

export interface DextPersonality extends Counterpart {
	/** Keys of the kext's personality that do not work here. */
	readonly without: ReadonlySet<string>;
}

/** Provider classes of kexts, and what stands for them in DriverKit. */
const providers: Readonly<Record<string, string>> = {
	IOUSBDevice: 'IOUSBHostDevice',
	IOUSBHostDevice: 'IOUSBHostDevice',
	IOUSBInterface: 'IOUSBHostInterface',
	IOUSBHostInterface: 'IOUSBHostInterface',
	IOPCIDevice: 'IOPCIDevice',
	IOHIDDevice: 'IOHIDInterface',
	IOHIDInterface: 'IOHIDInterface',
	IOSCSIPeripheralDeviceNub: 'IOSCSIPeripheralDeviceNub',
	IOResources: 'IOUserResources',
};

/** What a driver is for, told by the ancestors of a class of Apple's, or by the libraries of the kext; the first that fits counts. */
const purposes: readonly {
	readonly superclasses: readonly string[];
	readonly ancestors: readonly string[];
	readonly libraries: readonly string[];
}[] = [
	{
		superclasses: ['IOUserNetworkEthernet'],
		ancestors: ['IONetworkController'],
		libraries: ['com.apple.iokit.IONetworkingFamily'],
	},
	{
		superclasses: ['IOUserUSBSerial', 'IOUserSerial'],
		ancestors: ['IOSerialDriverSync', 'IOSerialStreamSync'],
		libraries: ['com.apple.iokit.IOSerialFamily'],
	},
	{
		superclasses: ['IOUserAudioDriver'],
		ancestors: ['IOAudioDevice'],
		libraries: ['com.apple.iokit.IOAudioFamily'],
	},
	{
		superclasses: ['IOUserSCSIParallelInterfaceController'],
		ancestors: ['IOSCSIParallelInterfaceController'],
		libraries: ['com.apple.iokit.IOSCSIParallelFamily'],
	},
	{
		superclasses: ['IOUserUSBHostHIDDevice', 'IOUserHIDEventDriver', 'IOUserHIDDevice'],
		ancestors: ['IOHIDDevice', 'IOHIDEventService'],
		libraries: ['com.apple.iokit.IOHIDFamily', 'com.apple.iokit.IOUSBHIDDriver'],
	},
	{
		superclasses: ['IOUserBlockStorageDevice'],
		ancestors: ['IOBlockStorageDevice'],
		libraries: ['com.apple.iokit.IOStorageFamily'],
	},
];

/** Classes that do nothing but give properties to their provider, whichever kext has them. */
const mergers = ['AppleUSBMergeNub', 'AppleUSBHostMergeProperties', 'IOProviderPropertyMerger'];

/** `own` is the identifier of the kext. */
export function fateOf(
	plist: DriverPlist,
	name: string,
	dict: Dict,
	own: string | undefined,
): Fate {
	const text = (key: string): string | undefined =>
		literalText(dict.get(key)?.value, plist.form) || undefined;
	const [ioClass = '', from, bundle] = [
		text('IOClass'),
		text('IOProviderClass'),
		text('CFBundleIdentifier'),
	];
	if (from === undefined) return { reason: 'it names no class of provider.' };
	const libraries = librariesOf(plist);
	const merges = lineageOf(ioClass).some((name) => mergers.includes(name));
	const owner = foreignOwnerOf(plist, ioClass, bundle, own);
	const isOwn = owner === undefined && !merges;
	// A name that nobody else knows tells nothing.
	const className = isOwn && !kernelClasses.has(ioClass) ? undefined : ioClass;
	const missing = missingFamilyOf({ provider: from, className, libraries, dict });
	if (missing !== undefined && !merges) return { reason: missing };
	const provider = providers[from];
	if (provider === undefined) return { reason: `DriverKit has no provider class like '${from}'.` };
	const userClass =
		isOwn && isIdentifier(ioClass) ? ioClass : toIdentifier(isOwn ? name : `${name} Driver`);
	const pciMatch = provider === 'IOPCIDevice' ? pciMatchOf(dict) : undefined;
	if (pciMatch === undefined && !namesDevice(dict, provider)) {
		return { reason: 'it matches by nothing that the entitlements of a dext could name.' };
	}
	const counterpart = { provider, userClass, dict, pciMatch };
	if (merges) return fateOfMerger(ioClass, counterpart);
	if (owner === undefined) {
		const found = driverFor(dict, provider, (purpose) =>
			purpose.libraries.some((library) => libraries.includes(library)),
		);
		return 'reason' in found ? found : { kind: 'driver', pairing: found, ...counterpart };
	}
	return fateOfForeign(ioClass, owner, counterpart);
}

/** What a dext may drive on USB and PCI is told by the ids in its entitlements. */
function namesDevice(dict: Dict, provider: string): boolean {
	const has = (pattern: RegExp): boolean => dict.entries.some(({ key }) => pattern.test(key));
	if (provider === 'IOPCIDevice') return has(/^IOPCI(?:Primary|Secondary|Class)?Match$/);
	return !provider.startsWith('IOUSBHost') || has(/^(?:idVendor|b(?:Device|Interface)\w+)$/);
}

/** The kext that the class of a personality belongs to where that is not this one. */
function foreignOwnerOf(
	{ kind }: DriverPlist,
	ioClass: string,
	bundle: string | undefined,
	own: string | undefined,
): string | undefined {
	// A source may leave its own identifier to the build, and name it in the personality all the same.
	const mayBeOwn = own === undefined && kind === 'kext' && !bundle?.startsWith('com.apple.');
	if (bundle !== undefined && bundle !== own && !mayBeOwn) return bundle;
	const { owner, aliases = [] } = kernelClasses.get(ioClass) ?? {};
	const isOwn = own !== undefined && (owner === own || aliases.includes(own));
	return owner?.startsWith('com.apple.') && !isOwn ? owner : undefined;
}

/** A personality of a codeless kext: its class belongs to `bundle`. */
function fateOfForeign(
	ioClass: string,
	bundle: string,
	counterpart: Omit<Counterpart, 'kind' | 'pairing'>,
): Fate {
	const lineage = lineageOf(ioClass);
	const { provider, dict } = counterpart;
	if (!bundle.startsWith('com.apple.')) {
		return { reason: `'${ioClass}' is a class of ${bundle}, which a dext can not use.` };
	}
	if (ioClass === 'IOService') {
		const found = driverFor(dict, provider, () => false);
		return 'reason' in found ? found : { kind: 'driver', pairing: found, ...counterpart };
	}
	const isKnown = kernelClasses.has(ioClass);
	const purpose = purposes.find(
		({ ancestors }) => isKnown && ancestors.some((name) => lineage.includes(name)),
	);
	const pairing = purpose && pairingFor(purpose.superclasses, provider);
	return pairing
		? { kind: 'driver', pairing, ...counterpart }
		: { reason: `DriverKit has no class that does what '${ioClass}' does on '${provider}'.` };
}

/** The second form of a codeless dext, which Apple describes for USB only (technical note TN3190). */
function fateOfMerger(ioClass: string, counterpart: Omit<Counterpart, 'kind' | 'pairing'>): Fate {
	const pairing = pairingFor(['IOService'], counterpart.provider);
	return pairing && counterpart.provider.startsWith('IOUSBHost')
		? { kind: 'merge', pairing, ...counterpart }
		: {
				reason: `a dext can merge properties into USB devices and interfaces only, unlike '${ioClass}' here.`,
			};
}

function driverFor(
	dict: Dict,
	provider: string,
	isMeant: (purpose: (typeof purposes)[number]) => boolean,
): Pairing | { readonly reason: string } {
	if (provider === 'IOSCSIPeripheralDeviceNub') return scsiDriverFor(dict);
	for (const purpose of purposes.filter(isMeant)) {
		const pairing = pairingFor(purpose.superclasses, provider);
		if (pairing) return pairing;
	}
	// Without a family, a driver that matches no hardware is there for what only the kernel can do.
	const pairing = provider === 'IOUserResources' ? undefined : pairingFor(['IOService'], provider);
	return (
		pairing ?? {
			reason:
				provider === 'IOUserResources'
					? 'it matches no hardware and no family of DriverKit: what it does in the kernel, a dext can not do.'
					: `DriverKit has no family for what is done on '${provider}'.`,
		}
	);
}

function scsiDriverFor(dict: Dict): Pairing | { readonly reason: string } {
	const type = dict.get('Peripheral Device Type')?.value;
	const number = type?.type === 'integer' ? type.value : undefined;
	const [pairing] = number === undefined ? [] : pairingsFor({ scsiType: Number(number) });
	return pairing ?? { reason: 'DriverKit drives SCSI devices of the types 0, 5 and 7 only.' };
}

function pairingFor(superclasses: readonly string[], provider: string): Pairing | undefined {
	return pairingsFor({ superclasses, provider })[0];
}

function librariesOf(plist: DriverPlist): readonly string[] {
	return variantsOf(plist, 'OSBundleLibraries').flatMap(({ entry: { value } }) =>
		value.type === 'dict' ? value.entries.map(({ key }) => key) : [],
	);
}
