/** The personality skeletons of the schemas, as a picker offers them. */
import { type DocumentKind, personalitySkeletons } from '../service/index.js';

export interface Skeleton {
	readonly title: string;
	readonly description: string;
	/** The body of a snippet: `<key>…</key>` and the dictionary, indented by tabs from the left margin. */
	readonly body: string;
}

/** Those for a bundle of that kind, most useful first; all of them for kind `other`. */
export function skeletonsFor(kind: DocumentKind): readonly Skeleton[] {
	return personalitySkeletons(kind).map(({ label, description = '', body }) => ({
		title: label,
		description,
		body,
	}));
}
