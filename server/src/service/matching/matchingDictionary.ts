/** Prepares matching dictionaries for rules, so that what several rules read is computed once. */
import { needsProcess } from '../document/dextPersonality.js';
import type { Personality, PlistContents } from '../document/driverPlist.js';
import { literalText } from '../document/unexpanded.js';
import { lineageOf, ownerOf, unusableAs } from '../platform/classes.js';
import { pciTransport, usbTransport } from '../platform/entitlements.js';
import { isHidProvider } from '../platform/hid.js';
import { nestedMatchingKeys } from '../platform/matchingKeys.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import { isPciProvider } from '../platform/pci.js';
import { isResourceNub } from '../platform/providers.js';
import { isScsiProvider } from '../platform/scsi.js';
import { type UsbNub, usbNubOf } from '../platform/usb.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { pciEntriesOf } from './pciTables.js';
import { isUsbSet, type UsbKeys, usbKeysOf } from './usbMatch.js';

/** The families of providers that compare their own keys, if their source is public. */
export type ProviderFamily = 'usb' | 'pci' | 'hid' | 'scsi' | 'resources' | 'other';

/** The facts about a provider class. */
interface Provider {
	readonly lineage: readonly string[];
	readonly family: ProviderFamily;
	readonly usbNub: UsbNub | undefined;
	readonly isPci: boolean;
	readonly isHid: boolean;
	readonly isScsi: boolean;
}

/** Looks up each class that a plist names once. */
export class KnownClasses {
	private readonly providers = new Map<string, Provider>();
	private readonly kernelClasses = new Map<string, KernelClass>();

	provider(name: string): Provider {
		let provider = this.providers.get(name);
		if (!provider) {
			provider = readProvider(name);
			this.providers.set(name, provider);
		}
		return provider;
	}

	kernelClass(name: string): KernelClass {
		let kernelClass = this.kernelClasses.get(name);
		if (!kernelClass) {
			kernelClass = {
				name,
				owner: ownerOf(name),
				unusableAs: unusableAs(name),
				isProxy: isDriverKitProxy(name),
			};
			this.kernelClasses.set(name, kernelClass);
		}
		return kernelClass;
	}
}

function readProvider(name: string): Provider {
	const usbNub = usbNubOf(name);
	const [isPci, isHid, isScsi] = [isPciProvider(name), isHidProvider(name), isScsiProvider(name)];
	const families: readonly (readonly [ProviderFamily, boolean])[] = [
		['usb', usbNub !== undefined],
		['pci', isPci],
		['hid', isHid],
		['scsi', isScsi],
		['resources', isResourceNub(name)],
	];
	const family = families.find(([, isOf]) => isOf)?.[0] ?? 'other';
	return { lineage: lineageOf(name), family, usbNub, isPci, isHid, isScsi };
}

/** The facts about a class in IOClass. */
export interface KernelClass {
	readonly name: string;
	/** The kext that contains it. */
	readonly owner: string | undefined;
	/** The reason why the kernel can't instantiate it for a personality; undefined if that is not certain. */
	readonly unusableAs: ReturnType<typeof unusableAs>;
	/** Whether it represents a class of a dext. */
	readonly isProxy: boolean;
}

/** The USB keys of a matching dictionary. */
export interface UsbReading {
	readonly nub: UsbNub;
	readonly keys: UsbKeys;
	/** Whether a device or interface can match them. */
	readonly isSet: boolean;
}

const noProvider: Provider = {
	lineage: [],
	family: 'other',
	usbNub: undefined,
	isPci: false,
	isHid: false,
	isScsi: false,
};

/**
 * A dictionary that a provider compares with its properties: a personality, its IOParentMatch or IOLocationMatch, which
 * an ancestor compares (xnu IOService.cpp:matchPassive), or a device of a transport entitlement (IOPCIFamily
 * IOPCIDevice.cpp:matchPropertyTable).
 */
export class MatchingDictionary {
	/** The literal IOProviderClass; undefined if it is missing, not a string, or depends on the build. */
	readonly providerClass: string | undefined;
	/** The facts about the provider class, or about the only one that reads the keys for an ancestor without a class. */
	readonly provider: Provider;
	private usbReading: UsbReading | undefined;

	constructor(
		readonly dict: Dict,
		/** Whether an ancestor of the provider compares it. If all its keys are generic, the family does not compare it. */
		readonly isForAncestor: boolean,
		protected readonly plist: PlistContents,
		classes: KnownClasses,
		/** The provider class of an entitlement, whose dictionaries do not contain it. */
		providerClass?: string,
	) {
		this.providerClass = providerClass ?? this.text('IOProviderClass');
		const ofFamily = this.providerClass ?? this.impliedClass();
		this.provider = ofFamily === undefined ? noProvider : classes.provider(ofFamily);
	}

