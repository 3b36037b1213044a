/** Finds the elements of a property in `IOPropertyMatch` by the type that the provider publishes it with. */
import { propertyTypeOf } from '../../platform/nubProperties.js';
import type { DictEntry } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';
import type { WritableType } from './valueSnippet.js';

/** The elements that can equal the property; undefined if its type is not known. */
export function publishedTypes({ key, dict }: DictEntry): readonly WritableType[] | undefined {
	const match = dict.entry ?? dict.array?.entry;
	if (match?.key !== 'IOPropertyMatch') return undefined;
	const published = propertyTypeOf(stringAt(match.dict, 'IOProviderClass'), key);
	return published && [published === 'bytes' ? 'data' : 'integer'];
}
