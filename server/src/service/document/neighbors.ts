/** The files near a plist. */
import { decodedUri } from '../text/decodedUri.js';
import type { DriverPlist, Neighbors, TargetFiles } from './driverPlist.js';

/** Of a plist of which only the text is known. */
export const noNeighbors: Neighbors = {
	inFolder: [],
	inProject: [],
	ofTarget: [],
	interfaces: [],
	products: [],
	targets: [],
};

/** The last part of a URI, decoded. */
export function fileNameOf(uri: string): string {
	return decodedUri(uri.slice(uri.lastIndexOf('/') + 1));
}

/** Whether a target names a file. */
export function namesFile(target: TargetFiles, uri: string): boolean {
	const wanted = decodedUri(uri);
	return target.some((file) => decodedUri(file) === wanted);
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
		ofTarget: replaced(neighbors.ofTarget),
	};
}
