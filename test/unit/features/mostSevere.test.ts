/** Files with too many problems. */
import { describe, expect, it } from 'vitest';
import { checkPlist, fixAll, renderMessage } from '../../../server/src/service/index.js';
import { inRoot, open } from './samples.js';

const entry = '\t<key>A</key>\n\t<string>a</string>\n';
const hopeless = open(
	inRoot(`${entry.repeat(2000)}\t<key>CFBundlePackageType</key>\n\t<string>JUNK</string>`),
	'dext',
);

describe('of a very faulty file', () => {
	it('a thousand problems are shown, the last one with the number of the others', () => {
		const findings = checkPlist(hopeless);
		expect(findings).toHaveLength(1000);
		const last = findings.at(-1);
		expect(last).toMatchObject({ code: 'too-many-findings', severity: 'information' });
		expect(Number(Object.values(last?.message.parameters ?? {})[1])).toBeGreaterThan(900);
		expect(findings.filter(({ code }) => code === 'too-many-findings')).toHaveLength(1);
	});

	it('the most severe ones are kept, at any position', () => {
		const severities = { 'duplicate-key': 'hint' } as const;
		const all = checkPlist(open(inRoot(entry), 'dext'), { severities });
		const kept = checkPlist(hopeless, { severities });
		expect(all.every(({ code }) => code !== 'duplicate-key')).toBe(true);
		for (const { code } of all) expect(kept.map((finding) => finding.code)).toContain(code);
		expect(kept.some(({ at }) => hopeless.text.startsWith('JUNK', at.range.start))).toBe(true);
	});

	it('the number is not shown if its rule is off', () => {
		const found = checkPlist(hopeless, { severities: { 'too-many-findings': 'off' } });
		expect(found.map(({ code }) => code)).not.toContain('too-many-findings');
	});

	it('the number is not shown for few problems', () => {
		const found = checkPlist(open(inRoot(entry.repeat(500)), 'dext'));
		expect(found.length).toBeGreaterThan(499);
		expect(found.map(({ code }) => code)).not.toContain('too-many-findings');
	});

	it('all problems are fixed, in several rounds', () => {
		const { text } = fixAll(hopeless);
		expect(text.split('<key>A</key>')).toHaveLength(2);
	});

	it.each([
		[10_000, undefined],
		[20_001, 'The file has too many problems to fix all of them at once.'],
	])('of which %i are in the syntax, it is stated whether they are fixed', (faults, reason) => {
		const text = inRoot(`\t<key>A</key>\n\t<string>${'&'.repeat(faults)} </string>`);
		const { unfinishedBecause } = fixAll(open(text, 'dext'));
		expect(unfinishedBecause && renderMessage(unfinishedBecause)).toBe(reason);
	});
});

describe('the path of a problem', () => {
	it('ends at the maximum depth', () => {
		const deep = `${'\t<key>A</key>\n\t<dict>\n'.repeat(3000)}${entry.repeat(2)}${'</dict>'.repeat(3000)}`;
		const found = checkPlist(open(inRoot(deep), 'dext'));
		const duplicate = found.find(({ code }) => code === 'duplicate-key');
		expect(duplicate?.at.path).toEqual(Array.from({ length: 200 }, () => 'A'));
		const tooDeep = found.find(({ code }) => code === 'too-deep');
		expect(tooDeep?.at.path.length).toBeLessThanOrEqual(200);
	});
});
