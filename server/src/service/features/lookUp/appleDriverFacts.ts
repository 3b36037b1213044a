/** The drivers of Apple that match a provider class, and what a driver of Apple matches. */
import { groupBy } from '../../groupBy.js';
import {
	type ApplePersonality,
	applePersonalities,
	applePersonalitiesOn,
	driverNameOf,
	isOfInterest,
} from '../../platform/applePersonalities.js';
import { describeApplePersonality, scoresText } from '../describeApplePersonality.js';
import type { NameFact } from './nameFact.js';

export function appleDriverFacts(name: string): readonly NameFact[] {
	const onProvider = applePersonalitiesOn(name).filter(isOfInterest);
	const own = applePersonalities.filter((each) => [driverNameOf(each), each.class].includes(name));
	return [
		...factOf('Drivers of Apple that match it, with their scores.', onProvider, driverNameOf),
		...factOf('What it matches, with its scores.', own, ({ provider }) => provider),
	];
}

function factOf(
	description: string,
	personalities: readonly ApplePersonality[],
	titleOf: (personality: ApplePersonality) => string,
): readonly NameFact[] {
	const properties = [...groupBy(personalities, titleOf)].map(
		([title, same]) =>
			[
				title,
				same.map((each) => `${scoresText(each)} ${describeApplePersonality(each, String)}`),
			] as const,
	);
	return properties.length === 0 ? [] : [{ kind: 'driver of Apple', description, properties }];
}
