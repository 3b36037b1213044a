/** The files near a text, as a host would read them. */
import { analyze } from '../../server/src/service/document/analyze.js';
import type { DriverPlist, Neighbors } from '../../server/src/service/document/driverPlist.js';
import { wholePlist } from './wholePlist.js';

/** The neighbors of `uri` by their paths from its folder. Their texts are complete, or contents of a root dictionary. */
export function neighborsFrom(uri: string, files: Readonly<Record<string, string>>): Neighbors {
	const folder = new URL('.', uri).href;
	const inFolder: DriverPlist[] = [];
	const inProject: DriverPlist[] = [];
	const interfaces: string[] = [];
	for (const [path, text] of Object.entries(files)) {
		const place = new URL(path, uri).href;
		const isNear = new URL('.', place).href === folder;
		if (path.endsWith('.iig')) interfaces.push(place);
		else (isNear ? inFolder : inProject).push(analyze(wholePlist(text), { uri: place }));
	}
	return { inFolder, inProject, interfaces, products: [] };
}
