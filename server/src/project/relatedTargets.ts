/** Finds what the targets of one project are for each other. */
import type { ProductKind } from '../service/index.js';
import { isExtension, type Target } from './target.js';
import { identifierSetting, knownValues } from './targetValues.js';

/** What an app installs, or loads. */
const hosted: readonly (ProductKind | undefined)[] = ['dext', 'systemExtension', 'kext'];

/** Adds what the targets of one project are for each other. `dependencies` are those of the targets for macOS, by names; `areAll` is whether the project has no other targets. */
export function related(
	targets: readonly Target[],
	dependencies: ReadonlyMap<string, readonly string[]>,
	areAll = true,
): readonly Target[] {
	const installing = withInstalls(withHosts(targets), dependencies);
	return areAll ? withDexts(installing) : installing;
}

/** An app of a project without drivers may be any app. */
function withHosts(targets: readonly Target[]): readonly Target[] {
	if (targets.some(({ kind }) => hosted.includes(kind))) return targets;
	return targets.map((each) => (each.kind === 'hostApp' ? { ...each, kind: 'app' } : each));
}

/** Adds to each app what it installs. */
function withInstalls(
	targets: readonly Target[],
	dependencies: ReadonlyMap<string, readonly string[]>,
): readonly Target[] {
	const extensions = new Set(
		targets.filter(({ kind }) => isExtension(kind)).map(({ name }) => name),
	);
	return targets.map((target) => {
		const installs = dependencies.get(target.name)?.find((name) => extensions.has(name));
		return target.kind === 'hostApp' && installs !== undefined ? { ...target, installs } : target;
	});
}

/** Adds the identifiers of the dexts to each of them, and to each app. */
function withDexts(targets: readonly Target[]): readonly Target[] {
	const ofDexts = targets.filter(({ kind }) => kind === 'dext');
	const known = knownValues(
		identifierSetting,
		ofDexts.map(({ identifiers }) => identifiers?.flat() ?? []),
	);
	const dexts = known && [...new Set(known.flat())];
	// A target of an unknown kind can be a dext.
	if (!dexts || targets.some(({ kind }) => kind === undefined)) return targets;
	return targets.map((target) =>
		target.kind === 'hostApp' || target.kind === 'dext' ? { ...target, dexts } : target,
	);
}
