/** The identifiers and the version of a bundle, and the dexts near it, as property lists and project files have them. */

import { onceFor } from '../once.js';
import { isProductIdentifier, productVersion } from '../value/buildVariables.js';
import type { Str } from '../value/plistValue.js';
import type { BuildValues, Neighbors, PlistContents } from './driverPlist.js';
import { projectFilesOf } from './neighbors.js';
import { rootEntry, rootText } from './rootEntries.js';
import { literalText } from './unexpanded.js';

/** More variables than an identifier has. */
const maxVariables = 8;

/** More products than are made with one plist, such as those of several configurations. */
const maxProducts = 16;

/** The identifier of the bundle of an Info.plist, or one for each configuration; empty where the build can have any. */
export const ownIdentifiersOf = onceFor((plist: PlistContents): readonly string[] => {
	const root = rootEntry(plist, 'CFBundleIdentifier')?.value;
	return root?.type === 'string' && root.value !== '' ? builtIdentifiers(root, plist) : [];
});

/** What the builds make of an identifier, which may contain that of the product; empty where they can make any text. */
export function builtIdentifiers(text: Str, plist: PlistContents): readonly string[] {
	const literal = literalText(text, plist.form);
	return literal === undefined ? distinct(identifiersByBuild(text, plist)) : [literal];
}

/** What each build makes of an identifier with that of the product; empty where a build can make any text. */
export function identifiersByBuild(text: Str, { form, neighbors }: PlistContents): BuildValues {
	if (form === 'built' || !text.variables.every(isProductIdentifier)) return [];
	return withValues(text, identifiersOfProducts(neighbors));
}

/** What each build makes of a version with the variable for that of the product; empty without one, or where a build can make any text. */
export function versionsByBuild(text: Str, { form, neighbors }: PlistContents): BuildValues {
	const isOfProduct = text.variables.every(
		({ name, modifier }) => name === productVersion && modifier === undefined,
	);
	return form !== 'built' && isOfProduct ? withValues(text, versionsOfProducts(neighbors)) : [];
}

/** A text with each value in place of its variables; none if it has no variables, or too many. */
function withValues({ value, variables }: Str, builds: BuildValues): BuildValues {
	const count = variables.length;
	if (count === 0 || count > maxVariables) return [];
	const made = (each: string): string =>
		variables.reduce((result, { written }) => result.replace(written, () => each), value);
	return builds.map((values) => values.map(made));
}

/** The identifiers of all products that are made with a plist; empty where one of them is unknown, or where there are too many. */
export function productIdentifiers(neighbors: Neighbors): readonly string[] {
	return distinct(identifiersOfProducts(neighbors));
}

const identifiersOfProducts = onceFor(
	({ products }: Neighbors): BuildValues => allOf(products.map(({ identifiers }) => identifiers)),
);

const versionsOfProducts = onceFor(
	({ products }: Neighbors): BuildValues => allOf(products.map(({ versions }) => versions)),
);

/** The builds of all products; none if those of one are unknown, or if there are too many values. */
function allOf(products: readonly (BuildValues | undefined)[]): BuildValues {
	const builds = products.flatMap((each) => each ?? []);
	const areKnown = !products.includes(undefined);
	return areKnown && distinct(builds).length <= maxProducts ? builds : [];
}

function distinct(builds: BuildValues): readonly string[] {
	return [...new Set(builds.flat())];
}

/** The dexts near a plist. */
export interface NearbyDexts {
	readonly identifiers: ReadonlySet<string>;
	/** Whether the identifier of each dext is known. */
	readonly areKnown: boolean;
}

/** The dexts of the projects that make a product with a plist, and those whose plists are near it. */
export function dextsNear({ neighbors }: PlistContents): NearbyDexts {
	return dextsAmong(neighbors);
}

const dextsAmong = onceFor((neighbors: Neighbors): NearbyDexts => {
	// The targets of one project share the list.
	const ofProjects = [...new Set(neighbors.products.map(({ dexts }) => dexts))];
	const ofPlists = projectFilesOf(neighbors)
		.filter(({ kind }) => kind === 'dext')
		.map((dext) => rootText(dext, 'CFBundleIdentifier'));
	const all = [...ofProjects.flat(), ...ofPlists];
	return {
		identifiers: new Set(all.filter((each) => each !== undefined)),
		areKnown: !(ofProjects.length > 0 ? ofProjects : ofPlists).includes(undefined),
	};
});
