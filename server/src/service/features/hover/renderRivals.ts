/** The drivers of Apple that compete for a provider, as Markdown: what they match, and with which score. */
import {
	applePersonalitiesOn,
	driverNameOf,
	isOfInterest,
} from '../../platform/applePersonalities.js';
import { describeApplePersonality, scoresText } from '../describeApplePersonality.js';
import { code } from '../markdown.js';

/** Undefined where none is known. */
export function renderRivals(providerClass: string): string | undefined {
	const rivals = applePersonalitiesOn(providerClass).filter(isOfInterest);
	if (rivals.length === 0) return undefined;
	return [
		'Drivers of Apple that were seen on it, with their scores:',
		'',
		// Such as: - 50,001: `AppleUserUSBHostHIDDevice`, for `bInterfaceClass` 3, in macOS 15.
		...rivals.map(
			(rival) =>
				`- ${scoresText(rival)}: ${code(driverNameOf(rival))}, ${describeApplePersonality(rival, code)}`,
		),
	].join('\n');
}
