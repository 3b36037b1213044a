/** The drivers of Apple that compete for a provider, as Markdown: what they match, and with which score. */
import {
	type ApplePersonality,
	applePersonalitiesOn,
	driverNameOf,
	isOfInterest,
	seenText,
} from '../../platform/applePersonalities.js';
import { inWords } from '../../text/inWords.js';
import { code } from '../markdown.js';

/** Undefined where none is known. */
export function renderRivals(providerClass: string): string | undefined {
	const rivals = applePersonalitiesOn(providerClass).filter(isOfInterest);
	if (rivals.length === 0) return undefined;
	return [
		'Drivers of Apple that were seen on it, with their scores:',
		'',
		...rivals.map(lineOf),
	].join('\n');
}

/** Such as: - 50,001: `AppleUserUSBHostHIDDevice`, for `bInterfaceClass` 3, in macOS 15. */
function lineOf(rival: ApplePersonality): string {
	return `- ${[
		`${scoresOf(rival)}: ${code(driverNameOf(rival))}`,
		keysOf(rival),
		`in ${seenText(rival)}`,
		rival.decidesInProbe ? 'unless it refuses the device' : undefined,
	]
		.filter((part) => part !== undefined)
		.join(', ')}`;
}

function scoresOf({ scores }: ApplePersonality): string {
	return inWords(
		scores.map((score) => score.toLocaleString('en-US')),
		'or',
	);
}

function keysOf({ keys }: ApplePersonality): string | undefined {
	const shown = Object.entries(keys).map(
		([key, value]) =>
			`${code(key)} ${typeof value === 'object' ? code(JSON.stringify(value)) : String(value)}`,
	);
	return shown.length > 0 ? `for ${shown.join(', ')}` : undefined;
}
