/** What is shown in the text of a property list: a line above each personality, and the values of the nearest device. */
import { explainMatch } from '../../matching/explain/explainMatch.js';
import { valueText } from '../../matching/explain/valueText.js';
import { describeFailure } from '../../matching/explain/wording.js';
import type { DriverPersonality } from '../../matching/simulator/personality.js';
import { renderMessage } from '../../messages/message.js';
import { deviceName, summaryOf } from './describeRows.js';
import type { MatchView } from './matchView.js';

/** A text after a value. */
export interface MismatchHint {
	/** In UTF-16 code units. */
	readonly offset: number;
	readonly text: string;
	/** Sentences. */
	readonly detail: string;
}

/** Such as: Matches Aurora Macro Pad: score 91,000, tried first. */
export function lensTitle(personality: DriverPersonality, view: MatchView): string {
	const [best, ...others] = view.matchesOf(personality);
	if (!best) return 'No device to compare';
	const summary = summaryOf(explainMatch(personality, best.entry, view.matching));
	if (best.result === 'match') {
		const more = others.length > 0 ? ` and ${others.length} more` : '';
		return `Matches ${deviceName(best.entry)}${more}: ${summary}`;
	}
	return best.result === 'unknown'
		? `May match ${deviceName(best.entry)}: ${summary}`
		: `Matches no device. Nearest: ${deviceName(best.entry)}. ${summary}`;
}

/** The values of the nearest device where they differ from those of the personality; none if it matches one. */
export function mismatchHints(
	personality: DriverPersonality,
	view: MatchView,
): readonly MismatchHint[] {
	const [best] = view.matchesOf(personality);
	if (!best || best.result === 'match' || !personality.dict) return [];
	const { dict } = personality;
	return best.trace.flatMap((row) => {
		const [key = ''] = row.key;
		const entry = row.key.length === 1 ? dict.get(key) : undefined;
		if (!entry || row.result !== 'no match') return [];
		return [
			{
				offset: entry.value.range.end,
				text: `${deviceName(best.entry)}: ${valueText(row.found)}`,
				detail: renderMessage(describeFailure(row)),
			},
		];
	});
}
