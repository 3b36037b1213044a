/** The grammar of kext versions, and suggestions for invalid versions. */
import { describe, expect, it } from 'vitest';
import { parseKextVersion } from '../../../server/src/service/document/kextVersion.js';
import { nearestKextVersion } from '../../../server/src/service/document/nearestKextVersion.js';

describe('parseKextVersion', () => {
	it.each([
		['1', 1_000_000_009_000n],
		['1.2.3', 1_000_200_039_000n],
		['01.02', 1_000_200_009_000n],
		['1.', 1_000_000_009_000n],
		['1..2', 1_000_000_029_000n],
		['9999.9999.9999', 9_999_999_999_999_000n],
		['1.0d0', 1_000_000_001_000n],
		['1.0b255', 1_000_000_005_255n],
		['1.0fc3', 1_000_000_007_003n],
		['1.0f3', 1_000_000_007_003n],
		['1.0 beta', 1_000_000_009_000n],
		['1.2.3456.', 1_000_234_569_000n],
	])('reads %s', (text, value) => {
		expect(parseKextVersion(text)).toEqual({ valid: true, value });
	});

	it('sorts development stages before the release', () => {
		const order = ['1.0d5', '1.0a1', '1.0b9', '1.0f1', '1.0', '1.0.1d1'];
		const values = order.map((text) => parseKextVersion(text));
		const numbers = values.map((version) => (version.valid ? version.value : -1n));
		expect([...numbers].sort((a, b) => (a < b ? -1 : 1))).toEqual(numbers);
	});

	it.each([
		['', 'empty'],
		[' 1.0', 'no-leading-digit'],
		['v1.0', 'no-leading-digit'],
		['20240131', 'too-many-digits'],
		['1.20240131', 'too-many-digits'],
		['1.2.3.4', 'too-many-components'],
		['1.0-beta', 'unexpected-character'],
		['1.0B2', 'unexpected-character'],
		['1.0rc1', 'unexpected-character'],
		['1.0b2x', 'trailing-character'],
		['1.0beta', 'stage-without-level'],
		['1.0é', 'not-ascii'],
		['1.0 é', 'not-ascii'],
		['1.0b', 'stage-without-level'],
		['1.0f0', 'level-zero'],
		['1.0fc0', 'level-zero'],
		['1.0b256', 'level-too-large'],
		['1.0b1000', 'level-too-large'],
		['1.0.0 and much more', undefined],
		['1.0.0 and so much more', 'too-long'],
	])('reports the fault of %j', (text, fault) => {
		const version = parseKextVersion(text);
		expect(version.valid ? undefined : version.fault).toBe(fault);
	});
});

describe('nearestKextVersion', () => {
	it.each([
		['v1.2', '1.2', true],
		['1.0-beta', '1.0b1', true],
		['1.0.0-alpha.3', '1.0.0a3', true],
		['1.0B2', '1.0b2', true],
		['1.0rc1', '1.0fc1', true],
		['1.0fc0', '1.0fc1', true],
		['0.5.0-beta.1', '0.5.0b1', true],
		['0.5.0-beta.0', '0.5.0b0', true],
		['1.2.3-rc.2', '1.2.3fc2', true],
		['1.2.3-alpha', '1.2.3a1', true],
		['2.0.0-snapshot', '2.0.0d1', true],
		['1.2.3+45', '1.2.3', false],
		['1.2.3-beta.4+sha.5114f85', '1.2.3b4', false],
		['20240131', '2024.1.31', true],
		['2024013102', '2024.1.31', false],
		['1.2.3.4', '1.2.3', false],
		[' 1.0', '1.0', true],
	])('suggests for %j: %s', (text, version, complete) => {
		expect(nearestKextVersion(text)).toEqual({ version, complete });
	});

	it.each(['', 'any', '1.0b256', '123456', '1.0-custom', '1.2.3-beta.1.2'])(
		'suggests nothing for %j',
		(text) => {
			expect(nearestKextVersion(text)).toBeUndefined();
		},
	);
});
