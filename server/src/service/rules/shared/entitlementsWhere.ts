/** Names of entitlements by what their schemas state. */
import { describedKeys } from '../../schema/describe.js';
import type { Schema } from '../../schema/schema.js';

/** The names of the entitlements that are described as wanted. */
export function entitlementsWhere(isWanted: (schema: Schema) => boolean): readonly string[] {
	return describedKeys()
		.filter(({ file, schema }) => file === 'entitlements.schema.json' && isWanted(schema))
		.map(({ key }) => key);
}
