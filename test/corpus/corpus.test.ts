/** The complete check of real property lists: it never throws, detects their kinds, and has the reviewed findings. */
import { describe, expect, it } from 'vitest';
import { analyze, withText } from '../../server/src/service/document/analyze.js';
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import { fixAll } from '../../server/src/service/features/fixAll.js';
import { findingsOf, fixesOf } from '../support/checkFindings.js';
import { fixFaults } from '../support/fixFaults.js';
import { type CorpusFile, corpusFiles, corpusText, hasCorpus } from '../support/shared.js';
import { kindExceptions } from './kindExceptions.js';
import { linesOf, rowsOf } from './reviewed.js';

const kinds: Readonly<Record<string, string>> = {
	'codeless-kext': 'codelessKext',
	'codeless-dext': 'dext',
	sysext: 'systemExtension',
	ioreg: 'other',
};

/** Maximum findings of one code whose fixes are tested in each file. */
const mostOfACode = 3;

function analyzeFile(file: CorpusFile): DriverPlist {
	return analyze(corpusText(file), { uri: file.path });
}

describe.skipIf(!hasCorpus)('corpus (skipped without ../shared)', () => {
	const plists = corpusFiles().map((file) => {
		const plist = analyzeFile(file);
		return { file, plist, findings: findingsOf(plist) };
	});

	it('has the expected kinds and forms', () => {
		const different = plists.flatMap(({ file: { id, kind, builtBundle }, plist }) => {
			if (kindExceptions.has(id)) return [];
			const expected = kinds[kind] ?? kind;
			const form = (builtBundle ?? plist.form === 'built') ? 'built' : 'source';
			const right = plist.kind === expected && plist.form === form;
			return right ? [] : [`${id} is ${expected}, ${form}; taken as ${plist.kind}, ${plist.form}`];
		});
		expect(different).toEqual([]);
	});

	it.each([
		['error', 'errors.md'],
		['warning', 'warnings.md'],
	])('has only the %ss that are reviewed in %s', (level, list) => {
		const judged = rowsOf(list).filter(([file = '']) => /^[A-Z]\d{4}$/.test(file));
		const found = plists.flatMap(({ file: { id }, findings }) =>
			findings
				.filter(({ severity }) => severity === level)
				.map(({ code, at }) => [id, code, at.path.join(' › ') || 'text']),
		);
		expect(linesOf(found)).toEqual(linesOf(judged));
	});

	it('has the information and hints that are reviewed by group in warnings.md', () => {
		const counts = new Map<string, number>();
		for (const { severity, code } of plists.flatMap(({ findings }) => findings)) {
			if (severity === 'error' || severity === 'warning') continue;
			const group = `${severity} ${code}`;
			counts.set(group, (counts.get(group) ?? 0) + 1);
		}
		const judged = rowsOf('warnings.md')
			.filter(([level]) => level === 'information' || level === 'hint')
			.map(([level, code, count]) => `${level} ${code} ${count}`);
		expect([...counts].map(([group, count]) => `${group} ${count}`).sort()).toEqual(judged.sort());
	});

	it('has fixes that remove only their finding', () => {
		const faults = plists.flatMap(({ file: { id }, plist, findings }) => {
			const tried = new Map<string, number>();
			return findings.flatMap((finding) => {
				const times = (tried.get(finding.code) ?? 0) + 1;
				tried.set(finding.code, times);
				if (times > mostOfACode) return [];
				return fixesOf(plist, finding).flatMap((fix) =>
					fixFaults(plist, findings, finding, fix).map((fault) => `${id} ${fault}`),
				);
			});
		});
		expect(faults).toEqual([]);
	});

	it('is stable under fix all, which adds no findings', () => {
		const broken = plists.flatMap(({ file: { id }, plist, findings }) => {
			const after = withText(plist, fixAll(plist).text);
			const more = after.syntax.faults.length > plist.syntax.faults.length;
			return fixAll(after).applied.length > 0 || more || findingsOf(after).length > findings.length
				? [id]
				: [];
		});
		expect(broken).toEqual([]);
	});
});
