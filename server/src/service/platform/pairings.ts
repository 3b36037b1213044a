/** What belongs together in a dext: DriverKit superclass, kernel class, providers and entitlements. */
import pairingsFile from '../../../../schemas/facts/pairings.json';
import type { Availability } from './availability.js';

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

/** What goes with each DriverKit superclass. */
export const pairings = pairingsFile.pairings as readonly Pairing[];

const proxies: ReadonlySet<string> = new Set(pairings.map(({ IOClass }) => IOClass));

/** Whether a kernel class represents a class of a dext, so that it needs IOUserClass and IOUserServerName. */
export function isDriverKitProxy(className: string): boolean {
	return proxies.has(className);
}

/** What a DriverKit proxy class such as `IOUserService` is written with; most usual first. */
export function pairingsOfKernelClass(className: string): readonly Pairing[] {
	return pairings.filter(({ IOClass }) => IOClass === className);
}
