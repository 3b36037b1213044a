/** The mutations of a source file, and modules with another text. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TestCollector } from '../../scripts/mutate/collectTests.js';
import { ModuleLoader } from '../../scripts/mutate/moduleLoader.js';
import { mutationsOf } from '../../scripts/mutate/mutations.js';
import { root } from '../tidy/sourceFiles.js';

describe('a mutation', () => {
	it.each([
		['if (a) return;\nb();', ['\nb();']],
		['for (const a of b) { if (!a) continue; c(a); }', ['for (const a of b) {  c(a); }']],
		['if (a) { return b; }', ['']],
		['const a = b && c || d;', ['const a = b && c && d;', 'const a = b || c || d;']],
		['if (a) return b; else return c;', []],
		['if (a) b();', []],
	])('of %j', (text, mutated) => {
		expect(mutationsOf('a.ts', text).map((mutation) => mutation.text)).toEqual(mutated);
	});
});

describe('a module with another text', () => {
	const text = join(root, 'server/src/service/text');
	const loader = new ModuleLoader(new Map());
	const { applyEdits } = loader.load(join(text, 'textEdit.ts'));

	it('replaces the module', () => {
		const changed = loader.withText(join(text, 'textEdit.ts'), 'export const applyEdits = 1;');
		expect(changed.load(join(text, 'textEdit.ts'))).toHaveProperty('applyEdits', 1);
	});

	it('keeps modules that do not import it', () => {
		const changed = loader.withText(join(text, 'spelling.ts'), 'export const editDistance = 1;');
		expect(changed.load(join(text, 'textEdit.ts'))).toHaveProperty('applyEdits', applyEdits);
	});
});

it('the tests of rules can be loaded', () => {
	const collector = new TestCollector();
	const loader = new ModuleLoader(new Map([['vitest', collector.vitest]]));
	collector.codes = new Set(['unknown-key']);
	loader.load(join(root, 'test/rules/rules.test.ts'));
	expect(collector.tests.length).toBeGreaterThan(10);
	for (const { run } of collector.tests) expect(run).not.toThrow();
});
