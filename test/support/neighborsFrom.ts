/** The files near a text, as a host would read them. */
import { filesOf, productOf, type Target } from '../../server/src/project/target.js';
import { targetsOfXcodeGen } from '../../server/src/project/xcodeGenTargets.js';
import { analyze } from '../../server/src/service/document/analyze.js';
import type {
	DriverPlist,
	NamedProduct,
	Neighbors,
	TargetFiles,
} from '../../server/src/service/document/driverPlist.js';
import {
	type InterfaceFile,
	readInterface,
} from '../../server/src/service/document/interfaceFile.js';
import { namesFile } from '../../server/src/service/document/neighbors.js';
import { wholePlist } from './wholePlist.js';

/** The neighbors of `uri` by their paths from its folder. The texts of plists are complete, or contents of a root dictionary. */
export function neighborsFrom(uri: string, files: Readonly<Record<string, string>>): Neighbors {
	const folder = new URL('.', uri).href;
	const inFolder: DriverPlist[] = [];
	const inProject: DriverPlist[] = [];
	const interfaces: InterfaceFile[] = [];
	const products: NamedProduct[] = [];
	const targets: TargetFiles[] = [];
	for (const [path, text] of Object.entries(files)) {
		const place = new URL(path, uri).href;
		const isNear = new URL('.', place).href === folder;
		if (path.endsWith('.iig')) interfaces.push(readInterface(place, text));
		else if (path.endsWith('project.yml')) {
			const named = targetsOfXcodeGen(text);
			products.push(...productsWith(uri, place, named));
			targets.push(
				...named.map((target) => filesOf(target, new URL('.', place).href.slice(0, -1))),
			);
		} else (isNear ? inFolder : inProject).push(analyze(wholePlist(text), { uri: place }));
	}
	const together = targets.filter(({ files }) => namesFile(files, uri));
	const ofTarget = inProject.filter((file) =>
		together.some(({ files }) => namesFile(files, file.uri)),
	);
	return { inFolder, inProject, ofTarget, interfaces, products, targets };
}

/** The products that a project of XcodeGen makes with the plist at `uri`. */
function productsWith(
	uri: string,
	project: string,
	targets: readonly Target[],
): readonly NamedProduct[] {
	return targets
		.filter(({ paths }) => paths.some((path) => new URL(path, project).href === uri))
		.flatMap((target) => productOf(target, 'project.yml') ?? []);
}
