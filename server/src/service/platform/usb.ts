/** The keys that USB devices and USB interfaces compare, and the properties that they publish. */
import usbFile from '../../../../schemas/facts/usb.json' with { type: 'json' };
import { lineageOf } from './classes.js';
import type { ClampedScore, MatchingKey } from './matchingKeys.js';

/** What a personality matches: a whole device, or one interface of a configured device. */
export type UsbNub = 'device' | 'interface';

export interface UsbKey extends MatchingKey {
	readonly readBy: readonly UsbNub[];
	/** Whether it locates an interface in the device. */
	readonly locates?: boolean;
}

/** A set of keys that matches. IOUSBFamily reads these, QA1076 lists them, and the host family documents the same keys. */
export interface UsbKeySet {
	/** Keys that must be present and equal. */
	readonly needed: readonly string[];
	/** Keys that must not be present. */
	readonly absent: readonly string[];
	/** The class that the device or interface must have: `vendorSpecific` is 255, `standard` any other. */
	readonly class: 'any' | 'vendorSpecific' | 'standard';
	/** The probe score before IOProbeScore is added and wildcards are subtracted. */
	readonly score: number;
}

export const usbKeys = usbFile.keys as readonly UsbKey[];

/** Highest score first. */
export const usbKeySets = usbFile.keySets as Readonly<Record<UsbNub, readonly UsbKeySet[]>>;

/** Keys of the host family that are in none of the sets; their effect is not public. */
export const unscoredUsbKeys: readonly string[] = usbFile.unscored;

/** The class of devices and interfaces that only their vendor defines. */
export const vendorSpecificUsbClass = usbFile.vendorSpecificClass;

/** Classes of devices that match almost everything. */
export const unspecificUsbClasses: readonly number[] = usbFile.unspecificClasses;

/** The keys of both nubs for classes, subclasses and protocols. */
export const usbClassKeys: ReadonlySet<string> = new Set(
	[...usbKeySets.device, ...usbKeySets.interface]
		.filter((set) => set.class === 'standard')
		.flatMap(({ needed }) => needed),
);

export const usbClampedScore: ClampedScore = {
	from: BigInt(usbFile.clampedScore.from),
	to: BigInt(usbFile.clampedScore.to),
};

/** What a wildcard, and an ID that is equal only by its mask, take from the score. */
export const usbDeductions: { readonly wildcard: number; readonly mask: number } =
	usbFile.deductions;

/** Keys of the host family that must be equal if they are present, and what each adds to the score. */
export const usbHostKeys: ReadonlyMap<string, number> = new Map(Object.entries(usbFile.hostKeys));

/** The category whose personalities match every nub of the old family, and their score. */
export const usbClients: {
	readonly category: string;
	readonly score: number;
	readonly nubs: readonly string[];
} = usbFile.clients;

/** The classes of both nubs. */
export const usbNubClasses: Readonly<Record<UsbNub, readonly string[]>> = usbFile.nubs;

/** Whether a provider class is a USB device or a USB interface; undefined if it is neither, or unknown. */
export function usbNubOf(providerClass: string): UsbNub | undefined {
	const lineage = lineageOf(providerClass);
	const isA = (nub: UsbNub): boolean => usbFile.nubs[nub].some((name) => lineage.includes(name));
	if (isA('device')) return 'device';
	return isA('interface') ? 'interface' : undefined;
}

/** The provider class of the same family for the other nub: `IOUSBHostInterface` for `IOUSBHostDevice`. */
export function otherUsbProvider(providerClass: string): string | undefined {
	const { device, interface: interfaces } = usbFile.nubs;
	return interfaces[device.indexOf(providerClass)] ?? device[interfaces.indexOf(providerClass)];
}
