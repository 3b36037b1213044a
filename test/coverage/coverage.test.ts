/** The coverage table names existing rules, has no empty rows, and has a row for every known mistake. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/service/index.js';
import { sharedFolder } from '../support/shared.js';
import { readCoverage } from './readCoverage.js';

const reference = join(sharedFolder, 'reference');
const hasReference = existsSync(join(reference, 'matching.md'));

const rows = readCoverage();

function items(section: string): readonly string[] {
	return rows.filter((row) => row.section === section).map(({ item }) => item);
}

describe('the coverage table', () => {
	it('has a section for each source', () => {
		expect([...new Set(rows.map(({ section }) => section))]).toEqual([
			'Diagnostics of OSKext',
			'Rejections by the kernel',
			'Parsing',
			'Personalities that never match',
			'Mistakes people make',
			'Driver Plist itself',
		]);
	});

	it('names rules that exist', () => {
		const known = new Set(rules.map(({ code }) => code));
		const unknown = rows.flatMap(({ item, codes }) =>
			codes.filter((code) => !known.has(code)).map((code) => `${item}: ${code}`),
		);
		expect(unknown).toEqual([]);
	});

	it('names every rule', () => {
		const named = new Set(rows.flatMap(({ codes }) => codes));
		expect(rules.map(({ code }) => code).filter((code) => !named.has(code))).toEqual([]);
	});

	it('has no empty rows', () => {
		const empty = rows.filter(({ codes, reason }) => codes.length === 0 && reason === '');
		expect(empty).toEqual([]);
	});

	it('has no duplicate rows', () => {
		const names = rows.map(({ section, item }) => `${section}: ${item}`);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});
});

describe.skipIf(!hasReference)('the facts about macOS (skipped without ../shared)', () => {
	const read = (name: string): string => readFileSync(join(reference, name), 'utf8');

	it('have a row for every diagnostic of OSKext', () => {
		const constants = new Set(read('oskext-diagnostics.md').match(/\bkOSKextD\w+/g));
		const diagnostics = [...constants].filter((name) => !name.includes('DiagnosticsFlag'));
		expect(diagnostics.length).toBe(61);
		const listed = items('Diagnostics of OSKext');
		expect(diagnostics.filter((name) => !listed.includes(name))).toEqual([]);
		expect(listed.filter((name) => name.startsWith('without text')).length).toBe(2);
	});

	it('have a row for every rejection by the kernel', () => {
		const section = /^## 12\.[\s\S]*?(?=^## 13\.)/m.exec(read('oskext-diagnostics.md'))?.[0] ?? '';
		const rejections = section.split('\n').filter((line) => line.startsWith('|')).length - 2;
		expect(rejections).toBeGreaterThan(20);
		expect(items('Rejections by the kernel').length).toBeGreaterThanOrEqual(rejections);
	});

	it('have a row for every construct that a parser rejects', () => {
		const section = /^## 10\.[\s\S]*/m.exec(read('plist-parsing.md'))?.[0] ?? '';
		const points = [...section.matchAll(/^(\d)\. ([\s\S]*?)(?=^\d\. |(?![\s\S]))/gm)];
		expect(points.length).toBe(4);
		for (const [, number, point = ''] of points.slice(0, 3)) {
			const constructs = point.slice(point.indexOf(':')).split(/[,;] |, |; /).length;
			const listed = items('Parsing').filter((item) => item.startsWith(`${number} `));
			expect(listed.length, `${number}`).toBeGreaterThanOrEqual(constructs);
		}
		expect(items('Parsing').filter((item) => item.startsWith('4 ')).length).toBe(2);
	});

	it('have rows for every part of matching', () => {
		const parts = [...read('matching.md').matchAll(/^## (\d+)\./gm)].map(([, part]) =>
			Number(part),
		);
		const listed = items('Personalities that never match');
		for (const part of parts.filter((number) => number <= 10)) {
			expect(
				listed.filter((item) => item.startsWith(`${part} `)).length,
				`${part}`,
			).toBeGreaterThan(0);
		}
	});

	it('have a row for every known mistake', () => {
		const numbers = [...read('driver-mistakes.md').matchAll(/^(\d+)\. /gm)].map(([, n]) => n);
		expect(numbers.length).toBe(73);
		const listed = items('Mistakes people make').map((item) => /^M(\d+) /.exec(item)?.[1]);
		expect(numbers.filter((number) => !listed.includes(number))).toEqual([]);
	});
});
