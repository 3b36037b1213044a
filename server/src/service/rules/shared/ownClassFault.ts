/** Compares the classes that personalities name with those that the interfaces near a dext declare. */

import {
	driverClassesOf,
	driverClassNamed,
	isDriver,
	isUserClient,
} from '../../document/declaredClasses.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { literalText } from '../../document/unexpanded.js';
import { onceFor } from '../../once.js';
import { driverKitClasses } from '../../platform/classes.js';
import { nearestName } from '../../text/spelling.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';

/** What the interfaces show about an `IOUserClass`, and the class to use instead, if one is likely. */
export type OwnClassFault =
	| {
			readonly fault: 'misspelled' | 'userClient' | 'undeclared';
			readonly name: string;
			readonly use: string;
	  }
	| {
			readonly fault: 'otherSuperclass';
			readonly name: string;
			readonly superclass: string;
			readonly use: string | undefined;
	  };

/**
 * The fault of an `IOUserClass`, unless the class is a driver of the interfaces, or may be declared elsewhere: only classes
 * that no dictionary names are drivers for which one may be missing.
 */
export function ownClassFault(value: PlistValue, plist: PlistContents): OwnClassFault | undefined {
	const name = literalText(value, plist.form);
	// `missing-io-user-class` reports an empty one.
	if (!name || plist.isPreprocessed || driverKitClasses.has(name)) return undefined;
	const declared = driverClassNamed(name, plist);
	if (declared && (declared.frameworkClass === undefined || isDriver(declared))) return undefined;
	const { free, areAllFree } = unusedDriversOf(plist);
	const only = free.length === 1 ? free[0] : undefined;
	if (declared && isUserClient(declared)) {
		// A user client can be the driver, as in Apple's first sample of a dext that apps open.
		return only === undefined ? undefined : { fault: 'userClient', name, use: only };
	}
	if (declared) {
		const superclass = declared.lineage.at(0)?.superclass ?? '';
		return { fault: 'otherSuperclass', name, superclass, use: only };
	}
	const use = nearestName(name, free);
	if (use !== undefined) return { fault: 'misspelled', name, use };
	// Next to the interface of another driver of the dext, that of this one may be elsewhere.
	return only !== undefined && areAllFree ? { fault: 'undeclared', name, use: only } : undefined;
}

interface UnusedDrivers {
	/** The drivers of the interfaces, without superclasses of others, that no dictionary names. */
	readonly free: readonly string[];
	readonly areAllFree: boolean;
}

/** Found once for all personalities of a plist. */
const unusedDriversOf = onceFor(findUnusedDrivers);

function findUnusedDrivers(plist: PlistContents): UnusedDrivers {
	const drivers = driverClassesOf(plist).filter(isDriver);
	if (drivers.length === 0) return { free: [], areAllFree: false };
	const near = [plist, ...plist.neighbors.inFolder].flatMap((each) => each.personalities);
	const used = new Set(near.flatMap(({ dict }) => [...classesIn(dict)]));
	const above = new Set(drivers.flatMap(({ lineage }) => lineage.slice(1).map(nameOf)));
	const unused = drivers.map(nameOf).filter((name) => !used.has(name));
	return {
		free: unused.filter((name) => !above.has(name)),
		areAllFree: unused.length === drivers.length,
	};
}

function nameOf({ name }: { readonly name: string }): string {
	return name;
}

/** The classes that a dictionary and those in it name. */
function* classesIn(dict: Dict): Iterable<string> {
	for (const { key, value } of dict.entries) {
		if (value.type === 'dict') yield* classesIn(value);
		if (key === 'IOUserClass' && value.type === 'string') yield value.value;
	}
}
