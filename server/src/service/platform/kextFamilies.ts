/** Families of kexts: their replacements outside the kernel, and the hardware that DriverKit does not cover. */
import kextFamiliesFile from '../../../../schemas/facts/kextFamilies.json' with { type: 'json' };
import type { Availability } from './availability.js';

/** The purpose of a driver, by the ancestors of its class or the libraries that it links with. */
export interface DriverPurpose {
	readonly purpose: string;
	/** DriverKit superclasses for it, best first. */
	readonly superclasses: readonly string[];
	/** Kernel classes that the class of the driver descends from. */
	readonly ancestors: readonly string[];
	readonly libraries: readonly string[];
}

/** A family of kexts with a replacement outside the kernel. */
export interface ReplacedFamily {
	readonly family: string;
	readonly replacement: string;
	readonly since: Availability;
	/** `refused`: by default, macOS 11 and later do not load them; `deprecated`: Apple advises against them; `possible`: they load with approval. */
	readonly state: 'refused' | 'deprecated' | 'possible';
	/** Provider classes that only drivers of the family match. */
	readonly providers?: readonly string[];
	/** Libraries that only drivers of the family link with. */
	readonly libraries?: readonly string[];
	/** Whether only drivers that also match a bus belong to it. */
	readonly hardwareOnly?: true;
	readonly source: readonly string[];
}

/** Hardware for which DriverKit has no family. */
export interface UncoveredHardware {
	/** A phrase that completes "DriverKit has no family for". */
	readonly hardware: string;
	/** Matches the names of classes, of providers or of drivers. */
	readonly classes: RegExp;
	readonly libraries: readonly string[];
	/** The first digits of PCI class codes, in lowercase. */
	readonly pciClasses: readonly string[];
	/** The bDeviceClass of USB devices. */
	readonly usbClass?: number | undefined;
	/** Whether Apple lists it as hardware that only kexts support. */
	readonly kextsOnly: boolean;
}

/** Only the first that applies to a driver is relevant. */
export const driverPurposes: readonly DriverPurpose[] = kextFamiliesFile.purposes;

interface WrittenFamily extends ReplacedFamily {
	/** A purpose whose libraries the family has. */
	readonly purpose?: string;
}

const written = kextFamiliesFile.families as readonly WrittenFamily[];

export const replacedFamilies: readonly ReplacedFamily[] = written.map(({ purpose, ...family }) => {
	const libraries = driverPurposes.find((each) => each.purpose === purpose)?.libraries;
	return libraries ? { ...family, libraries } : family;
});

/** Only the first that applies is relevant. */
export const uncoveredHardware: readonly UncoveredHardware[] = kextFamiliesFile.uncovered.map(
	({ hardware, classes, libraries = [], pciClasses = [], usbClass, kextsOnly = false }) => ({
		hardware,
		classes: new RegExp(classes),
		libraries,
		pciClasses,
		usbClass,
		kextsOnly,
	}),
);
