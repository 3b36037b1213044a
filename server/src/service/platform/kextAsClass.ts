/** Recognizes names of kexts and frameworks in place of classes, such as `IOPCIFamily` for `IOPCIDevice`. */
import { once } from '../once.js';
import { lastPartOf, nearestName } from '../text/spelling.js';
import { lineageOf, ownerOf } from './classes.js';
import { isKnownClass } from './classNames.js';
import type { DocumentKind } from './documentKind.js';
import { kernelBundles } from './kernelBundles.js';
import { providers } from './providers.js';

/** The identifiers of the kexts that are named after a family, by that name in lowercase; others have the names of their classes. */
const families = once(
	(): ReadonlyMap<string, string> =>
		new Map(
			[...kernelBundles.keys()]
				.filter((identifier) => identifier.endsWith('Family'))
				.map((identifier) => [lastPartOf(identifier).toLowerCase(), identifier]),
		),
);

/** The identifier of the kext that a text names instead of a class; undefined for all other texts. */
export function kextNamed(text: string): string | undefined {
	const name = text.trim().replace(/\.kext$/, '');
	// Some kexts have a class of the same name.
	if (isKnownClass(name) || lineageOf(name).length > 1) return undefined;
	return kernelBundles.has(name) ? name : families().get(name.toLowerCase());
}

/** The identifier of the family whose name a text is a misspelling of; undefined for the names of classes. */
export function familyNear(text: string): string | undefined {
	const name = text.trim();
	// Families of vendors have other names.
	if (!/^IO[A-Z]/.test(name) || isKnownClass(name) || lineageOf(name).length > 1) return undefined;
	const nearest = nearestName(name.toLowerCase(), families().keys());
	return nearest === undefined ? undefined : families().get(nearest);
}

/** The well-known providers that a kext contains, or else those with its name, which bundles of a kind match. */
export function providersIn(bundle: string, kind: DocumentKind): readonly string[] {
	if (kernelBundles.get(bundle)?.family === 'base') return [];
	const suitable = providers.filter(({ kinds }) => kinds.includes(kind)).map((each) => each.class);
	const own = suitable.filter((name) => ownerOf(name) === bundle);
	const start = /(?<!\w)(\w+)Family$/.exec(bundle)?.[1];
	const named = suitable.filter((name) => start !== undefined && name.startsWith(start));
	return (own.length > 0 ? own : named).slice(0, 3);
}

/** The well-known providers that a framework of DriverKit is for; empty if a text is not the name of one. */
export function providersOfFramework(text: string): readonly string[] {
	const name = text.trim();
	return providers.filter(({ framework }) => framework === name).map((each) => each.class);
}
