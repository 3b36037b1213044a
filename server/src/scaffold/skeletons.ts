/** The personality skeletons of the schemas, as a picker offers them. */
import { type DriverPlist, newPersonalities, withoutVariables } from '../service/index.js';

export interface Skeleton {
	readonly title: string;
	readonly description: string;
	/** The body of a snippet: `<key>…</key>` and the dictionary, indented by tabs from the left margin. */
	readonly body: string;
}

/** Those that can be added to a property list, most useful first, with names that it does not have. */
export function skeletonsFor(plist: DriverPlist): readonly Skeleton[] {
	return newPersonalities(plist).map(({ label, description = '', body }) => ({
		title: label,
		description,
		body: withoutVariables(body, plist),
	}));
}
