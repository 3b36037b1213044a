/** The identifiers and the version of a bundle, and the dexts near it, as property lists and project files have them. */

import { onceFor } from '../once.js';
import { isProductIdentifier, productVersion } from '../value/buildVariables.js';
import type { Str } from '../value/plistValue.js';
import type { Neighbors, PlistContents } from './driverPlist.js';
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

/** What the build makes of an identifier, which may contain that of the product; empty where the build can make any text. */
export function builtIdentifiers(text: Str, { form, neighbors }: PlistContents): readonly string[] {
	const literal = literalText(text, form);
	if (literal !== undefined) return [literal];
	if (form === 'built' || !text.variables.every(isProductIdentifier)) return [];
	const built = withValues(text, productIdentifiers(neighbors));
	return built.every((each) => /^[\w.-]+$/.test(each)) ? built : [];
}

/** What the builds make of a version with the variable for that of the product; empty without one, or where they can make any text. */
export function builtVersions(text: Str, { form, neighbors }: PlistContents): readonly string[] {
	const isOfProduct = text.variables.every(
		({ name, modifier }) => name === productVersion && modifier === undefined,
	);
	return form !== 'built' && isOfProduct ? withValues(text, productVersions(neighbors)) : [];
}

/** A text with each value in place of its variables; none if it has no variables, or too many. */
function withValues({ value, variables }: Str, values: readonly string[]): readonly string[] {
	const count = variables.length;
	if (count === 0 || count > maxVariables) return [];
	return values.map((each) =>
		variables.reduce((result, { written }) => result.replace(written, () => each), value),
	);
}

/** The identifiers of all products that are made with a plist; empty where one of them is unknown, or where there are too many. */
export const productIdentifiers = onceFor(({ products }: Neighbors): readonly string[] =>
	allOf(products.map(({ identifiers }) => identifiers ?? [])),
);

/** As `productIdentifiers`, for the versions. */
const productVersions = onceFor(({ products }: Neighbors): readonly string[] =>
	allOf(products.map(({ versions }) => versions ?? [])),
);

function allOf(groups: readonly (readonly string[])[]): readonly string[] {
	const values = [...new Set(groups.flat())];
	const areKnown = groups.every((each) => each.length > 0);
	return areKnown && values.length <= maxProducts ? values : [];
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
