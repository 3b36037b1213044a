/** What drivers do when they are probed and when they run, as far as a registry dump shows it. */
import runningDriversFile from '../../../../schemas/facts/runningDrivers.json' with {
	type: 'json',
};
import { descendsFrom } from './classes.js';

/**
 * The properties that a driver sets itself, so that they may not be those of its personality; first those that a
 * personality has least often.
 */
export function publishedKeysOf(
	driver: readonly string[],
	provider: readonly string[],
): ReadonlySet<string> {
	const published: readonly {
		readonly classes?: readonly string[];
		readonly providers?: readonly string[];
		readonly keys: readonly string[];
	}[] = runningDriversFile.publishes;
	return new Set(
		published
			.filter(
				({ classes = [], providers = [] }) =>
					classes.some((name) => driver.includes(name)) ||
					providers.some((name) => provider.includes(name)),
			)
			.flatMap(({ keys }) => keys),
	);
}

/** The keys of a personality that match properties of the provider which the driver changes afterwards. */
export function changedKeysOf(driver: readonly string[]): ReadonlySet<string> {
	return new Set(
		runningDriversFile.changes
			.filter(({ classes }) => classes.some((name) => driver.includes(name)))
			.flatMap(({ keys }) => keys),
	);
}

/** A class whose `probe` refuses providers that its personality matches. */
interface Prober {
	readonly class: string;
	readonly why: string;
}

const probers: readonly Prober[] = runningDriversFile.probers;

/** Why a class may refuse a provider that its personality matches; undefined if it is not known to do so. */
export function probeRefusalOf(className: string): string | undefined {
	return probers.find((each) => descendsFrom(className, each.class))?.why;
}

/** What the probe of a class adds to the score. */
export function probeScoreAddedBy(className: string): number {
	return (
		runningDriversFile.probeScores.find((each) => descendsFrom(className, each.class))?.adds ?? 0
	);
}
