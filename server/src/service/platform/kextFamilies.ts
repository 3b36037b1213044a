/** Families of kexts: what replaces them outside the kernel, and what hardware DriverKit does not cover. */
import kextFamiliesFile from '../../../../schemas/facts/kextFamilies.json' with { type: 'json' };
import type { Availability } from './availability.js';

/** What a driver is for; the ancestors of its class or the libraries that it links reveal it. */
export interface DriverPurpose {
	readonly purpose: string;
	/** DriverKit superclasses for it, best first. */
	readonly superclasses: readonly string[];
	/** Kernel classes. */
	readonly ancestors: readonly string[];
	readonly libraries: readonly string[];
}

/** Kexts that something outside the kernel replaces. */
export interface ReplacedFamily {
	readonly family: string;
	readonly replacement: string;
	readonly since: Availability;
	/** `refused`: macOS 11 and later do not load them; `deprecated`: Apple advises against them; `possible`: they load with approval. */
	readonly state: 'refused' | 'deprecated' | 'possible';
	/** Provider classes that reveal the family. */
	readonly providers?: readonly string[];
	/** Libraries that reveal it. */
	readonly libraries?: readonly string[];
	/** Only a driver that also matches a bus belongs to it. */
	readonly hardwareOnly?: true;
	readonly source: readonly string[];
}

/** Hardware that DriverKit has no family for. */
export interface UncoveredHardware {
	/** Completes "DriverKit has no family for". */
	readonly hardware: string;
	/** Matches the names of classes, of providers or of drivers. */
	readonly classes: RegExp;
	readonly libraries: readonly string[];
	/** The first digits of class codes of PCI, in lower case. */
	readonly pciClasses: readonly string[];
	/** The bDeviceClass of USB devices. */
	readonly usbClass?: number | undefined;
	/** Apple lists it as hardware that kexts alone support. */
	readonly kextsOnly: boolean;
}

/** The first that fits a driver is the right one. */
export const driverPurposes: readonly DriverPurpose[] = kextFamiliesFile.purposes;

interface WrittenFamily extends ReplacedFamily {
	/** Stands for the libraries of that purpose. */
	readonly purpose?: string;
}

const written = kextFamiliesFile.families as readonly WrittenFamily[];

export const replacedFamilies: readonly ReplacedFamily[] = written.map(({ purpose, ...family }) => {
	const libraries = driverPurposes.find((each) => each.purpose === purpose)?.libraries;
	return libraries ? { ...family, libraries } : family;
});

/** The first that fits is the right one. */
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
