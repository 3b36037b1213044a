/** The drivers of Apple that are known to match an entry, where the dump does not show them as attached. */
import {
	type ApplePersonality,
	applePersonalities,
	applePersonalitiesIn,
	driverNameOf,
	seenText,
} from '../../platform/applePersonalities.js';
import { readJsonValue } from '../../registry/jsonValue.js';
import type { RegistryEntry, RegistryProperties } from '../../registry/registry.js';
import type { DumpMatching } from '../simulator/matchDump.js';
import { type Match, matchPersonality } from '../simulator/matchPersonality.js';
import type { DriverPersonality } from '../simulator/personality.js';
import { textOf } from '../simulator/properties.js';

export interface AppleRival {
	readonly apple: ApplePersonality;
	readonly match: Match;
	/** Whether the macOS of the dump has it. Other systems may have another personality of the driver. */
	readonly isCertain: boolean;
}

/** Those that match, the highest score first, except the drivers whose names are `excluded`. */
export function appleRivalsOn(
	entry: RegistryEntry,
	{ simulation }: DumpMatching,
	excluded: ReadonlySet<string> = new Set(),
): readonly AppleRival[] {
	const { lineage } = simulation.classOf(entry);
	const rivals = applePersonalitiesIn(simulation.darwin).flatMap(
		({ apple, isCertain }): readonly AppleRival[] => {
			const personality = personalities.get(apple);
			if (!personality || !lineage.includes(apple.provider)) return [];
			if (excluded.has(personality.name)) return [];
			const tried = matchPersonality(personality, entry, simulation);
			return tried.result === 'match' ? [{ apple, match: tried, isCertain }] : [];
		},
	);
	// The scores of a driver in other systems are of no interest if that in this system is known.
	const certain = rivals.filter(({ isCertain }) => isCertain);
	return bestOf(certain.length > 0 ? certain : rivals);
}

/** Of several personalities of a driver in the same systems, the one with the highest score; the highest first. */
function bestOf(rivals: readonly AppleRival[]): readonly AppleRival[] {
	const best = new Map<string, AppleRival>();
	for (const rival of [...rivals].sort(byScore)) {
		const key = `${rival.match.personality.name} ${seenText(rival.apple)}`;
		if (!best.has(key)) best.set(key, rival);
	}
	return [...best.values()];
}

function byScore(a: AppleRival, b: AppleRival): number {
	return (b.match.score ?? 0) - (a.match.score ?? 0);
}

/** The name of the driver of a personality: its class in the dext, or else in the kernel. */
export function driverNameIn(properties: RegistryProperties): string {
	return textOf(properties, 'IOUserClass') ?? textOf(properties, 'IOClass') ?? '';
}

const personalities: ReadonlyMap<ApplePersonality, DriverPersonality> = new Map(
	applePersonalities.map((apple) => [apple, personalityOf(apple)]),
);

function personalityOf(apple: ApplePersonality): DriverPersonality {
	const { userClass, bundle } = apple;
	const read = readJsonValue(
		JSON.stringify({
			...apple.keys,
			IOProviderClass: apple.provider,
			IOClass: apple.class,
			IOUserClass: userClass,
			IOUserServerName: userClass && bundle,
			IOMatchCategory: apple.category,
			IOProbeScore: apple.probeScore,
			CFBundleIdentifier: bundle,
		}),
	);
	const properties = read?.type === 'dictionary' ? read.entries : new Map();
	return { name: driverNameOf(apple), source: bundle, properties };
}
