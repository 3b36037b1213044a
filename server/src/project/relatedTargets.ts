/** Finds what the targets of one project are for each other. */
import type { ProductKind } from '../service/index.js';
import { isExtension, type Target } from './target.js';
import { identifierSetting, knownValues } from './targetValues.js';

/** What an app installs, or loads. */
const hosted: readonly (ProductKind | undefined)[] = ['dext', 'systemExtension', 'kext'];

/** The system of a target and the names of the targets on which it depends. */
export interface Dependent {
	/** Undefined for several systems, and where it is unknown. */
	readonly system: 'macOS' | 'iPadOS' | undefined;
	readonly on: readonly string[];
}

/** By the names of targets. */
export type Dependents = ReadonlyMap<string, Dependent>;

/** Adds what the targets of one project are for each other. `areAll` is whether the project has no other targets. */
export function related(
	targets: readonly Target[],
	dependents: Dependents,
	areAll = true,
): readonly Target[] {
	const installing = withInstalls(withHosts(targets), dependents);
	return areAll ? withPadApps(withDexts(installing), dependents) : installing;
}

/** An app of a project without drivers may be any app. */
function withHosts(targets: readonly Target[]): readonly Target[] {
	if (targets.some(({ kind }) => hosted.includes(kind))) return targets;
	return targets.map((each) => (each.kind === 'hostApp' ? { ...each, kind: 'app' } : each));
}

/** Adds to each app what it installs. */
function withInstalls(targets: readonly Target[], dependents: Dependents): readonly Target[] {
	const extensions = new Set(
		targets.filter(({ kind }) => isExtension(kind)).map(({ name }) => name),
	);
	return targets.map((target) => {
		if (target.kind !== 'hostApp') return target;
		const { system, on = [] } = dependents.get(target.name) ?? {};
		const installs = system === 'macOS' ? on.find((name) => extensions.has(name)) : undefined;
		return installs === undefined ? target : { ...target, installs };
	});
}

/** Adds the identifiers of the dexts to each of them, and to each app. */
function withDexts(targets: readonly Target[]): readonly Target[] {
	const ofDexts = targets.filter(({ kind }) => kind === 'dext');
	const dexts = identifiersOf(ofDexts);
	// A target of an unknown kind can be a dext.
	if (!dexts || targets.some(({ kind }) => kind === undefined)) return targets;
	return targets.map((target) =>
		target.kind === 'hostApp' || target.kind === 'dext' ? { ...target, dexts } : target,
	);
}

/** Adds to each dext that only apps for iPadOS contain the identifiers of these apps. */
function withPadApps(targets: readonly Target[], dependents: Dependents): readonly Target[] {
	const byName = new Map(targets.map((target) => [target.name, target]));
	const appsOf = new Map<string, Target[]>();
	const onOtherSystems = new Set<string>();
	for (const [name, { system, on }] of dependents) {
		const app = byName.get(name);
		if (app?.kind !== 'hostApp') continue;
		for (const each of on) {
			if (system === 'iPadOS') appsOf.set(each, [...(appsOf.get(each) ?? []), app]);
			else onOtherSystems.add(each);
		}
	}
	return targets.map((target) => {
		const apps = onOtherSystems.has(target.name) ? undefined : appsOf.get(target.name);
		if (target.kind !== 'dext' || !apps) return target;
		const padApps = identifiersOf(apps);
		return padApps ? { ...target, padApps } : target;
	});
}

/** The identifiers of targets, each once; undefined if there are none, or if one is unknown. */
function identifiersOf(targets: readonly Target[]): readonly string[] | undefined {
	const known = knownValues(
		identifierSetting,
		targets.map(({ identifiers }) => identifiers?.flat() ?? []),
	);
	return known && [...new Set(known.flat())];
}
