/** Recent real property lists, checked with the files near them: their kinds, and the reviewed errors and warnings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openNeighbors } from '../../server/src/cli/projectFiles.js';
import { decodePlist } from '../../server/src/service/bytes/decodePlist.js';
import { analyze } from '../../server/src/service/document/analyze.js';
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import { findingsOf } from '../support/checkFindings.js';
import { hasRecentCorpus, recentFiles, recentFolder } from '../support/shared.js';
import { recentExceptions } from './recentExceptions.js';
import { linesOf, rowsOf } from './reviewed.js';

/** Kinds by their names in the index that differ. */
const kinds: Readonly<Record<string, string>> = {
	'other (file system bundle, template)': 'fileSystem',
};

async function analyzeWithNeighbors(file: string): Promise<DriverPlist> {
	const path = join(recentFolder, file);
	const uri = pathToFileURL(path).href;
	const [repository = ''] = file.split('/');
	const neighbors = await (await openNeighbors([join(recentFolder, repository)])).of(uri);
	return analyze(decodePlist(readFileSync(path)).text, { uri, neighbors });
}

const plists = await Promise.all(
	recentFiles().map(async (entry) => ({ ...entry, plist: await analyzeWithNeighbors(entry.file) })),
);

describe.skipIf(!hasRecentCorpus)('recent files (skipped without ../shared)', () => {
	it('have the kinds of their index, except those in recentExceptions.ts', () => {
		const found = plists.map(({ file, plist }) => `${file}: ${plist.kind}`);
		const expected = plists.map(
			({ file, kind }) => `${file}: ${recentExceptions.get(file)?.kind ?? kinds[kind] ?? kind}`,
		);
		expect(found).toEqual(expected);
	});

	it('are all that recentExceptions.ts names', () => {
		const files = plists.map(({ file }) => file);
		expect([...recentExceptions.keys()].filter((file) => !files.includes(file))).toEqual([]);
	});

	it.each([
		['error', 'errors.md'],
		['warning', 'warnings.md'],
	])('have only the %ss that are reviewed in %s', (level, list) => {
		const judged = rowsOf(list).filter(([file = '']) => file.includes('/'));
		const found = plists.flatMap(({ file, plist }) =>
			findingsOf(plist)
				.filter(({ severity }) => severity === level)
				.map(({ code, at }) => [file, code, at.path.join(' › ') || 'text']),
		);
		expect(linesOf(found)).toEqual(linesOf(judged));
	});
});
