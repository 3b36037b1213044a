/** The simulator agrees with the drivers that real Macs attached. */
import { describe, expect, it } from 'vitest';
import { hasDumps, share, verifyDumps } from './dumps.js';

describe.skipIf(!hasDumps)('the drivers of real Macs (skipped without ../shared)', () => {
	const verified = hasDumps ? verifyDumps() : undefined;

	it('are in dumps that can be read', () => {
		expect(verified?.unread).toEqual([]);
		expect(verified?.all.pairs).toBeGreaterThan(7000);
	});

	it('match their providers, except for a known cause', () => {
		const { match = 0, pairs = 0, mismatch } = verified?.all ?? {};
		expect(share(match, pairs)).toBeGreaterThanOrEqual(0.985);
		expect(mismatch).toBe(0);
		const unexplained = verified?.dumps.flatMap(({ file, exceptions }) =>
			exceptions.filter(({ cause }) => cause === 'unexplained').map((each) => ({ file, ...each })),
		);
		expect(unexplained).toEqual([]);
	});

	it('have the scores of the simulator', () => {
		expect(verified?.all.scoreWrong).toBe(0);
		expect(verified?.all.scoreExact).toBeGreaterThan(800);
	});

	it.each(['USB device', 'USB interface', 'PCI', 'ACPI', 'media'])(
		'are those that would be tried first: %s',
		(family) => {
			const { winnerRight = 0, winnerWrong = 0 } = verified?.figures.get(family) ?? {};
			expect(winnerRight).toBeGreaterThan(200);
			expect(share(winnerRight, winnerRight + winnerWrong)).toBeGreaterThanOrEqual(0.98);
		},
	);
});
