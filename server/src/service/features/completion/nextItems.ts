/** Whether a value that was inserted has items of its own, so that an editor opens the list again. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { isPersonalities } from '../../document/rootKey.js';
import { isForKind, schemaAt } from '../../schema/describe.js';
import type { Schema } from '../../schema/schema.js';
import type { PlistPath } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import { hasPersonalities } from './entrySnippets.js';
import { knownValues } from './knownValues.js';

/** A string without a text, a number that is only a placeholder, and a dictionary without keys; each also as the item of an array. */
const unfinished =
	/^(?<array><array>\s*)?(?:(?<string><string>\$1<)|(?<integer><integer>\$\{1:\d+\}<)|<dict>\s*\$1\s*<)/;

/** Whether the first tab stop of `value`, the snippet of a value of `dict` at `path`, is unfinished and has items. */
export function hasNextItems(
	plist: DriverPlist,
	dict: Dict,
	path: PlistPath,
	schema: Schema | undefined,
	value: string,
): boolean {
	const { groups } = unfinished.exec(value) ?? {};
	if (!groups || !schema) return false;
	const [at, inside] = groups.array === undefined ? [path, schema] : [[...path, 0], schema.items];
	if (!inside) return false;
	if (groups.string === undefined && groups.integer === undefined) {
		if (isPersonalities(path[0]) && path.length === 1) return hasPersonalities(plist);
		// Not `inside`, which a provider that is not in the personality may have.
		const { properties = {} } = schemaAt(plist, at) ?? {};
		return Object.values(properties).some((each) => isForKind(each, plist.kind));
	}
	const type = groups.string === undefined ? 'number' : 'string';
	const known = knownValues(plist, at, inside, { container: dict, entry: undefined });
	return known.some(({ value: each }) => typeof each === type);
}
