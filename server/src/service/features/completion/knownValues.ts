/** Lists the known values at a path: those of its schema, and classes and bundles of the facts. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { hexOf, type ListedValue, listedValues } from '../../schema/listedValues.js';
import type { Schema } from '../../schema/schema.js';
import type { PlistPath } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import type { CursorContext } from '../cursorContext.js';
import { entitledIds } from './entitledIds.js';
import { factValues } from './factValues.js';
import type { KnownChoice } from './knownChoice.js';
import { isSuitableValue } from './suitableValues.js';

/** The values, each once: first those that the facts prefer here, then those of the schema, then all others. */
export function knownValues(
	plist: DriverPlist,
	path: PlistPath,
	schema: Schema | undefined,
	{ container, entry }: Pick<CursorContext, 'container' | 'entry'>,
): readonly KnownChoice[] {
	if (!schema) return [];
	const dict: Dict | undefined =
		entry?.dict ?? (container?.type === 'dict' ? container : undefined);
	const listed = valuesFor(plist, path, schema)
		.filter(({ value }) => !dict || isSuitableValue(plist, dict, path, value))
		.map(({ value, description }) => {
			const detail = [hexOf(value, schema), description].filter((part) => part !== undefined);
			return {
				value,
				item: {
					label: String(value),
					kind: 'value' as const,
					...(detail.length > 0 && { detail: detail.join(' – ') }),
				},
			};
		});
	const listOf = container?.type === 'array' ? container.entry?.dict : undefined;
	const ids = idChoices(plist, path, schema, dict ?? listOf);
	const source = schema['x-valuesFrom'];
	if (source === undefined || !dict) return [...ids, ...listed];
	const { preferred, others } = factValues(plist, source, dict, path);
	const seen = new Set<KnownChoice['value']>();
	return [...ids, ...preferred, ...listed, ...others].filter(({ value }) => {
		if (seen.has(value)) return false;
		seen.add(value);
		return true;
	});
}

/** The IDs of the devices of a dext, in its entitlements. */
function idChoices(
	plist: DriverPlist,
	path: PlistPath,
	schema: Schema,
	dict: Dict | undefined,
): readonly KnownChoice[] {
	if (!dict) return [];
	return entitledIds(plist, dict, String(path[2])).map(({ value, personality }) => {
		const detail = [hexOf(value, schema), personality].filter((part) => part !== undefined);
		return {
			value,
			item: { label: String(value), kind: 'value', detail: detail.join(' – ') },
		};
	});
}

/**
 * The values of the schema for the kind of the plist, without variables in a built bundle. A plist of unknown kind, which is
 * completed as a dext, can become any kind.
 */
function valuesFor(plist: DriverPlist, path: PlistPath, schema: Schema): readonly ListedValue[] {
	const isOpen = path.join() === 'CFBundlePackageType' && plist.classification.kind === 'other';
	return listedValues(schema, isOpen ? 'other' : plist.kind).filter(
		({ value }) => plist.form === 'source' || !String(value).startsWith('$('),
	);
}
