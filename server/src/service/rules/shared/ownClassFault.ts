/** Compares the classes that personalities name with those that the interfaces near a dext declare. */
import {
	type DriverClass,
	driverClassesOf,
	driverClassNamed,
	isDriver,
} from '../../document/declaredClasses.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { literalText } from '../../document/unexpanded.js';
import { driverKitClasses } from '../../platform/classes.js';
import { nearestName } from '../../text/spelling.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';

/** What the interfaces show about an `IOUserClass`, and the class to use instead, if one is likely. */
export type OwnClassFault =
	| { readonly fault: 'misspelled'; readonly name: string; readonly use: string }
	| {
			readonly fault: 'otherSuperclass';
			readonly name: string;
			readonly superclass: string;
			readonly use: string | undefined;
	  }
	| { readonly fault: 'undeclared'; readonly name: string; readonly use: string };

/**
 * The fault of an `IOUserClass`, unless the class is a driver of the interfaces, or may be declared elsewhere: only classes
 * that no other dictionary names are drivers for which one may be missing.
 */
export function ownClassFault(value: PlistValue, plist: PlistContents): OwnClassFault | undefined {
	const name = literalText(value, plist.form);
	if (name === undefined || plist.hasDirectives || driverKitClasses.has(name)) return undefined;
	const declared = driverClassNamed(name, plist);
	if (declared && (declared.frameworkClass === undefined || isDriver(declared))) return undefined;
	const near = [plist, ...plist.neighbors.inFolder].flatMap((each) => each.personalities);
	const others = near.flatMap(({ dict }) => [...classesIn(dict, value)]);
	const drivers = driverClassesOf(plist).filter(isDriver);
	const free = drivers.filter((driver) => !others.includes(driver.name) && isLast(driver, drivers));
	const only = free.length === 1 ? free[0]?.name : undefined;
	if (declared) {
		const superclass = declared.lineage.at(0)?.superclass ?? '';
		return { fault: 'otherSuperclass', name, superclass, use: only };
	}
	const use = nearestName(
		name,
		free.map((driver) => driver.name),
	);
	if (use !== undefined) return { fault: 'misspelled', name, use };
	// Next to the interface of another driver of the dext, that of this one may be elsewhere.
	const isOnly = drivers.every((driver) => !others.includes(driver.name));
	return only !== undefined && isOnly ? { fault: 'undeclared', name, use: only } : undefined;
}

/** The classes that a dictionary and those in it name, except in one place. */
function* classesIn(dict: Dict, except: PlistValue): Iterable<string> {
	for (const { key, value } of dict.entries) {
		if (value.type === 'dict') yield* classesIn(value, except);
		if (key === 'IOUserClass' && value.type === 'string' && value !== except) yield value.value;
	}
}

/** Whether no other driver is a subclass. */
function isLast({ name }: DriverClass, drivers: readonly DriverClass[]): boolean {
	return drivers.every(({ lineage }) => lineage.slice(1).every((each) => each.name !== name));
}
