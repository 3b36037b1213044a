/** What is shown in the text of a property list: a line above each personality, and the values of the nearest device. */
import { explainMatch } from '../../matching/explain/explainMatch.js';
import { valueText } from '../../matching/explain/valueText.js';
import { describeFailure } from '../../matching/explain/wording.js';
import type { DriverPersonality } from '../../matching/simulator/personality.js';
import { abbreviated, renderMessage } from '../../messages/message.js';
import { deviceName, noDevice, summaryOf } from './describeRows.js';
import type { MatchView } from './matchView.js';

/** A text after a value. VS Code cuts it after 43 characters, so the value is first, and the device in the detail. */
export interface MismatchHint {
	/** In UTF-16 code units. */
	readonly offset: number;
	readonly text: string;
	/** The device, and sentences. */
	readonly detail: string;
}

/** The title of a code lens, in which `$(name)` is an icon, such as: Matches Aurora Macro Pad: score 91,000, tried first. */
export function lensTitle(personality: DriverPersonality, view: MatchView): string {
	const unread = personality.isUnreadable ? 'No program can read the file. Otherwise: ' : '';
	return unread + titleOf(personality, view).replace(/\$\(/g, '$ (');
}

function titleOf(personality: DriverPersonality, view: MatchView): string {
	const found = view.matchesOf(personality);
	const { shown, count } = found;
	const best = shown.find(({ result }) => result === 'unknown') ?? shown[0];
	if (!best)
		return found.absent === undefined ? 'No device to compare' : `Matches ${noDevice(found)}`;
	const summary = summaryOf(explainMatch(personality, best.entry, view.matching));
	const name = abbreviated(deviceName(best.entry));
	if (best.result === 'match') {
		const more = count > 1 ? ` and ${count - 1} more` : '';
		return `Matches ${name}${more}: ${summary}`;
	}
	return best.result === 'unknown'
		? `May match ${name}: ${summary}`
		: `Matches ${noDevice(found)}. Nearest: ${name}. ${summary}`;
}

/** The values of the nearest device where they differ from those of the personality; none if it matches one. */
export function mismatchHints(
	personality: DriverPersonality,
	view: MatchView,
): readonly MismatchHint[] {
	const [best] = view.matchesOf(personality).shown;
	if (!best || best.result === 'match' || !personality.dict) return [];
	const { dict } = personality;
	return best.trace.flatMap((row) => {
		const [key = ''] = row.key;
		const entry = row.key.length === 1 ? dict.get(key) : undefined;
		if (!entry || row.result !== 'no match' || row.test === 'creation') return [];
		return [
			{
				offset: entry.value.range.end,
				text: `${abbreviated(valueText(row.found))} in the device`,
				detail: `${abbreviated(deviceName(best.entry))}: ${renderMessage(describeFailure(row))}`,
			},
		];
	});
}
