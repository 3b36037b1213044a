/** The drivers of Apple that match a provider class, and what a driver of Apple matches. */
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
	const byTitle = new Map<string, string[]>();
	for (const personality of personalities) {
		const title = titleOf(personality);
		const line = `${scoresText(personality)} ${describeApplePersonality(personality, String)}`;
		const same = byTitle.get(title);
		if (same) same.push(line);
		else byTitle.set(title, [line]);
	}
	return byTitle.size === 0
		? []
		: [{ kind: 'driver of Apple', description, properties: [...byTitle] }];
}
