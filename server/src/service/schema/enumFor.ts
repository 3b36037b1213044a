/** The closed lists of values, by kind of plist. */
import type { DocumentKind } from '../platform/documentKind.js';
import type { Schema } from './schema.js';

/** The closed list of a schema in plists of one kind: values that `x-values` has for other kinds are left out. */
export function enumFor(
	schema: Schema,
	kind: DocumentKind,
): readonly (string | number | boolean)[] {
	const isForOthers = (value: string | number | boolean): boolean =>
		schema['x-values']?.some(
			(known) => known.value === value && known.kinds?.includes(kind) === false,
		) ?? false;
	return (schema.enum ?? []).filter((value) => !isForOthers(value));
}
