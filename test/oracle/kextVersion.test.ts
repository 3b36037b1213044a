/** Compares the parsing of kext versions with the recorded results of the kernel. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseKextVersion } from '../../server/src/service/document/kextVersion.js';
import { corpusFolder } from '../support/shared.js';

const oracle = join(corpusFolder, '../reference/kext-version-oracle.json');

describe.skipIf(!existsSync(oracle))('kext versions (skipped without ../shared)', () => {
	it('are parsed as by the kernel', () => {
		const verdicts = JSON.parse(
			// Values above 2^53 must not lose their last digits.
			readFileSync(oracle, 'utf8').replace(/, (-?\d+)\](?=,?\n|\])/g, ', "$1"]'),
		) as readonly [string, string][];
		expect(verdicts.length).toBeGreaterThan(2_999);
		const differing = verdicts.filter(([text, verdict]) => {
			const version = parseKextVersion(text);
			return (version.valid ? version.value : -1n) !== BigInt(verdict);
		});
		expect(differing).toEqual([]);
	});
});
