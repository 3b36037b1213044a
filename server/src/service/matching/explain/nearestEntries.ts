/** The entries of a dump that a personality is nearest to. */
import type { RegistryEntry } from '../../registry/registry.js';
import type { DumpMatching } from '../simulator/matchDump.js';
import type { Match } from '../simulator/matchPersonality.js';
import type { DriverPersonality } from '../simulator/personality.js';
import { integerOf, propertyOf } from '../simulator/properties.js';
import type { TestRow } from '../simulator/trace.js';
import { absentIds, type NamedIds, namedIds, sharedIds } from './namedIds.js';
import { byNearness, hasSameIds } from './nearest.js';

/** How many entries of other classes are compared: more than a Mac has devices. */
const mostOthers = 500;

/**
 * The entries that a personality matches, followed by those that it is nearest to: devices, if there are any. The nearest
 * one is first, followed by those of which it is not known whether they match. A device of
 * another class is among them if nothing else differs, or if it has the IDs. An entry whose class is not known is among
 * them if a key matches. A device that has none of the IDs is another device; it is among them only if there are no
 * others, and the IDs are not what is absent. Where the dump shows no properties of an entry that it may match, the class
 * is not what differs.
 */
export function nearestEntries(
	personality: DriverPersonality,
	matching: DumpMatching,
): readonly Match[] {
	const match = (entry: RegistryEntry): Match => matching.match(personality, entry);
	const entries = matching.dump.providersFor(personality);
	const near = byNearness(entries.map(match));
	const matched = near.filter(({ result }) => result === 'match');
	if (matched.length > 0) return [...matched, ...near.filter(({ result }) => result !== 'match')];
	const known = new Set(entries);
	const ids = namedIds(personality);
	const foreign = [...othersFor(ids, matching)].filter((entry) => !known.has(entry)).map(match);
	const hidden = foreign.filter(isNotShown);
	const withIds = foreign.filter(
		(other) => !isNotShown(other) && !differsInClass(other) && hasSameIds(other),
	);
	const candidates = near.filter(mayBeOfClass);
	const nearest = withoutOldNubs([
		...([...candidates, ...hidden].some(isNotShown) ? [] : foreign.filter(differsInClass)),
		...byNearness([...candidates, ...hidden, ...withIds]),
	]);
	const related = nearest.filter(
		({ result, entry }) => result !== 'no match' || sharedIds(ids, entry) !== 'nothing',
	);
	const isUnrelated = related.length === 0 && absentIds(personality, matching.dump) === undefined;
	const shown = isUnrelated ? nearest : related;
	const devices = shown.filter((each) => isNotShown(each) || matching.isDevice(each.entry));
	const [first, ...rest] = devices.length > 0 ? devices : shown;
	if (!first) return [];
	const isUnknown = ({ result }: Match): boolean => result === 'unknown';
	const ordered = [...rest.filter(isUnknown), ...rest.filter((each) => !isUnknown(each))];
	const [second, ...others] = ordered;
	// A part of the device, which is of another class, has its IDs, too.
	const isPart =
		first.result === 'no match' &&
		differsInClass(first) &&
		second !== undefined &&
		isUnknown(second);
	return isPart && sharedIds(ids, second.entry) !== 'nothing'
		? [second, first, ...others]
		: [first, ...ordered];
}

/** Whether a personality may match an entry because the dump shows no properties of it, or not its interfaces. */
export function isNotShown({ result, entry, trace }: Match): boolean {
	if (result !== 'unknown') return false;
	return entry.shown === 'none' || trace.some(isHiddenInterface);
}

function isHiddenInterface({ test, found }: TestRow): boolean {
	return test === 'class' && found.type === 'unknown';
}

/** Without nubs of the old USB family for a device that has one of the host family, which names them. */
function withoutOldNubs(matches: readonly Match[]): readonly Match[] {
	const old = new Set(
		matches.map(({ entry }) => integerOf(propertyOf(entry, 'IOServiceLegacyMatchingRegistryID'))),
	);
	return matches.filter(({ entry: { id } }) => id === undefined || !old.has(id));
}

/** Whether only the class differs, and a key of the family matches. */
function differsInClass({ trace }: Match): boolean {
	const failed = trace.filter(({ result, informs }) => result !== 'match' && !informs);
	const isFamily = ({ test, result }: TestRow): boolean => test === 'family' && result === 'match';
	return failed.every(({ test }) => test === 'class') && trace.some(isFamily);
}

/** Whether an entry is of the class, or may be: an entry whose class is not known has a value that matches. */
function mayBeOfClass({ trace }: Match): boolean {
	return (
		!trace.some(({ test, result }) => test === 'class' && result === 'unknown') ||
		trace.some(({ result }) => result === 'match')
	);
}

/** Devices of any class; without devices, any entries. */
function othersFor({ pairs }: NamedIds, { dump }: DumpMatching): ReadonlySet<RegistryEntry> {
	const entries = dump.devices.length > 0 ? dump.devices : dump.providers;
	const withIds = pairs.flatMap((id) => dump.devicesWithIds(id).slice(0, mostOthers));
	return new Set([...withIds.slice(0, mostOthers), ...entries.slice(0, mostOthers)]);
}
