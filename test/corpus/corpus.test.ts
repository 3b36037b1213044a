/** The whole check on real plists: it never throws, tells their kinds, and its errors are the judged ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/service/document/analyse.js';
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import { fixAll, fixesFor } from '../../server/src/service/features/fixes.js';
import { applyEdits } from '../../server/src/service/text/textEdit.js';
import { findingsOf } from '../support/checkFindings.js';
import { type CorpusFile, corpusFiles, corpusText, hasCorpus } from '../support/shared.js';
import { kindExceptions } from './kindExceptions.js';

const kinds: Readonly<Record<string, string>> = {
	'codeless-kext': 'codelessKext',
	'codeless-dext': 'dext',
	sysext: 'systemExtension',
	ioreg: 'other',
};

function analyseFile(file: CorpusFile): DriverPlist {
	return analyse(corpusText(file), { uri: file.path, productType: file.productType });
}

describe.skipIf(!hasCorpus)('corpus (skipped where ../shared is absent)', () => {
	const plists = corpusFiles().map((file) => ({ file, plist: analyseFile(file) }));

	it('is told apart by kind and form', () => {
		const different = plists.flatMap(({ file: { id, kind, builtBundle }, plist }) => {
			if (kindExceptions.has(id)) return [];
			const expected = kinds[kind] ?? kind;
			const form = (builtBundle ?? plist.form === 'built') ? 'built' : 'source';
			const right = plist.kind === expected && plist.form === form;
			return right ? [] : [`${id} is ${expected}, ${form}; taken as ${plist.kind}, ${plist.form}`];
		});
		expect(different).toEqual([]);
	});

	it('has the errors that errors.md judges, and no other', () => {
		const judged = readFileSync(join(import.meta.dirname, 'errors.md'), 'utf8')
			.split('\n')
			.filter((line) => /^\| [A-Z]\d{4} /.test(line))
			.map((line) =>
				line
					.split('|')
					.map((cell) => cell.trim())
					.slice(1, 4)
					.join(' | '),
			);
		const found = plists.flatMap(({ file: { id }, plist }) =>
			findingsOf(plist)
				.filter(({ severity }) => severity === 'error')
				.map(({ code, at }) => `${id} | ${code} | ${at.path.join(' › ') || 'text'}`),
		);
		expect([...new Set(found)].sort()).toEqual([...new Set(judged)].sort());
	}, 60_000);

	it('has fixes that re-parse and leave no finding of their place behind', () => {
		const broken: string[] = [];
		for (const { file, plist } of plists) {
			const { uri, kind, form } = plist;
			const findings = findingsOf(plist);
			const tried = new Map<string, number>();
			for (const finding of findings) {
				const times = tried.get(finding.code) ?? 0;
				tried.set(finding.code, times + 1);
				if (times >= 2) continue;
				for (const { edits } of fixesFor(plist, finding)) {
					const after = analyse(applyEdits(plist.text, edits), { uri, kind, form });
					const worse = after.syntax.faults.length > plist.syntax.faults.length;
					const left = findingsOf(after).filter(({ code }) => code === finding.code).length;
					const before = findings.filter(({ code }) => code === finding.code).length;
					if (worse || left >= before) broken.push(`${file.id} ${finding.code}`);
				}
			}
		}
		expect(broken).toEqual([]);
	}, 120_000);

	it('is stable under Fix all', () => {
		const unstable = plists.filter(({ plist }) => {
			const { uri, kind, form } = plist;
			const { text } = fixAll(plist);
			return fixAll(analyse(text, { uri, kind, form })).applied > 0;
		});
		expect(unstable.map(({ file }) => file.id)).toEqual([]);
	}, 120_000);
});
