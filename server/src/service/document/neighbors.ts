/** The files near a plist. */
import { decodedUri } from '../text/decodedUri.js';
import type { DriverPlist, Neighbors } from './driverPlist.js';

/** Of a plist of which only the text is known. */
export const noNeighbors: Neighbors = {
	inFolder: [],
	inProject: [],
	ofTarget: [],
	interfaces: [],
	products: [],
	targets: [],
};

/** Plists and entitlements of the project, except the plist itself. */
export function projectFilesOf({ inFolder, inProject }: Neighbors): readonly DriverPlist[] {
	return [...inFolder, ...inProject];
}

/** The last part of a URI, decoded. */
export function fileNameOf(uri: string): string {
	return decodedUri(uri.slice(uri.lastIndexOf('/') + 1));
}

/** Whether a file is one of several. */
export function namesFile(files: readonly string[], uri: string): boolean {
	const wanted = nameOnVolume(uri);
	return files.some((file) => nameOnVolume(file) === wanted);
}

/** Whether two files are in the same folder, whatever the case of its name. */
export function areInOneFolder(uri: string, other: string): boolean {
	return folderNameOnVolume(uri) === folderNameOnVolume(other);
}

/** A form that is equal for names of one file on a volume of macOS, which ignores case unless it is formatted otherwise. */
export function nameOnVolume(uri: string): string {
	return decodedUri(uri).normalize('NFC').toLowerCase();
}

/** The same form of the folder of a file. */
export function folderNameOnVolume(uri: string): string {
	return nameOnVolume(uri.slice(0, Math.max(uri.lastIndexOf('/'), 0)));
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
