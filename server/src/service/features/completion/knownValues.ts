/** The values known for a place: what its schema lists, and what the facts know of classes and bundles. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { Schema } from '../../schema/schema.js';
import type { PlistPath } from '../../value/plistPath.js';
import type { CompletionItem } from '../completion.js';
import type { CursorContext } from '../cursorContext.js';
import { listedValues } from '../hover/renderKey.js';

export interface KnownChoice {
	readonly value: string | number | boolean;
	readonly item: Pick<
		CompletionItem,
		'label' | 'kind' | 'detail' | 'documentation' | 'preselect' | 'deprecated'
	>;
}

/** Best first. */
export function knownValues(
	plist: DriverPlist,
	_path: PlistPath,
	schema: Schema | undefined,
	_cursor: CursorContext,
): readonly KnownChoice[] {
	if (!schema) return [];
	return listedValues(schema, plist.kind).map(({ value, description }) => ({
		value,
		item: {
			label: String(value),
			kind: 'value',
			...(description && { documentation: description }),
		},
	}));
}
