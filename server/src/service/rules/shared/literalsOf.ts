/** The texts of a list, where the build does not change them. */
import type { DictEntry } from '../../value/plistValue.js';

/** The values of a list; undefined if one of them depends on the build, or there is no list. */
export function literalsOf({ value }: DictEntry): readonly string[] | undefined {
	if (value.type !== 'array') return undefined;
	const literals = value.items.flatMap((item) =>
		item.type === 'string' && item.replacement === 'never' ? [item.value] : [],
	);
	return literals.length === value.items.length ? literals : undefined;
}
