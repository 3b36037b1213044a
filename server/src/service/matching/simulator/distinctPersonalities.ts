/** Leaves out personalities that the kernel keeps once only. */
import { isThirdPartyName } from '../../document/dextPersonality.js';
import type { Match } from './matchPersonality.js';
import { categoryOf, type DriverPersonality } from './personality.js';
import { textOf } from './properties.js';

/** Several drivers of one personality give it several times, and equal ones are kept once (xnu IOCatalogue.cpp:addDrivers). */
export function distinctPersonalities(
	personalities: readonly DriverPersonality[],
): readonly DriverPersonality[] {
	const byText = new Map(personalities.map((each) => [textOfPersonality(each), each]));
	return [...byText.values()];
}

/**
 * The same for those that match an entry. Drivers of one personality publish properties of their own, which differ, but
 * the entry compares the same values.
 */
export function distinctMatches(matches: readonly Match[]): readonly Match[] {
	return [...new Map(matches.map((each) => [comparedText(each), each])).values()];
}

/** What an entry compares of a personality, what the kernel creates for it, and from where it is. */
export function comparedText(match: Match): string {
	return [textOfMatch(match), match.personality.source].join('\n');
}

/** The matches of drivers that a dump shows, without those that a personality of a plist describes: `own`. */
export function withoutOwn(shown: readonly Match[], own: readonly Match[]): readonly Match[] {
	// Only of few, all that is compared has to be read.
	const identities = new Set(shown.map(scoredIdentityOf));
	const alike = own.filter((match) => identities.has(scoredIdentityOf(match)));
	const known = new Set(alike.map(textOfMatch));
	return shown.filter((match) => !known.has(textOfMatch(match)));
}

function scoredIdentityOf({ personality, score }: Match): string {
	return [identityOf(personality), score].join('\n');
}

function textOfMatch({ personality, score, trace }: Match): string {
	const compared = trace.map(({ test, key, wanted }) => [test, key, wanted]);
	return textOfValue([identityOf(personality), score, compared]);
}

/** Whether a personality has a class of its own, so that a driver of it in a dump is this one, perhaps in another version. */
export function hasOwnClass({ properties }: DriverPersonality): boolean {
	return ['IOClass', 'IOUserClass'].some((key) => {
		const name = textOf(properties, key);
		return name !== undefined && isThirdPartyName(name);
	});
}

/** What two descriptions of the same driver have in common. The bundle of a source plist may depend on the build. */
export function identityOf(personality: DriverPersonality): string {
	const names = ['IOClass', 'IOUserClass', 'IOProviderClass'].map(
		(key) => textOf(personality.properties, key) ?? '',
	);
	return [...names, categoryOf(personality)].join('\n');
}

function textOfPersonality({ properties }: DriverPersonality): string {
	return textOfValue([...properties].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function textOfValue(values: readonly unknown[]): string {
	return JSON.stringify(values, (_, value) => {
		if (typeof value === 'bigint') return value.toString();
		if (value instanceof Map) return [...value];
		return value instanceof Uint8Array ? [...value] : value;
	});
}
