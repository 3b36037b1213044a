/** The files near a plist, which the host reads, and which of them belong to the same bundle. */
import type { DocumentKind } from '../platform/documentKind.js';
import type { DriverPlist } from './driverPlist.js';

/** What a project file says about a plist or an entitlements file. */
export interface NamedProduct {
	/** The name of the project file, such as `Widget.xcodeproj`. */
	readonly project: string;
	readonly target: string;
	/** The kind of the product; `other` for products that are not about drivers. */
	readonly kind: DocumentKind;
}

/** The files near a plist. Their own kinds are determined without neighbors. */
export interface Neighbors {
	/** Plists and entitlements in the same folder, and entitlements beside the folder that are named for it. */
	readonly beside: readonly DriverPlist[];
	/** Plists and entitlements in the other folders of the project, which contain its other bundles. */
	readonly around: readonly DriverPlist[];
	/** The URIs of the interfaces (`.iig`) in the same folder. */
	readonly interfaces: readonly string[];
	/** The products that project files make with the plist. */
	readonly products: readonly NamedProduct[];
}

/** A plist of which nothing but its text is known. */
export const noNeighbors: Neighbors = { beside: [], around: [], interfaces: [], products: [] };

/** The last part of a URI, decoded. */
export function fileNameOf(uri: string): string {
	const name = uri.slice(uri.lastIndexOf('/') + 1);
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

/** The same neighbors after one of them changed. */
export function replaceNeighbor(
	neighbors: Neighbors,
	before: DriverPlist,
	after: DriverPlist,
): Neighbors {
	const replaced = (plists: readonly DriverPlist[]): readonly DriverPlist[] =>
		plists.map((plist) => (plist.uri === before.uri ? after : plist));
	return {
		...neighbors,
		inFolder: replaced(neighbors.inFolder),
		inProject: replaced(neighbors.inProject),
	};
}
