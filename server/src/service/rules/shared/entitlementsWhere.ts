/** Finds entitlements by their schemas. */
import { describedKeysIn } from '../../schema/describe.js';
import type { Schema } from '../../schema/schema.js';

/** The names of the entitlements whose descriptions match. */
export function entitlementsWhere(isWanted: (schema: Schema) => boolean): readonly string[] {
	return describedKeysIn('entitlements.schema.json')
		.filter(({ schema }) => isWanted(schema))
		.map(({ key }) => key);
}
