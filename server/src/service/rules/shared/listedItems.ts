/** The values that an entitlement with a closed list of them can contain. */
import type { PlistContents } from '../../document/driverPlist.js';
import { schemaAt } from '../../schema/describe.js';
import { listedValues } from '../../schema/listedValues.js';
import { nearestName } from '../../text/spelling.js';

/** The values that the schema lists for the items of an entitlement; empty where any may be right. */
export function listedItems(plist: PlistContents, entitlement: string): readonly string[] {
	const schema = schemaAt(plist, [entitlement, 0]);
	return schema ? listedValues(schema, plist.kind).map(({ value }) => String(value)) : [];
}

/** The listed value that is similar, whose plural it is, or that only the missing word `provider` distinguishes. */
export function nearestListed(value: string, listed: readonly string[]): string | undefined {
	const shortened = listed.find(
		(each) => each.replace('-provider', '') === value || value === `${each}s`,
	);
	return shortened ?? nearestName(value, listed);
}
