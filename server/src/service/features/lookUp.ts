/** Everything that is known of a name, for people and programs that want to check it before they write it. */
import { applePersonalities, driverNameOf } from '../platform/applePersonalities.js';
import {
	type ClassFact,
	driverKitClasses,
	driverKitLineageOf,
	kernelClasses,
	lineageOf,
	notKernelClasses,
	unusableAs,
} from '../platform/classes.js';
import { kernelBundles } from '../platform/kernelBundles.js';
import { kpiLibraries, rejectedLibraries } from '../platform/kpiLibraries.js';
import { type Pairing, pairings } from '../platform/pairings.js';
import { providers } from '../platform/providers.js';
import type { KeyDescription } from '../schema/describe.js';
import { describedKeys, describeKey } from '../schema/describe.js';
import { withProperties } from '../text/keySpelling.js';
import { nearNamesIn } from '../text/nearNames.js';
import { appleDriverFacts } from './lookUp/appleDriverFacts.js';
import { matchingKeyFacts, matchingKeyNames } from './lookUp/matchingKeyFacts.js';
import { type NameFact, type Property, withValues } from './lookUp/nameFact.js';

export interface LookUp {
	readonly name: string;
	/** As a key, in each dictionary that may contain it; entitlements are keys. */
	readonly keys: readonly KeyDescription[];
	readonly facts: readonly NameFact[];
}

/** What is known of a name, which must be written exactly. Without keys and facts it is not in the data. */
export function lookUp(name: string): LookUp {
	const facts = [
		...kernelClassFacts(name),
		...driverKitClassFacts(name),
		...providerFacts(name),
		...bundleFacts(name),
		...libraryFacts(name),
		...pairingFacts(name),
		...matchingKeyFacts(name),
		...appleDriverFacts(name),
	];
	return { name, keys: describeKey(name), facts };
}

/** All names that can be looked up, without those that people invent. */
export function knownNames(): ReadonlySet<string> {
	return new Set([
		...describedKeys().flatMap(({ key, schema }) =>
			schema['x-status'] === 'invented' ? [] : [key],
		),
		...providers.map((provider) => provider.class),
		...kernelClasses.keys(),
		...driverKitClasses.keys(),
		...notKernelClasses.keys(),
		...[...kernelBundles].flatMap(([identifier, { aliases = [] }]) => [identifier, ...aliases]),
		...kpiLibraries.keys(),
		...rejectedLibraries.keys(),
		...matchingKeyNames,
		...applePersonalities.map(driverNameOf),
		...pairings.flatMap(namesOfPairing),
	]);
}

/** Known names that resemble `name`, the nearest first; `others` are further names that are known. */
export function namesNear(name: string, others: Iterable<string> = []): readonly string[] {
	const plural = withProperties(name);
	if (plural !== undefined && describeKey(plural).length > 0) return [plural];
	return nearNamesIn(() => [...knownNames(), ...others])(name);
}

function kernelClassFacts(name: string): readonly NameFact[] {
	const fact = kernelClasses.get(name);
	const replacement = notKernelClasses.get(name);
	const found: NameFact[] = [];
	if (fact) {
		found.push({
			kind: 'kernel class',
			properties: withValues([
				...classProperties(fact, lineageOf(name)),
				['Contained in', [fact.owner]],
				['As IOClass', [notes[unusableAs(name) ?? 'usable']]],
				['Superclass is', [fact.closed ? 'assumed, because its source is closed' : undefined]],
			]),
		});
	}
	if (replacement && !fact) {
		found.push({
			kind: 'DriverKit class',
			properties: withValues([['Instead, as IOClass', [replacement.use]]]),
		});
	}
	return found;
}

const notes = {
	abstract: 'not possible, because it is abstract',
	notAService: 'not possible, because it is not an IOService',
	usable: undefined,
} as const;

function driverKitClassFacts(name: string): readonly NameFact[] {
	const fact = driverKitClasses.get(name);
	if (!fact) return [];
	return [
		{
			kind: 'DriverKit class',
			properties: withValues([
				...classProperties(fact, driverKitLineageOf(name)),
				['Framework', [fact.owner]],
			]),
		},
	];
}

function classProperties(
	{ abstract }: ClassFact,
	[, ...superclasses]: readonly string[],
): readonly Property[] {
	return [
		['Superclasses', superclasses],
		['Abstract', [abstract ? 'yes' : undefined]],
	];
}

function providerFacts(name: string): readonly NameFact[] {
	return providers
		.filter((provider) => provider.class === name)
		.map(({ description }) => ({ kind: 'provider class', description, properties: [] }));
}

function bundleFacts(name: string): readonly NameFact[] {
	return [...kernelBundles]
		.filter(([identifier, { aliases = [] }]) => identifier === name || aliases.includes(name))
		.map(([identifier, { description, aliases = [], compatible, alwaysLoaded }]) => ({
			kind: 'kext',
			description,
			properties: withValues([
				['Identifier', [identifier === name ? undefined : identifier]],
				['Other identifiers', identifier === name ? aliases : []],
				['Lowest version in OSBundleLibraries', [compatible]],
				['Loaded', [alwaysLoaded ? 'always' : undefined]],
				['Classes', classesIn(identifier)],
			]),
		}));
}

function classesIn(bundle: string): readonly string[] {
	return [...kernelClasses].filter(([, { owner }]) => owner === bundle).map(([name]) => name);
}

function libraryFacts(name: string): readonly NameFact[] {
	const library = kpiLibraries.get(name);
	const reason = rejectedLibraries.get(name);
	if (reason !== undefined) {
		return [{ kind: 'library', properties: [['Rejected by the kernel', [reason]]] }];
	}
	if (!library) return [];
	return [
		{
			kind: 'library',
			description: library.description,
			properties: withValues([
				['Lowest version in OSBundleLibraries', [library.compatible]],
				['For', [library.restricted ? "Apple's own kexts only" : undefined]],
			]),
		},
	];
}

/** The driver class of a pairing, its framework, its IOClass, and the class of its user client. */
function namesOfPairing({
	superclass,
	framework,
	IOClass,
	userClient,
}: Pairing): readonly string[] {
	return [superclass, framework, IOClass, ...(userClient ? [userClient.IOUserClass] : [])];
}

/** The pairings that a name belongs to. */
function pairingFacts(name: string): readonly NameFact[] {
	return pairings
		.filter((one) => namesOfPairing(one).includes(name))
		.map((pairing) => ({
			kind: 'pairing',
			description: pairing.useCase,
			properties: pairingProperties(pairing),
		}));
}

function pairingProperties(pairing: Pairing): NameFact['properties'] {
	const { since, providers: provided, entitlements, userClient } = pairing;
	return withValues([
		['Superclass of the driver', [pairing.superclass]],
		['Framework', [pairing.framework]],
		['IOClass', [pairing.IOClass]],
		['CFBundleIdentifierKernel', [pairing.CFBundleIdentifierKernel]],
		['IOProviderClass', provided.map((provider) => provider.class)],
		['Entitlements', entitlements.map((entitlement) => entitlement.name)],
		['User client', [userClient && `${userClient.key} with ${userClient.IOUserClass}`]],
		['Since', Object.entries(since).map(([system, version]) => `${system} ${version}`)],
		['Sources', pairing.source],
	]);
}
