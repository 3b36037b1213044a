/** Correct plists of every kind, written for the project: nothing but advice may be said of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/service/document/analyse.js';
import { fixAll } from '../../server/src/service/features/fixes.js';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { findingsOf, sayFinding } from '../support/checkFindings.js';

const folder = join(import.meta.dirname, 'clean');

/** One folder a kind; `.built.plist` as it lies in a bundle. */
const files = (readdirSync(folder) as DocumentKind[]).flatMap((kind) =>
	readdirSync(join(folder, kind)).map((name) => [`${kind}/${name}`, kind] as const),
);

describe('correct plists', () => {
	it.each(files)('%s is clean', (path, kind) => {
		const text = readFileSync(join(folder, path), 'utf8');
		const form = path.includes('.built.') ? 'built' : 'source';
		const plist = analyse(text, { uri: `file:///Gadget/${path}`, kind, form });
		const problems = findingsOf(plist).filter(
			({ severity }) => severity === 'error' || severity === 'warning',
		);
		expect(problems.map(sayFinding)).toEqual([]);
		expect(fixAll(plist)).toEqual({ text, applied: 0 });
	});

	// What an app for iPadOS holds tells no one that it brings a driver; the project does.
	it.each(files.filter(([, kind]) => kind !== 'hostApp'))(
		'%s is taken for what it is',
		(path, kind) => {
			const text = readFileSync(join(folder, path), 'utf8');
			expect(analyse(text, { uri: `file:///${path.split('/')[1]}` }).kind).toBe(kind);
		},
	);
});
