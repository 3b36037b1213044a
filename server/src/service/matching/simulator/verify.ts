/** Holds the simulator against the drivers that a dump shows as attached. */
import { isHidProvider } from '../../platform/hid.js';
import { changedKeysOf, probeRefusalOf, probeScoreAddedBy } from '../../platform/runningDrivers.js';
import { entryPath } from '../../registry/entryPath.js';
import type { Registry, RegistryEntry } from '../../registry/registry.js';
import { type AttachedDriver, attachedDrivers } from './attachedDrivers.js';
import { PersonalityCatalog } from './catalog.js';
import { rankMatches } from './competition.js';
import { distinctPersonalities } from './distinctPersonalities.js';
import { type EntryFamily, familyOf } from './entryFamily.js';
import { matchPersonality } from './matchPersonality.js';
import { addsScore, type HeldDriver, holdDriver } from './rebuild.js';
import { Simulation } from './simulation.js';
import type { TestRow } from './trace.js';

/** The counts of one family: pairs of a driver and its provider, and categories of providers. */
export interface FamilyFigures {
	pairs: number;
	match: number;
	mismatch: number;
	undecided: number;
	/** Scores that are those of the driver: for a kext, with a plausible IOProbeScore. */
	scoreExact: number;
	scoreWrong: number;
	/** Categories whose first personality is that of the attached driver, or one whose probe is known to refuse. */
	winnerRight: number;
	winnerWrong: number;
}

/** A pair or a winner that differs from the answer of the simulator, with the cause. */
export interface VerifyException {
	/** The path of the provider. */
	readonly path: string;
	/** The class of the driver. */
	readonly driver: string;
	readonly cause: Cause;
	/** The keys, the class, or the names that it is about. */
	readonly detail: string;
}

export type Cause =
	/** The driver publishes a property that looks like a key of its personality. */
	| 'own property of the running driver'
	/** The provider no longer has what was compared. */
	| 'provider changed since'
	/** The dump clips or hides a value. */
	| 'value not in the dump'
	/** The dump shows the driver below another parent than its provider. */
	| 'shown below another parent'
	/** The superclasses of the provider are not known, or differ between systems. */
	| 'unknown class'
	/** The rule, or a property that it reads, is younger than the system of the dump. */
	| 'older system'
	/** The score of the driver requires an IOProbeScore below 0, which the dump does not show. */
	| 'negative probe score'
	/** `probe` changed the score. */
	| 'score changed by probe'
	/** `probe` of the first personality refused. */
	| 'known prober'
	/** A rule contradicts the dump. */
	| 'unexplained';

export interface VerifyResult {
	readonly families: ReadonlyMap<EntryFamily, FamilyFigures>;
	readonly exceptions: readonly VerifyException[];
}

export function verifyDump(registry: Registry): VerifyResult {
	const simulation = new Simulation(registry);
	const held = attachedDrivers(registry, simulation).map((driver) =>
		holdDriver(driver, simulation),
	);
	const report = new Report(registry.plane);
	for (const each of held) countPair(each, simulation, report);
	countWinners(held, simulation, report);
	return { families: report.families, exceptions: report.exceptions };
}

/** Collects figures and exceptions. */
class Report {
	readonly families = new Map<EntryFamily, FamilyFigures>();
	readonly exceptions: VerifyException[] = [];

	constructor(private readonly plane: string) {}

	figures(family: EntryFamily): FamilyFigures {
		const found = this.families.get(family) ?? emptyFigures();
		this.families.set(family, found);
		return found;
	}

	except(provider: RegistryEntry, driver: string, cause: Cause, detail: string): void {
		this.exceptions.push({ path: entryPath(provider, this.plane), driver, cause, detail });
	}
}

export function emptyFigures(): FamilyFigures {
	return {
		pairs: 0,
		match: 0,
		mismatch: 0,
		undecided: 0,
		scoreExact: 0,
		scoreWrong: 0,
		winnerRight: 0,
		winnerWrong: 0,
	};
}

function countPair(held: HeldDriver, simulation: Simulation, report: Report): void {
	const { driver, provider } = held.driver;
	const figures = report.figures(familyOf(provider, simulation));
	figures.pairs++;
	if (held.match.result === 'match') {
		figures.match++;
		countScore(held, figures, report);
		return;
	}
	const { cause, detail } = causeOf(held, simulation);
	if (cause === 'unexplained') figures.mismatch++;
	else figures.undecided++;
	report.except(provider, driver.className, cause, detail);
}

/** A dext has its personality with its own probe score; that of a kext follows from the score of the driver. */
function countScore(held: HeldDriver, figures: FamilyFigures, report: Report): void {
	const { driver, provider, isExact, score } = held.driver;
	const expected = held.match.score;
	if (expected === undefined || !(isExact || addsScore(held.match))) return;
	const isRight = isExact ? expected === score : (held.baseScore ?? -1) >= 0;
	if (isRight) {
		figures.scoreExact++;
		return;
	}
	const cause = scoreCause(held, expected);
	if (cause === 'unexplained') figures.scoreWrong++;
	report.except(
		provider,
		driver.className,
		cause,
		`the driver has ${score}, not ${isExact ? expected : `at least ${expected}`}`,
	);
}

