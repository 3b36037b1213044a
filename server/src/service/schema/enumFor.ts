/** Reads closed lists of values, by kind of plist. */
import type { DocumentKind } from '../platform/documentKind.js';
import type { Schema } from './schema.js';

/** The closed list of a schema for plists of a kind, without the values that `x-values` limits to other kinds. */
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
