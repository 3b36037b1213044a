/** A matching dictionary that is prepared for rules: what several of them read of it is read once. */
import { needsProcess } from '../document/dextPersonality.js';
import type { Personality, PlistContents } from '../document/driverPlist.js';
import { literalText } from '../document/unexpanded.js';
import { lineageOf } from '../platform/classes.js';
import { pciTransport, usbTransport } from '../platform/entitlements.js';
import { isHidProvider } from '../platform/hid.js';
import { nestedMatchingKeys } from '../platform/matchingKeys.js';
import { isPciProvider } from '../platform/pci.js';
import { isScsiProvider } from '../platform/scsi.js';
import { type UsbNub, usbNubOf } from '../platform/usb.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { isUsbSet, type UsbKeys, usbKeysOf } from './usbMatch.js';

/** What a provider class says of the family that compares the keys. */
interface Provider {
	readonly lineage: readonly string[];
	readonly usbNub: UsbNub | undefined;
	readonly isPci: boolean;
	readonly isHid: boolean;
	readonly isScsi: boolean;
}

/** What is known of provider classes, read once for each class that a plist names. */
export class Providers {
	private readonly known = new Map<string, Provider>();

	of(providerClass: string): Provider {
		let provider = this.known.get(providerClass);
		if (!provider) {
			provider = {
				lineage: lineageOf(providerClass),
				usbNub: usbNubOf(providerClass),
				isPci: isPciProvider(providerClass),
				isHid: isHidProvider(providerClass),
				isScsi: isScsiProvider(providerClass),
			};
			this.known.set(providerClass, provider);
		}
		return provider;
	}
}

/** The USB keys of a matching dictionary. */
export interface UsbReading {
	readonly nub: UsbNub;
	readonly keys: UsbKeys;
	/** Whether they are a set by which some device or interface can match. */
	readonly isSet: boolean;
}

const noProvider: Provider = {
	lineage: [],
	usbNub: undefined,
	isPci: false,
	isHid: false,
	isScsi: false,
};

/**
 * What a provider compares with its own properties: a personality, what one asks of ancestors in IOParentMatch or
 * IOLocationMatch (xnu IOService.cpp:matchPassive), or a device of a transport entitlement (IOPCIFamily
 * IOPCIDevice.cpp:matchPropertyTable).
 */
export class MatchingDictionary {
	/** The literal IOProviderClass; undefined where it is absent, not a string, or made by the build. */
	readonly providerClass: string | undefined;
	/** What is known of the provider class. */
	readonly provider: Provider;
	private readonly texts = new Map<string, string | undefined>();
	private usbReading: UsbReading | undefined;

	constructor(
		readonly dict: Dict,
		/** Whether it is compared with an ancestor of the provider. Where all its keys are generic, the family is not asked. */
		readonly isForAncestor: boolean,
		protected readonly plist: PlistContents,
		providers: Providers,
		/** The class that an entitlement is for, whose dictionaries do not name it. */
		providerClass?: string,
	) {
		this.providerClass = providerClass ?? this.text('IOProviderClass');
		this.provider =
			this.providerClass === undefined ? noProvider : providers.of(this.providerClass);
	}

	/** The entry that is read for a key: the last one. */
	get(key: string): DictEntry | undefined {
		return this.dict.get(key);
	}

	/** The value of a key. */
	value(key: string): PlistValue | undefined {
		return this.dict.get(key)?.value;
	}

	/** The literal text of a key; undefined where it is absent, not a string, or made by the build. */
	text(key: string): string | undefined {
		const known = this.texts.get(key);
		if (known !== undefined || this.texts.has(key)) return known;
		const text = literalText(this.value(key), this.plist.form);
		this.texts.set(key, text);
		return text;
	}

	/** The USB keys, and whether they match; undefined where the provider is not a USB device or interface. */
	get usb(): UsbReading | undefined {
		const { usbNub: nub } = this.provider;
		if (nub && !this.usbReading) {
			const keys = usbKeysOf(this.dict);
			this.usbReading = { nub, keys, isSet: isUsbSet(keys, nub) };
		}
		return this.usbReading;
	}

	/** Whether the provider is of a class or of one that descends from it, as far as is known. */
	isOn(providerClass: string): boolean {
		return this.provider.lineage.includes(providerClass);
	}
}

/** A personality that is prepared for rules. */
export class PreparedPersonality extends MatchingDictionary {
	private needs: boolean | undefined;

	constructor(
		readonly personality: Personality,
		plist: PlistContents,
		providers: Providers,
	) {
		super(personality.dict, false, plist, providers);
	}

	/** Its key in IOKitPersonalities. */
	get name(): string {
		return this.personality.name;
	}

	/** Its entry in IOKitPersonalities. */
	get entry(): DictEntry {
		return this.personality.entry;
	}

	/** Whether the IOClass represents a class of the dext, and is useless without its process (`needsProcess`). */
	get needsProcess(): boolean {
		this.needs ??= needsProcess(this.plist, this.dict);
		return this.needs;
	}

	/** Whether the kernel launches the process of the dext for it, or should (`isDextPersonality`). */
	get launchesProcess(): boolean {
		return this.get('IOUserServerName') !== undefined || this.needsProcess;
	}

	/** Whether neither the personality nor, by mistake, the root has a key, under its name or a misspelled one. */
	lacks(key: string): boolean {
		const { root } = this.plist;
		if (hasKeyOrMisspelling(this.dict, key)) return false;
		return root?.type !== 'dict' || !root.get(key);
	}
}

/** The dictionaries that the kernel compares for a personality: its own, then those for ancestors. */
export function matchingDictionariesOf(
	personality: PreparedPersonality,
	plist: PlistContents,
	providers: Providers,
): readonly MatchingDictionary[] {
	const found: MatchingDictionary[] = [personality];
	for (let dict = ancestorIn(personality.dict); dict; dict = ancestorIn(dict)) {
		found.push(new MatchingDictionary(dict, true, plist, providers));
	}
	return found;
}

/** The entitlements that list devices, and the provider that compares them. */
const transports: readonly (readonly [entitlement: string, providerClass: string])[] = [
	[pciTransport, 'IOPCIDevice'],
	[usbTransport, 'IOUSBHostDevice'],
];

/** The devices that an entitlements file lists for its transports. */
export function entitledDevicesOf(
	plist: PlistContents,
	providers: Providers,
): readonly MatchingDictionary[] {
	const { root } = plist;
	if (plist.kind !== 'entitlements' || root?.type !== 'dict') return [];
	return transports.flatMap(([entitlement, providerClass]) => {
		const value = root.get(entitlement)?.value;
		const items = value?.type === 'array' ? value.items : [];
		return items
			.filter((item) => item.type === 'dict')
			.map((dict) => new MatchingDictionary(dict, false, plist, providers, providerClass));
	});
}

function ancestorIn(dict: Dict): Dict | undefined {
	for (const key of nestedMatchingKeys) {
		const value = dict.get(key)?.value;
		if (value?.type === 'dict') return value;
	}
	return undefined;
}
