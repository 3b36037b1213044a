/** Since when DriverKit has its classes and methods. */
import { driverKitLineageOf } from './classes.js';
import { type DriverKitVersion, firstSystemWith } from './driverKit.js';
import { ages } from './driverKitAges.generated.js';

const known: ReadonlyMap<string, DriverKitVersion> = new Map(
	ages.flatMap((line) => {
		const [name = '', since] = line.split(' ');
		const system = firstSystemWith(Number(since));
		return system ? [[name, system] as const] : [];
	}),
);

/** The first systems with a class; undefined if its age is not known. */
export function sinceOfClass(name: string): DriverKitVersion | undefined {
	return known.get(name);
}

/** The first systems with a method of a class, which a superclass may declare; undefined if it is as old as its class, or unknown. */
export function sinceOfMethod(className: string, method: string): DriverKitVersion | undefined {
	const owner = driverKitLineageOf(className).find((each) => known.has(`${each}::${method}`));
	return owner === undefined ? undefined : known.get(`${owner}::${method}`);
}
