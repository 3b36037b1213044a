/** What a codeless driver competes with, as a sentence of its README. */
import {
	type ApplePersonality,
	applePersonalities,
	applePersonalitiesOn,
	driverNameOf,
	isOfInterest,
} from '../../server/src/service/platform/applePersonalities.js';
import { inWords } from '../../server/src/service/text/inWords.js';

/** `AppleUserHIDEventDriver scores 1,151 or 1,201 (macOS 10.15 to 15).` Throws for an unknown class. */
export function rivalSentence(name: string): string {
	const rivals = applePersonalities.filter(
		(rival) => driverNameOf(rival) === name && isOfInterest(rival) && !isForVendor(rival),
	);
	if (rivals.length === 0) throw new Error(`no personality of the class '${name}' is known`);
	const systemsOf = ({ seen }: ApplePersonality): string => [...new Set(seen)].join(' to ');
	const parts = [...new Set(rivals.map(systemsOf))].map((systems) => {
		const scores = scoresOf(rivals.filter((rival) => systemsOf(rival) === systems));
		return `${inWords(scores.map(written), 'or')} (macOS ${systems})`;
	});
	return `${name} scores ${inWords(parts, 'and')}.`;
}

/** The range of the scores of drivers that match a class of devices, of any vendor. */
export function classScoresSentence(provider: string): string {
	const scores = scoresOf(applePersonalitiesOn(provider).filter((rival) => !isForVendor(rival)));
	const [lowest, highest] = [scores.at(0), scores.at(-1)];
	if (lowest === undefined || highest === undefined) {
		throw new Error(`no personality with the provider '${provider}' is known`);
	}
	return `Drivers of Apple for a class of devices score ${written(lowest)} to ${written(highest)}.`;
}

/** Whether it is for devices of one vendor. */
function isForVendor({ keys }: ApplePersonality): boolean {
	return 'idVendor' in keys || 'VendorID' in keys;
}

function scoresOf(personalities: readonly ApplePersonality[]): readonly number[] {
	return [...new Set(personalities.flatMap(({ scores }) => scores))].sort((a, b) => a - b);
}

function written(score: number): string {
	return score.toLocaleString('en-US');
}