/** The difference between two sets of USB keys: a personality with a lower score loses against every other set. */
const leastPlausible = -10_000;

function scoreCause({ driver, baseScore }: HeldDriver, expected: number): Cause {
	const added = probeScoreAddedBy(driver.driver.className);
	if (added !== 0 && expected + added === driver.score) return 'score changed by probe';
	const isLowered = !driver.isExact && baseScore !== undefined && baseScore > leastPlausible;
	return isLowered ? 'negative probe score' : 'unexplained';
}

/** Why a driver is attached although its personality does not match. */
function causeOf(
	held: HeldDriver,
	simulation: Simulation,
): { readonly cause: Cause; readonly detail: string } {
	const { match, withoutPublished, driver } = held;
	const failed = match.trace.filter(({ result, informs }) => result !== 'match' && !informs);
	const wrong = failed.filter(({ result }) => result === 'no match');
	const detail = failed.map(({ key, test }) => key.join('.') || test).join(', ');
	const isAll = (isExplained: (row: TestRow) => boolean): boolean => wrong.every(isExplained);
	if (wrong.length === 0) {
		const isClass = failed.every(({ test }) => test === 'class');
		return { cause: isClass ? 'unknown class' : 'value not in the dump', detail };
	}
	if (withoutPublished) return { cause: 'own property of the running driver', detail };
	if (failed.some(({ test }) => test === 'class')) {
		return { cause: classCause(driver, simulation), detail };
	}
	if (isOlderHid(driver.provider, simulation)) return { cause: 'older system', detail };
	const changed = changedKeysOf(simulation.classOf(driver.driver).lineage);
	const hadName = driver.driver.properties.has('IONameMatched');
	if (isAll(({ key: [key = ''] }) => changed.has(key) || (hadName && key === 'IONameMatch'))) {
		return { cause: 'provider changed since', detail };
	}
	return { cause: 'unexplained', detail };
}

/** HID devices of Mac OS X 10.3, and of some 10.4 systems, publish the primary usage only, as dumps show. */
function isOlderHid(provider: RegistryEntry, simulation: Simulation): boolean {
	const { properties, shown } = provider;
	return (
		shown === 'all' &&
		simulation.classOf(provider).lineage.some(isHidProvider) &&
		properties.has('PrimaryUsagePage') &&
		!properties.has('DeviceUsagePairs')
	);
}

/** A driver is attached to its provider, and can have other parents: only the first plane shows which one is which. */
function classCause({ provider, driver }: AttachedDriver, simulation: Simulation): Cause {
	const isPublic = simulation.classOf(provider).isPublic || provider.ancestors !== undefined;
	if (!simulation.showsProviders || driver.parents.length > 1 || isPublic) {
		return 'shown below another parent';
	}
	return 'unknown class';
}

/** The personalities of all drivers compete on each provider. Those of HID providers are not known well enough. */
function countWinners(held: readonly HeldDriver[], simulation: Simulation, report: Report): void {
	const catalog = new PersonalityCatalog(
		distinctPersonalities(held.map(({ personality }) => personality)),
	);
	const byProvider = new Map<RegistryEntry, HeldDriver[]>();
	for (const each of held) {
		const { provider } = each.driver;
		if (provider.state.registered === false || each.match.result !== 'match') continue;
		if (simulation.classOf(provider).lineage.some(isHidProvider)) continue;
		const same = byProvider.get(provider);
		if (same) same.push(each);
		else byProvider.set(provider, [each]);
	}
	for (const [provider, attached] of byProvider) {
		const ranked = rankMatches(
			catalog
				.candidatesFor(provider, simulation)
				.map((personality) => matchPersonality(personality, provider, simulation)),
		);
		for (const { driver } of attached) {
			const rivals = ranked.filter(
				({ category, match }) => category === driver.category && match.result === 'match',
			);
			countWinner(
				driver,
				rivals.map(({ match }) => ({
					className: classNameOf(match.personality.properties),
					score: match.score ?? 0,
				})),
				report,
				familyOf(provider, simulation),
			);
		}
	}
}

function classNameOf(properties: AttachedDriver['personality']['properties']): string {
	const value = properties.get('IOClass');
	return value?.type === 'string' ? value.value : '';
}

interface Rival {
	readonly className: string;
	readonly score: number;
}

function countWinner(
	{ driver, provider }: AttachedDriver,
	rivals: readonly Rival[],
	report: Report,
	family: EntryFamily,
): void {
	const figures = report.figures(family);
	const own = Math.max(
		...rivals.flatMap(({ className, score }) => (className === driver.className ? [score] : [])),
	);
	const better = rivals.filter(
		({ className, score }) => className !== driver.className && score > own,
	);
	const unknown = better.find(({ className }) => probeRefusalOf(className) === undefined);
	if (unknown) figures.winnerWrong++;
	else figures.winnerRight++;
	const [first] = unknown ? [unknown] : better;
	if (!first) return;
	report.except(
		provider,
		driver.className,
		unknown ? 'unexplained' : 'known prober',
		`${first.className} has a higher score: ${first.score}, not ${own}`,
	);
}
