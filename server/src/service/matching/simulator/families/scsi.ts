/** SCSI logical units (IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable). */
import {
	scsiClampedScore,
	scsiClientCategory,
	scsiLadder,
	scsiScoreOfCategory,
	scsiScores,
} from '../../../platform/scsi.js';
import { canMatchScsi, readScsiKeys } from '../../scsiMatch.js';
import { textOf } from '../properties.js';
import type { TestRow } from '../trace.js';
import { resultOf } from '../trace.js';
import { verdictOf } from '../verdict.js';
import { addScores, equalRow, type FamilyInput, type FamilyResult, familyRow } from './family.js';

const source = 'IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable';

export function scsiTest(input: FamilyInput): FamilyResult {
	const probeScore =
		BigInt(input.probeScore) >= scsiClampedScore.from
			? Number(scsiClampedScore.to)
			: input.probeScore;
	const has = (key: string): boolean => input.table.has(key);
	const keys = readScsiKeys(has);
	if (keys.length === 0) return withoutType(input, probeScore, canMatchScsi(has));
	const rows: TestRow[] = [];
	let step = 0;
	// Each key is read only if the one before it is equal.
	for (const [index, key] of keys.entries()) {
		const row = equalRow(input, key, source);
		if (!row) break;
		step = scsiScores[index] ?? step;
		rows.push({ ...row, ...(row.result === 'match' && { score: step }) });
		if (row.result === 'no match') break;
	}
	return {
		rows,
		score: resultOf(rows) === 'match' ? addScores(step, probeScore) : undefined,
	};
}

/** Without a device type, only personalities with a match category of their own match. */
function withoutType(input: FamilyInput, probeScore: number, canMatch: boolean): FamilyResult {
	const [firstKey = ''] = scsiLadder;
	const category = input.table.get('IOMatchCategory');
	const row = familyRow(
		[category ? 'IOMatchCategory' : firstKey],
		category ?? 'missing',
		`requires '${firstKey}' or a match category`,
		verdictOf(canMatch),
		source,
	);
	const isClient = textOf(input.table, 'IOMatchCategory') === scsiClientCategory;
	return {
		rows: [row],
		// The score starts as IOProbeScore, which is added once more.
		score: addScores(isClient ? input.probeScore : scsiScoreOfCategory, probeScore),
	};
}
