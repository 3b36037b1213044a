/** Classes of the kernel, of kexts and of DriverKit: superclasses and owners. */
import classesFile from '../../../../schemas/facts/classes.json' with { type: 'json' };
import notKernelClassesFile from '../../../../schemas/facts/notKernelClasses.json' with {
	type: 'json',
};
import observedClassesFile from '../../../../schemas/facts/observedClasses.json' with {
	type: 'json',
};

export interface ClassFact {
	readonly superclass?: string;
	/** The kext that contains the class, or the framework of a DriverKit class. */
	readonly owner?: string;
	/** Other bundles that a personality may name for it. */
	readonly aliases?: readonly string[];
	readonly abstract?: boolean;
	/** Whether its source is closed. Its superclass is then a guess, on which nothing may depend. */
	readonly closed?: boolean;
	/** Whether it only adds properties to its provider. */
	readonly mergesProperties?: boolean;
}

/** The replacement for a class that the kernel can't instantiate. */
export interface KernelSide {
	readonly use: string;
	/** Where it belongs, if not in the personality itself. */
	readonly where?: string;
}

type Classes = ReadonlyMap<string, ClassFact>;

/** Classes of the kernel and of kexts, by name. */
export const kernelClasses: Classes = new Map<string, ClassFact>(
	Object.entries(classesFile.kernel),
);
/** Classes of the DriverKit frameworks, by name. */
export const driverKitClasses: Classes = new Map<string, ClassFact>(
	Object.entries(classesFile.driverkit),
);
/** User-space names that are written as IOClass by mistake, with the kernel class to use. */
export const notKernelClasses: ReadonlyMap<string, KernelSide> = new Map<string, KernelSide>(
	Object.entries(notKernelClassesFile.classes),
);

/** Superclasses of classes without public source, as registry dumps show them. */
const observedSuperclasses = byName(observedClassesFile.subclasses);

/** Ancestors of classes whose superclass is not known. */
const observedAncestors = byName(observedClassesFile.descendants);

function byName(groups: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(groups).flatMap(([superclass, names]) =>
			names.split(' ').map((name) => [name, superclass] as const),
		),
	);
}

/** The superclasses of classes for which they differ between systems, the usual one first. */
const alternativeSuperclasses: ReadonlyMap<string, readonly string[]> = new Map(
	Object.entries(observedClassesFile.alternatives).map(([name, names]) => [name, names.split(' ')]),
);

/** Names of kernel classes that were seen, whether anything else is known of them. */
export function isObservedClass(name: string): boolean {
	return observedSuperclasses.has(name) || observedAncestors.has(name) || otherNames.has(name);
}

const otherNames: ReadonlySet<string> = new Set(observedClassesFile.others.split(' '));

/** A kernel class and its superclasses up to the root; only the name of an unknown class. */
export function lineageOf(className: string): readonly string[] {
	return lineageBy((name) => superclassOf(name)?.names[0], className);
}

/** The superclass of a kernel class, or the next ancestor that is known. */
interface Superclass {
	/** Several if it differs between systems. */
	readonly names: readonly string[];
	readonly isDirect: boolean;
}

function superclassOf(name: string): Superclass | undefined {
	const { superclass, closed } = kernelClasses.get(name) ?? {};
	if (superclass !== undefined && !closed) return { names: [superclass], isDirect: true };
	const alternatives = alternativeSuperclasses.get(name);
	if (alternatives) return { names: alternatives, isDirect: true };
	const observed = observedSuperclasses.get(name);
	if (observed !== undefined) return { names: [observed], isDirect: true };
	const ancestor = observedAncestors.get(name) ?? superclass;
	return ancestor === undefined ? undefined : { names: [ancestor], isDirect: false };
}

/**
 * Whether a kernel class is, or descends from, `ancestor`; undefined if its superclasses are not all known or differ
 * between systems, and one of them may be `ancestor`.
 */
export function isKindOf(className: string, ancestor: string): boolean | undefined {
	if (className === ancestor) return true;
	const superclass = superclassOf(className);
	if (!superclass) return className === 'OSObject' ? false : undefined;
	const [answer, ...others] = superclass.names.map((name) => isKindOf(name, ancestor));
	if (others.some((other) => other !== answer)) return undefined;
	if (answer !== false || superclass.isDirect) return answer;
	// A class between the two descends from the ancestor that is known.
	const [known = ''] = superclass.names;
	return isKindOf(ancestor, known) === false ? false : undefined;
}

/**
 * Whether no service is of a class: the kernel looks up the classes of a service up to IOService (xnu
 * IOCatalogue.cpp:findDrivers).
 */
export function isOfNoService(className: string): boolean {
	return isKindOf(className, 'IOService') === false;
}

/** Whether all superclasses of a kernel class are known, and the same in all systems. */
export function isLineageKnown(className: string): boolean {
	const lineage = lineageOf(className);
	return (
		lineage.at(-1) === 'OSObject' &&
		lineage.every((name) => {
			const superclass = superclassOf(name);
			return !superclass || (superclass.isDirect && superclass.names.length === 1);
		})
	);
}

/** Whether the source of a kernel class and of all its superclasses is public. */
export function isPublic(className: string): boolean {
	const lineage = lineageOf(className);
	return (
		lineage.at(-1) === 'OSObject' &&
		lineage.every((name) => {
			const fact = kernelClasses.get(name);
			return fact !== undefined && !fact.closed;
		})
	);
}

/** A DriverKit class and its superclasses. */
export function driverKitLineageOf(className: string): readonly string[] {
	return lineageBy((name) => driverKitClasses.get(name)?.superclass, className);
}

function lineageBy(
	superclassIn: (name: string) => string | undefined,
	className: string,
): readonly string[] {
	const lineage = [className];
	for (;;) {
		const superclass = superclassIn(lineage.at(-1) ?? '');
		if (superclass === undefined || lineage.includes(superclass)) return lineage;
		lineage.push(superclass);
	}
}

/** Whether a kernel class is known to be, or to descend from, `ancestor`. */
export function descendsFrom(className: string, ancestor: string): boolean {
	return lineageOf(className).includes(ancestor);
}

/** The bundle that contains a kernel class; undefined if it is unknown. */
export function ownerOf(className: string): string | undefined {
	return kernelClasses.get(className)?.owner;
}

/** Whether the kernel itself has a class. It is as in the published source; classes of families may differ from that. */
export function isOfKernel(className: string): boolean {
	return ownerOf(className) === 'com.apple.kpi.iokit';
}

/** Whether a kernel class only adds properties to its provider. */
export function mergesProperties(className: string): boolean {
	return lineageOf(className).some((name) => kernelClasses.get(name)?.mergesProperties);
}

/** Classes of the kernel that never call Start of a dext (xnu IOService.cpp:start, IOUserServer.cpp:IOUserService::start). */
export const withoutDextStart: ReadonlySet<string> = new Set([
	'IOService',
	'IOUserServer',
	'IOUserUserClient',
]);

/**
 * The reason why the kernel can't instantiate a known class for a personality (xnu IOService.cpp:probeCandidates):
 * it is abstract, or not an IOService. Undefined for classes of closed source.
 */
export function unusableAs(name: string): 'abstract' | 'notAService' | undefined {
	const fact = kernelClasses.get(name);
	const lineage = lineageOf(name);
	if (!fact || lineage.some((each) => kernelClasses.get(each)?.closed)) return undefined;
	if (fact.abstract) return 'abstract';
	const isService = lineage.at(-1) !== 'OSObject' || lineage.includes('IOService');
	return isService ? undefined : 'notAService';
}
