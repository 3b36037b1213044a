/** A row of the view that compares drivers with devices, and what rows show of a personality. */
import type { Match } from '../../matching/simulator/matchPersonality.js';
import type { Verdict } from '../../matching/simulator/verdict.js';
import type { TextRange } from '../../text/textRange.js';

export interface MatchRow {
	/** The path of the row: it is the same as long as the dump, and the file and the name of the personality are. */
	readonly id: string;
	readonly kind: 'group' | 'device' | 'personality' | 'driver' | 'test' | 'remark';
	readonly label: string;
	readonly description?: string;
	/** Sentences. */
	readonly detail?: string;
	readonly result?: Verdict;
	/** Whether the personality matches, but another one is tried before it. */
	readonly isTriedLater?: boolean;
	readonly hasRows: boolean;
	/** Whether the rows below are shown at first. */
	readonly isExpanded?: boolean;
	/** What the row is about: a range in UTF-16 code units of a property list. */
	readonly place?: { readonly source: string; readonly range: TextRange };
	/** The title of the change that makes the personality match. */
	readonly fix?: string;
}

/** What a personality matches. */
export interface FoundMatches {
	/** The devices that it matches, or the nearest ones: as many as are shown. */
	readonly shown: readonly Match[];
	/** How many devices it matches. */
	readonly count: number;
	/** How many it may match, if it is not known to match one. */
	readonly unknown: number;
	/** The IDs that it names if no device of the dump has them. */
	readonly absent: string | undefined;
}
