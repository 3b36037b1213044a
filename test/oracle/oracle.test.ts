/** Compares results and values with those recorded from the three real parsers. */
import { describe, expect, it } from 'vitest';
import { unlikeOracle, unlikeRecorded, valueUnlikeOracle } from './exceptions.js';
import {
	bytesOf,
	hasOracle,
	letters,
	oracleCases,
	ourValue,
	ourVerdict,
	parseBytes,
	recordedFiles,
	recordedValue,
} from './realParsers.js';

describe.skipIf(!hasOracle)('the real parsers (skipped without ../shared)', () => {
	// The newest open source version of CoreFoundation is closer to current macOS than that of 2015.
	it.each(oracleCases().map((each) => [each.name, each] as const))(
		'have the same result for %s',
		(name, each) => {
			const { A, B, C_newer } = each;
			const parsed = parseBytes(bytesOf(each));
			const same = ourVerdict(parsed) === letters(A.accepts, B.accepts, C_newer.accepts);
			expect(same, unlikeOracle[name] ?? parsed.faults.map(({ code }) => code).join()).toBe(
				!(name in unlikeOracle),
			);
			if (!C_newer.accepts || C_newer.value === undefined) return;
			const value = recordedValue(C_newer.value);
			if (value.t === 'omitted' || parsed.format !== 'xml' || name in unlikeOracle) return;
			if (name in valueUnlikeOracle) expect(ourValue(parsed)).not.toEqual(value);
			else expect(ourValue(parsed)).toEqual(value);
		},
	);

	it.each(recordedFiles().map((each) => [each.path, each] as const))(
		'have the same result for %s',
		(_, { verdict, bytes }) => {
			const parsed = parseBytes(bytes);
			const exception = unlikeRecorded(parsed.format);
			if (exception === undefined) {
				expect(ourVerdict(parsed), parsed.faults.map(({ code }) => code).join()).toBe(verdict);
			} else {
				expect(exception.length).toBeGreaterThan(0);
			}
		},
	);
});
