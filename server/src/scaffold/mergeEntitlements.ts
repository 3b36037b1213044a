/** Adds to an entitlements file what the personalities of a dext require. What is there stays as it is. */
import {
	type DriverPlist,
	layoutOf,
	type NewValue,
	type PlistEdit,
	renderEdits,
	renderValue,
	type TextEdit,
} from '../service/index.js';
import { requiredEntitlements } from './devices/entitlements.js';

type PlistArray = Extract<DriverPlist['root'], { type: 'array' }>;

/** None where nothing is missing; undefined where the file has no root dictionary. */
export function mergeEntitlements(
	dext: DriverPlist,
	existing: DriverPlist,
): readonly TextEdit[] | undefined {
	const { root } = existing;
	if (root?.type !== 'dict' || existing.hasFaults) return undefined;
	const edits = [...requiredEntitlements(dext)].flatMap(([key, value]): readonly PlistEdit[] => {
		const present = root.get(key)?.value;
		if (!present) return [{ kind: 'insertEntry', into: root, key, value }];
		return present.type === 'array' && Array.isArray(value)
			? itemsAddedTo(existing, present, value)
			: [];
	});
	return renderEdits(existing, edits);
}

/** The devices that no item is for: an item may be narrower than the personality. */
function itemsAddedTo(
	{ text }: DriverPlist,
	array: PlistArray,
	wanted: readonly NewValue[],
): readonly PlistEdit[] {
	const last = array.items.at(-1);
	const missing = wanted.filter((each) => !array.items.some((item) => hasSameVendor(item, each)));
	if (!last || missing.length === 0) {
		return missing.length === 0 ? [] : [{ kind: 'replaceValue', value: array, by: missing }];
	}
	const layout = layoutOf(text);
	const indent = /[ \t]*$/.exec(text.slice(0, last.range.start))?.[0] ?? '';
	const by = missing
		.map((each) => layout.eol + indent + renderValue(each, indent, layout))
		.join('');
	return [{ kind: 'replaceText', range: { start: last.range.end, end: last.range.end }, by }];
}

/** Whether an item has the first key of a wanted dictionary with the same value. */
function hasSameVendor(item: PlistArray['items'][number], wanted: NewValue): boolean {
	if (item.type !== 'dict' || typeof wanted !== 'object' || !('dict' in wanted)) return false;
	const [first] = wanted.dict;
	const value = first && item.get(first[0])?.value;
	return (value?.type === 'string' || value?.type === 'integer') && value.value === first?.[1];
}
