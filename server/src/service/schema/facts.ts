/** Typed access to `schemas/facts/`: classes and their ancestors, owners, pairings, libraries. */
import buildVariablesFile from '../../../../schemas/facts/buildVariables.json';
import classesFile from '../../../../schemas/facts/classes.json';
import kernelBundlesFile from '../../../../schemas/facts/kernelBundles.json';
import kpiLibrariesFile from '../../../../schemas/facts/kpiLibraries.json';
import notKernelClassesFile from '../../../../schemas/facts/notKernelClasses.json';
import pairingsFile from '../../../../schemas/facts/pairings.json';
import providersFile from '../../../../schemas/facts/providers.json';
import replacedFile from '../../../../schemas/facts/replacedKextFamilies.json';
import type { DocumentKind } from '../document/driverPlist.js';
import type { Availability } from './schema.js';

export interface ClassFact {
	readonly superclass?: string;
	/** The kext that has the class, or the framework of a DriverKit class. */
	readonly owner?: string;
	/** Other bundles that a personality may name for it. */
	readonly aliases?: readonly string[];
	readonly abstract?: boolean;
	/** Its source is closed: the superclass is a guess, and nothing may rest on it. */
	readonly closed?: boolean;
}

/** What goes with a DriverKit superclass. */
export interface Pairing {
	readonly superclass: string;
	readonly framework: string;
	readonly IOClass: string;
	readonly CFBundleIdentifierKernel: string;
	readonly alsoAccepted?: readonly string[];
	readonly providers: readonly { readonly class: string; readonly when?: string }[];
	readonly entitlements: readonly { readonly name: string; readonly when?: string }[];
	readonly since: Availability;
	readonly useCase: string;
	readonly family: string;
	/** The dictionary that the family looks for in the personality. */
	readonly userClient?: { readonly key: string; readonly IOUserClass: string };
	readonly source: readonly string[];
}

export interface KernelBundle {
	readonly family: string;
	readonly description?: string;
	readonly aliases?: readonly string[];
	/** The lowest version that OSBundleLibraries may ask for. */
	readonly compatible?: string;
}

export interface KpiLibrary {
	readonly description: string;
	readonly compatible: string;
	/** Apple's own kexts only. */
	readonly restricted?: boolean;
}

export interface Provider {
	readonly class: string;
	readonly description: string;
	readonly family: string;
	readonly kinds: readonly DocumentKind[];
}

export interface ReplacedFamily {
	readonly family: string;
	readonly replacement: string;
	readonly since?: Availability;
	readonly state: 'refused' | 'deprecated' | 'possible' | 'only';
	readonly providers?: readonly string[];
	readonly libraries?: readonly string[];
	readonly source: readonly string[];
}

export interface BuildVariableFact {
	readonly name: string;
	readonly expandsTo: string;
	readonly usedIn: readonly string[];
	readonly example: string;
	readonly kinds?: readonly DocumentKind[];
}

type Named<Fact> = ReadonlyMap<string, Fact>;

function named<Fact>(facts: Readonly<Record<string, unknown>>): Named<Fact> {
	return new Map(Object.entries(facts)) as Named<Fact>;
}

/** Classes of the kernel and of kexts, by name. */
export const kernelClasses: Named<ClassFact> = named(classesFile.kernel);
/** Classes of the DriverKit frameworks, by name. */
export const driverKitClasses: Named<ClassFact> = named(classesFile.driverkit);
/** User-space names that are written as IOClass by mistake, with the kernel class to use. */
export const notKernelClasses: Named<{ readonly use: string; readonly where?: string }> = named(
	notKernelClassesFile.classes,
);
/** What goes with each DriverKit superclass. */
export const pairings = pairingsFile.pairings as unknown as readonly Pairing[];
/** Kexts that own kernel classes. */
export const kernelBundles: Named<KernelBundle> = named(kernelBundlesFile.bundles);
export const kpiLibraries: Named<KpiLibrary> = named(kpiLibrariesFile.libraries);
/** Libraries that no kext of today may name, with the reason. */
export const refusedLibraries: Named<string> = named(kpiLibrariesFile.refused);
/** The Darwin version of each macOS, which is the version of its KPIs; oldest first. */
export const kernelVersions: readonly { readonly macOS: string; readonly darwin: string }[] =
	kpiLibrariesFile.versions;
/** Well-known provider classes, most useful first. */
export const providers = providersFile.providers as unknown as readonly Provider[];
export const replacedFamilies = replacedFile.families as unknown as readonly ReplacedFamily[];
/** Build variables of Xcode, most useful first. */
export const buildVariables =
	buildVariablesFile.variables as unknown as readonly BuildVariableFact[];
export const buildVariableModifiers: readonly {
	readonly name: string;
	readonly meaning: string;
}[] = buildVariablesFile.modifiers;

/** A kernel class, then its superclasses up to the root; the name alone for a class nobody knows. */
export function lineageOf(className: string): readonly string[] {
	return lineageIn(kernelClasses, className);
}

/** A DriverKit class, then its superclasses. */
export function driverKitLineageOf(className: string): readonly string[] {
	return lineageIn(driverKitClasses, className);
}

function lineageIn(classes: Named<ClassFact>, className: string): readonly string[] {
	const lineage = [className];
	for (;;) {
		const above = classes.get(lineage.at(-1) ?? '')?.superclass;
		if (above === undefined || lineage.includes(above)) return lineage;
		lineage.push(above);
	}
}

/** Whether a kernel class is known to be, or to descend from, `ancestor`. */
export function descendsFrom(className: string, ancestor: string): boolean {
	return lineageOf(className).includes(ancestor);
}

/** The family of the kext that has a kernel class, such as `hid`; undefined where nobody knows. */
export function familyOf(className: string): string | undefined {
	return kernelBundles.get(kernelClasses.get(className)?.owner ?? '')?.family;
}

/** What a DriverKit proxy class such as `IOUserService` is written with; most usual first. */
export function pairingsOfKernelClass(className: string): readonly Pairing[] {
	return pairings.filter(({ IOClass }) => IOClass === className);
}
