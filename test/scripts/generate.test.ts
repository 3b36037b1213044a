/** `npm run generate` is one pass, whatever happened to rules since the last one. */
import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { exportNameOf, ruleCodes } from '../../scripts/generate/registries/rules.js';
import { ruleSkeleton } from '../../scripts/ruleSkeleton.js';
import { root, sourceFiles } from '../tidy/sourceFiles.js';

const copy = mkdtempSync(join(tmpdir(), 'driver-plist-generate-'));
const rules = join(copy, 'server/src/service/rules');

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Rules that no other file imports, as one is that people rename or delete. */
function independentRules(): readonly string[] {
	const imports = sourceFiles(/^server\/src\/service\/(?!.*\.generated\.ts$)/)
		.map(({ text }) => text)
		.join('\n');
	return ruleCodes().filter((code) => !imports.includes(`/${code}.js'`));
}

async function generate(...args: readonly string[]): Promise<string> {
	const script = join(copy, 'scripts/generate.ts');
	const options = { cwd: copy, maxBuffer: 10_000_000 };
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[join(root, 'node_modules/tsx/dist/cli.mjs'), script, ...args],
		options,
	);
	return stdout;
}

it('follows a rule that is added, one that is renamed and one that is deleted', async () => {
	for (const name of ['package.json', 'package.nls.json', 'client', 'server', 'schemas']) {
		cpSync(join(root, name), join(copy, name), { recursive: true });
	}
	for (const name of ['docs', 'scripts', 'syntaxes']) {
		cpSync(join(root, name), join(copy, name), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
	const [deleted = '', renamed = ''] = independentRules();
	rmSync(join(rules, `${deleted}.ts`));
	const text = readFileSync(join(rules, `${renamed}.ts`), 'utf8')
		.replaceAll(exportNameOf(renamed), exportNameOf(`${renamed}-again`))
		.replaceAll(`'${renamed}'`, `'${renamed}-again'`);
	writeFileSync(join(rules, `${renamed}.ts`), text);
	renameSync(join(rules, `${renamed}.ts`), join(rules, `${renamed}-again.ts`));
	writeFileSync(join(rules, 'new-rule.ts'), ruleSkeleton('new-rule'));

	await generate();

	const pages = [deleted, renamed, `${renamed}-again`, 'new-rule'].map((code) =>
		existsSync(join(copy, `docs/rules/${code}.md`)),
	);
	expect(pages).toEqual([false, false, true, true]);
	const registry = readFileSync(join(rules, 'registry.generated.ts'), 'utf8');
	expect(registry).toContain("'./new-rule.js'");
	expect(registry).not.toContain(`'./${deleted}.js'`);
	expect(readFileSync(join(copy, 'package.json'), 'utf8')).toContain('"new-rule"');
	expect(await generate('--check')).toBe('');
});
