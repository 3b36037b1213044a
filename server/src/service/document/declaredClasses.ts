/** The classes that the interfaces near a plist declare, and the classes of DriverKit above them. */
import { driverKitClasses } from '../platform/classes.js';
import type { PlistContents } from './driverPlist.js';
import type { DeclaredClass } from './interfaceFile.js';

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
export function driverClassesOf({ neighbors }: PlistContents): readonly DriverClass[] {
	const all = neighbors.interfaces.flatMap(({ uri, classes }) =>
		classes.map((declared) => ({ uri, declared })),
	);
	const byName = new Map(all.map(({ declared }) => [declared.name, declared]));
	return all.map(({ uri, declared }) => {
		const lineage = lineageOf(declared, byName);
		const superclass = lineage.at(-1)?.superclass ?? '';
		const frameworkClass = driverKitClasses.has(superclass) ? superclass : undefined;
		return { name: declared.name, uri, lineage, frameworkClass };
	});
}

/** Ends at a superclass that the interfaces do not declare, or that is a subclass of itself. */
function lineageOf(
	declared: DeclaredClass,
	byName: ReadonlyMap<string, DeclaredClass>,
): readonly DeclaredClass[] {
	const lineage = [declared];
	for (;;) {
		const next = byName.get(lineage.at(-1)?.superclass ?? '');
		if (!next || lineage.includes(next)) return lineage;
		lineage.push(next);
	}
}
