/** Writes everything generated: `npm run generate`; with `-- --check` it only names what is stale. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Generator } from './generate/output.js';

const root = resolve(import.meta.dirname, '..');
const generators = join(root, 'scripts/generate');

/** Modules of `generate/` that render something, code before documents, since those import the code. */
async function loadGenerators(): Promise<readonly Generator[]> {
	const first = ['schemaFiles.ts', 'registry.ts'];
	const rest = readdirSync(generators).filter((name) => !first.includes(name));
	const loaded: Generator[] = [];
	for (const name of [...first, ...rest.sort()]) {
		const module = (await import(join(generators, name))) as Partial<Generator>;
		if (module.render) loaded.push(module as Generator);
	}
	return loaded;
}

/** Relative paths of the files that differ from what `generator` renders. */
async function update(generator: Generator, write: boolean): Promise<readonly string[]> {
	const stale: string[] = [];
	const output = await generator.render();
	for (const [path, text] of output) {
		const full = join(root, path);
		if (existsSync(full) && readFileSync(full, 'utf8') === text) continue;
		stale.push(path);
		if (!write) continue;
		mkdirSync(dirname(full), { recursive: true });
		writeFileSync(full, text);
	}
	for (const folder of generator.owns ?? []) {
		for (const name of existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []) {
			const path = `${folder}/${name}`;
			if (output.has(path)) continue;
			stale.push(path);
			if (write) rmSync(join(root, path));
		}
	}
	return stale;
}

const check = process.argv.includes('--check');
process.chdir(root);
const stale: string[] = [];
for (const generator of await loadGenerators()) stale.push(...(await update(generator, !check)));
for (const path of stale) console.log(check ? `stale: ${path}` : `wrote ${path}`);
if (check && stale.length > 0) {
	console.error(`${stale.length} generated files are stale; run npm run generate`);
	process.exitCode = 1;
}
