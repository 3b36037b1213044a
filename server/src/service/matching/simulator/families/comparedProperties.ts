/** Families that only require some keys to be equal to the properties of the provider. */
import { comparedProperties } from '../../../platform/comparedProperties.js';
import { propertyOf } from '../properties.js';
import type { EntryClass } from '../simulation.js';
import {
	equalRow,
	existsVerdict,
	type FamilyInput,
	type FamilyResult,
	isWildcard,
} from './family.js';

export function comparedPropertiesTest(input: FamilyInput, entryClass: EntryClass): FamilyResult {
	const compared = comparedProperties.filter((each) => entryClass.lineage.includes(each.class));
	const rows = compared.flatMap(({ keys, source, likeUsb }) =>
		keys.flatMap((key) => {
			const row = equalRow(input, key, source);
			if (!row || !likeUsb || !isWildcard(input.table.get(key))) return row ?? [];
			return { ...row, result: existsVerdict(propertyOf(input.entry, key)) };
		}),
	);
	const isScoreKnown = !compared.some(({ likeUsb }) => likeUsb);
	return { rows, score: isScoreKnown ? input.probeScore : undefined };
}
