/** What a personality of Apple matches, and with which score, as phrases for hovers and look-ups. */
import { type ApplePersonality, seenText } from '../platform/applePersonalities.js';
import { inWords } from '../text/inWords.js';

/** Such as: 1,151 or 1,201. */
export function scoresText({ scores }: ApplePersonality): string {
	return inWords(
		scores.map((score) => score.toLocaleString('en-US')),
		'or',
	);
}

/** Such as: for bInterfaceClass 3, in macOS 15. `code` formats names and values. */
export function describeApplePersonality(
	personality: ApplePersonality,
	code: (text: string) => string,
): string {
	const keys = Object.entries(personality.keys).map(
		([key, value]) =>
			`${code(key)} ${typeof value === 'object' ? code(JSON.stringify(value)) : String(value)}`,
	);
	return [
		...(keys.length > 0 ? [`for ${keys.join(', ')}`] : []),
		`in ${seenText(personality)}`,
		...(personality.decidesInProbe ? ['unless it refuses the device'] : []),
	].join(', ');
}
