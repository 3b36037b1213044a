/** Finds the personality of a driver that runs, whose properties are not all from its personality. */
import { publishedKeysOf } from '../../platform/runningDrivers.js';
import type { RegistryProperties } from '../../registry/registry.js';
import type { AttachedDriver } from './attachedDrivers.js';
import { type Match, matchPersonality } from './matchPersonality.js';
import type { DriverPersonality } from './personality.js';
import type { Simulation } from './simulation.js';

/** A driver with the test of its personality on its provider. */
export interface HeldDriver {
	readonly driver: AttachedDriver;
	/** The test of the personality as the dump shows it. */
	readonly match: Match;
	/** The same without the properties that drivers of its class publish themselves, if these make a difference. */
	readonly withoutPublished: Match | undefined;
	/** The personality with the IOProbeScore that explains the score of the driver. */
	readonly personality: DriverPersonality;
	/** That probe score; undefined if the dump does not imply it. */
	readonly baseScore: number | undefined;
}

/** The highest IOProbeScore that is assumed to be that of a personality. */
const mostPlausible = 100_000;

export function holdDriver(driver: AttachedDriver, simulation: Simulation): HeldDriver {
	const test = (properties: RegistryProperties): Match =>
		matchPersonality({ ...driver.personality, properties }, driver.provider, simulation);
	const all = driver.personality.properties;
	const published = [
		...publishedKeysOf(
			simulation.classOf(driver.driver).lineage,
			simulation.classOf(driver.provider).lineage,
		),
	].filter((key) => all.has(key));
	const match = test(all);
	if (driver.isExact) {
		return {
			driver,
			match,
			withoutPublished: undefined,
			personality: driver.personality,
			baseScore: undefined,
		};
	}
	const isMatchOf = (base: (score: number | undefined) => boolean) => (each: Match) =>
		each.result === 'match' && base(baseOf(driver, each));
	const reduced = (accepts: (each: Match) => boolean): Match | undefined =>
		firstReduced(all, published, (properties) => {
			const each = test(properties);
			return accepts(each) ? each : undefined;
		});
	const isExplained = isMatchOf(isPlausible);
	const withoutPublished = match.result === 'match' ? undefined : reduced(isMatchOf(() => true));
	const best =
		(isExplained(match) || !addsScore(match) ? undefined : reduced(isExplained)) ??
		withoutPublished ??
		match;
	const base = addsScore(best) ? baseOf(driver, best) : driver.score;
	// A personality that matches without what the driver publishes is more likely not to have it.
	const least = test(new Map([...all].filter(([key]) => !published.includes(key))));
	const isLeast =
		least.result === 'match' && (!addsScore(least) || isPlausible(baseOf(driver, least)));
	const rival = isLeast ? least : best;
	const rivalBase = addsScore(rival) ? baseOf(driver, rival) : driver.score;
	return {
		driver,
		match,
		withoutPublished,
		personality: withProbeScore(rival.personality, rivalBase ?? 0),
		baseScore: base,
	};
}

/** Whether the family adds to the score, so that the score of the driver tests the simulator. */
export function addsScore({ trace }: Match): boolean {
	return trace.some(({ score }) => (score ?? 0) !== 0);
}

/**
 * Leaves out more and more of the properties that the driver publishes, all of them or all except one, until the rest is
 * accepted.
 */
function firstReduced(
	properties: RegistryProperties,
	published: readonly string[],
	accept: (properties: RegistryProperties) => Match | undefined,
): Match | undefined {
	for (let count = 1; count <= published.length; count++) {
		const removed = published.slice(0, count);
		const kept = [undefined, ...removed.slice(0, -1)];
		for (const one of kept) {
			const accepted = accept(
				new Map([...properties].filter(([key]) => key === one || !removed.includes(key))),
			);
			if (accepted) return accepted;
		}
	}
	return undefined;
}

/** The IOProbeScore of the personality: the score of the driver without what the family adds. */
function baseOf(driver: AttachedDriver, { score }: Match): number | undefined {
	return score === undefined ? undefined : driver.score - score;
}

function isPlausible(base: number | undefined): boolean {
	return base !== undefined && base >= 0 && base <= mostPlausible;
}

function withProbeScore(personality: DriverPersonality, score: number): DriverPersonality {
	const properties = new Map(personality.properties);
	properties.set('IOProbeScore', { type: 'integer', value: BigInt.asUintN(64, BigInt(score)) });
	return { ...personality, properties };
}
