/** Correct property lists of every kind, which yield no findings except advice. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/service/document/analyze.js';
import { fixAll } from '../../server/src/service/features/fixAll.js';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { findingsOf } from '../support/checkFindings.js';
import { renderFinding } from '../support/findings.js';

const folder = join(import.meta.dirname, 'clean');

/** One folder for each kind; `.built.plist` is a file in a bundle. */
const files = (readdirSync(folder) as DocumentKind[]).flatMap((kind) =>
	readdirSync(join(folder, kind)).map((name) => [`${kind}/${name}`, kind] as const),
);

describe('correct property lists', () => {
	it.each(files)('%s is clean', (path, kind) => {
		const text = readFileSync(join(folder, path), 'utf8');
		const form = path.includes('.built.') ? 'built' : 'source';
		const plist = analyze(text, { uri: `file:///Gadget/${path}`, kind, form });
		const problems = findingsOf(plist).filter(
			({ severity }) => severity === 'error' || severity === 'warning',
		);
		expect(problems.map(renderFinding)).toEqual([]);
		expect(fixAll(plist)).toEqual({ text, applied: [] });
	});

	// Only the project shows that an app for iPadOS contains a driver.
	it.each(files.filter(([, kind]) => kind !== 'hostApp'))(
		'%s has the expected kind',
		(path, kind) => {
			const text = readFileSync(join(folder, path), 'utf8');
			expect(analyze(text, { uri: `file:///${path.split('/')[1]}` }).kind).toBe(kind);
		},
	);
});
