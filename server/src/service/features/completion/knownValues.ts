/** The values known for a place: what its schema lists, and what the facts know of classes and bundles. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { hexOf, type ListedValue, listedValues } from '../../schema/listedValues.js';
import type { Schema } from '../../schema/schema.js';
import type { PlistPath } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import type { CursorContext } from '../cursorContext.js';
import { factValues } from './factValues.js';
import type { KnownChoice } from './knownChoice.js';

/** Best first, each once: the ones the facts prefer here, those that the schema lists, all others. */
export function knownValues(
	plist: DriverPlist,
	path: PlistPath,
	schema: Schema | undefined,
	{ holder, entry }: CursorContext,
): readonly KnownChoice[] {
	if (!schema) return [];
	const listed = valuesFor(plist, path, schema).map(({ value, description }) => {
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
	const dict: Dict | undefined = entry?.dict ?? (holder?.type === 'dict' ? holder : undefined);
	const source = schema['x-valuesFrom'];
	if (source === undefined || !dict) return listed;
	const { preferred, others } = factValues(plist, source, dict, path);
	const seen = new Set<KnownChoice['value']>();
	return [...preferred, ...listed, ...others].filter(({ value }) => {
		if (seen.has(value)) return false;
		seen.add(value);
		return true;
	});
}

/** Those that the schema lists; of the key that decides the kind also those of other kinds, its own first. */
function valuesFor(plist: DriverPlist, path: PlistPath, schema: Schema): readonly ListedValue[] {
	const own = listedValues(schema, plist.kind);
	if (path.join() !== 'CFBundlePackageType') return own;
	const isOwn = ({ value }: ListedValue): boolean => own.some((each) => each.value === value);
	return [...own, ...listedValues(schema, 'other').filter((each) => !isOwn(each))];
}
