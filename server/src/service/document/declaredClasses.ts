/** The classes that the interfaces near a plist declare, and the classes of DriverKit above them. */
import { onceFor } from '../once.js';
import { driverKitClasses, driverKitLineageOf } from '../platform/classes.js';
import type { PlistContents } from './driverPlist.js';
import type { DeclaredClass, InterfaceFile } from './interfaceFile.js';

/** A class of the dext. */
export interface DriverClass {
	readonly name: string;
	/** The interface that declares it. */
	readonly uri: string;
	/** The class itself, and its superclasses that the interfaces declare, too. */
	readonly lineage: readonly DeclaredClass[];
	/** The class of DriverKit above; undefined where the interfaces or our facts do not lead to one. */
	readonly frameworkClass: string | undefined;
}

/** The classes of a dext, in the order of its interfaces. */
export function driverClassesOf({
	neighbors: { interfaces },
}: PlistContents): readonly DriverClass[] {
	return classesIn(interfaces).all;
}

/** The class of a dext with a name; undefined if no interface declares it. */
export function driverClassNamed(
	name: string | undefined,
	{ neighbors: { interfaces } }: PlistContents,
): DriverClass | undefined {
	return classesIn(interfaces).byName.get(name ?? '');
}

/** Whether apps can open it. */
export function isUserClient(driver: DriverClass): boolean {
	return isSubclassOf('IOUserClient', driver);
}

/** Whether it is for a provider, and not for apps. A user client can be attached to a provider, too. */
export function isDriver(driver: DriverClass): boolean {
	return isSubclassOf('IOService', driver) && !isUserClient(driver);
}

function isSubclassOf(superclass: string, { frameworkClass }: DriverClass): boolean {
	return frameworkClass !== undefined && driverKitLineageOf(frameworkClass).includes(superclass);
}

interface DriverClasses {
	readonly all: readonly DriverClass[];
	readonly byName: ReadonlyMap<string, DriverClass>;
}

/** The classes of the same interfaces, which each personality is compared with. */
const classesIn = onceFor(readClasses);

function readClasses(interfaces: readonly InterfaceFile[]): DriverClasses {
	const declarations = interfaces.flatMap(({ uri, classes }) =>
		classes.map((declared) => ({ uri, declared })),
	);
	const byName = new Map<string, DeclaredClass>();
	for (const { declared } of declarations) {
		const { name, superclass } = declared;
		const isOther = (byName.get(name)?.superclass ?? superclass) !== superclass;
		// Which one is compiled depends on a condition.
		byName.set(name, isOther ? { ...declared, superclass: '', overrides: [] } : declared);
	}
	const all = declarations.map(({ uri, declared }) => {
		const lineage = lineageOf(byName.get(declared.name) ?? declared, byName);
		const superclass = lineage.at(-1)?.superclass ?? '';
		const frameworkClass = driverKitClasses.has(superclass) ? superclass : undefined;
		return { name: declared.name, uri, lineage, frameworkClass };
	});
	// The first of several classes with one name counts.
	return { all, byName: new Map([...all].reverse().map((each) => [each.name, each])) };
}

/** More superclasses than a dext has; a longer chain does not lead to a class of DriverKit. */
const longestLineage = 32;

/** Ends at a superclass that the interfaces do not declare, or that is a subclass of itself. */
function lineageOf(
	declared: DeclaredClass,
	byName: ReadonlyMap<string, DeclaredClass>,
): readonly DeclaredClass[] {
	const lineage = [declared];
	while (lineage.length < longestLineage) {
		const next = byName.get(lineage.at(-1)?.superclass ?? '');
		if (!next || lineage.includes(next)) break;
		lineage.push(next);
	}
	return lineage;
}
