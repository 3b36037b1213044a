/** The personalities of a document that are compared with the open dump, and where they are. */
import type { DriverPersonality, TextRange } from '../service/index.js';
import type { Model } from './model.js';
import type { MatchedDocuments, OpenDump } from './openDump.js';

export interface MatchedPlace {
	readonly personality: DriverPersonality;
	/** The key of the personality, and its entry. */
	readonly key: TextRange;
	readonly whole: TextRange;
}

export interface MatchedPlaces {
	readonly matched: MatchedDocuments;
	readonly model: Model;
	readonly places: readonly MatchedPlace[];
}

/** The personalities of a document that have a place in it, if a dump is open. */
export async function matchedPlaces(
	uri: string | undefined,
	dump: OpenDump,
): Promise<MatchedPlaces | undefined> {
	const matched = dump.isOpen ? await dump.matched() : undefined;
	const model = matched?.models.find(({ document }) => document.uri === uri);
	if (!matched || !model) return undefined;
	const places = matched.view.matching.personalities.flatMap(
		(personality): readonly MatchedPlace[] => {
			const entry = personality.source === uri ? personality.dict?.entry : undefined;
			return entry ? [{ personality, key: entry.keyRange, whole: entry.range }] : [];
		},
	);
	return { matched, model, places };
}