	/** Only a PCI device reads PCI keys, where an ancestor of any class is compared. */
	private impliedClass(): string | undefined {
		if (!this.isForAncestor || this.dict.get('IOProviderClass')) return undefined;
		return pciEntriesOf(this.dict).length > 0 ? 'IOPCIDevice' : undefined;
	}

	/** The last entry for a key, which is the one that is read. */
	get(key: string): DictEntry | undefined {
		return this.dict.get(key);
	}

	/** The value of a key. */
	value(key: string): PlistValue | undefined {
		return this.dict.get(key)?.value;
	}

	/** The literal text of a key; undefined if it is missing, not a string, or depends on the build. */
	text(key: string): string | undefined {
		return literalText(this.dict.get(key)?.value, this.plist.form);
	}

	/** The USB keys, and whether they can match; undefined if the provider is not a USB device or interface. */
	get usb(): UsbReading | undefined {
		const { usbNub: nub } = this.provider;
		if (nub && !this.usbReading) {
			const keys = usbKeysOf(this.dict);
			this.usbReading = { nub, keys, isSet: isUsbSet(keys, nub) };
		}
		return this.usbReading;
	}

	/** Whether the provider class is known to be `providerClass` or a subclass of it. */
	isOn(providerClass: string): boolean {
		return this.provider.lineage.includes(providerClass);
	}
}

/** A personality that is prepared for rules. */
export class PreparedPersonality extends MatchingDictionary {
	/** The class in IOClass; undefined if it is missing, not a string, or depends on the build. */
	readonly kernelClass: KernelClass | undefined;
	private cachedNeedsProcess: boolean | undefined;

	constructor(
		readonly personality: Personality,
		plist: PlistContents,
		classes: KnownClasses,
	) {
		super(personality.dict, false, plist, classes);
		const name = this.text('IOClass');
		this.kernelClass = name === undefined ? undefined : classes.kernelClass(name);
	}

	/** Its key in IOKitPersonalities. */
	get name(): string {
		return this.personality.name;
	}

	/** Its entry in IOKitPersonalities. */
	get entry(): DictEntry {
		return this.personality.entry;
	}

	/** Whether the IOClass requires the process of the dext (`needsProcess`). */
	get needsProcess(): boolean {
		this.cachedNeedsProcess ??= needsProcess(this.plist, this.dict);
		return this.cachedNeedsProcess;
	}

	/** Whether it is for a class of the dext, for which the kernel launches the process (`isDextPersonality`). */
	get isDextPersonality(): boolean {
		return this.get('IOUserServerName') !== undefined || this.needsProcess;
	}

	/** Whether a key is missing, and is not at the root by mistake. */
	isMissing(key: string): boolean {
		const { root } = this.plist;
		if (this.dict.get(key)) return false;
		return root?.type !== 'dict' || !root.get(key);
	}
}

/** The dictionaries that the kernel compares for a personality: the personality itself, then those for ancestors. */
export function matchingDictionariesOf(
	personality: PreparedPersonality,
	plist: PlistContents,
	classes: KnownClasses,
): readonly MatchingDictionary[] {
	const found: MatchingDictionary[] = [personality];
	for (let dict = nestedDictIn(personality.dict); dict; dict = nestedDictIn(dict)) {
		found.push(new MatchingDictionary(dict, true, plist, classes));
	}
	return found;
}

/** The entitlements that list devices, and the provider that compares them. */
const transports: readonly (readonly [entitlement: string, providerClass: string])[] = [
	[pciTransport, 'IOPCIDevice'],
	[usbTransport, 'IOUSBHostDevice'],
];

/** The devices in the transport entitlements of an entitlements file. */
export function entitledDevicesOf(
	plist: PlistContents,
	classes: KnownClasses,
): readonly MatchingDictionary[] {
	const { root } = plist;
	if (plist.kind !== 'entitlements' || root?.type !== 'dict') return [];
	return transports.flatMap(([entitlement, providerClass]) => {
		const value = root.get(entitlement)?.value;
		const items = value?.type === 'array' ? value.items : [];
		return items
			.filter((item) => item.type === 'dict')
			.map((dict) => new MatchingDictionary(dict, false, plist, classes, providerClass));
	});
}

function nestedDictIn(dict: Dict): Dict | undefined {
	for (const key of nestedMatchingKeys) {
		const value = dict.get(key)?.value;
		if (value?.type === 'dict') return value;
	}
	return undefined;
}
