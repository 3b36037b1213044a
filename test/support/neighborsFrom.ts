/** The files near a text, as a host would read them. */
import { productOf } from '../../server/src/project/projectTargets.js';
import { targetsOfXcodeGen } from '../../server/src/project/xcodeGenTargets.js';
import { analyze } from '../../server/src/service/document/analyze.js';
import type {
	DriverPlist,
	NamedProduct,
	Neighbors,
} from '../../server/src/service/document/driverPlist.js';
import {
	type InterfaceFile,
	readInterface,
} from '../../server/src/service/document/interfaceFile.js';
import { wholePlist } from './wholePlist.js';

/** The neighbors of `uri` by their paths from its folder. The texts of plists are complete, or contents of a root dictionary. */
export function neighborsFrom(uri: string, files: Readonly<Record<string, string>>): Neighbors {
	const folder = new URL('.', uri).href;
	const inFolder: DriverPlist[] = [];
	const inProject: DriverPlist[] = [];
	const interfaces: InterfaceFile[] = [];
	const products: NamedProduct[] = [];
	for (const [path, text] of Object.entries(files)) {
		const place = new URL(path, uri).href;
		const isNear = new URL('.', place).href === folder;
		if (path.endsWith('.iig')) interfaces.push(readInterface(place, text));
		else if (path.endsWith('project.yml')) products.push(...productsWith(uri, place, text));
		else (isNear ? inFolder : inProject).push(analyze(wholePlist(text), { uri: place }));
	}
	return { inFolder, inProject, interfaces, products };
}

/** The products that a project of XcodeGen makes with the plist at `uri`. */
function productsWith(uri: string, project: string, text: string): readonly NamedProduct[] {
	return targetsOfXcodeGen(text)
		.filter(({ paths }) => paths.some((path) => new URL(path, project).href === uri))
		.flatMap((target) => productOf(target, 'project.yml') ?? []);
}
