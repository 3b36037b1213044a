/** Writes all generated files: `npm run generate`. With `-- --check` it only lists the stale ones. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Generator } from './generate/output.js';

const root = resolve(import.meta.dirname, '..');
// Not by scriptOptions.ts, which loads all rules: the registry that this writes can name a rule that was deleted.
const check = process.argv.includes('--check');

/** Updates the output of all generators in a folder, and returns the paths that were stale. */
async function updateAll(folder: string): Promise<readonly string[]> {
	const stale: string[] = [];
	const path = join(root, 'scripts/generate', folder);
	for (const name of readdirSync(path).sort()) {
		const module: unknown = await import(pathToFileURL(join(path, name)).href);
		stale.push(...update(module as Generator));
	}
	return stale;
}

/** Relative paths of the files that differ from what `generator` renders. */
function update(generator: Generator): readonly string[] {
	const output = generator.render();
	const changed = [...output].filter(([path, text]) => {
		const full = join(root, path);
		return !existsSync(full) || readFileSync(full, 'utf8') !== text;
	});
	const left = (generator.owns ?? [])
		.filter((folder) => existsSync(join(root, folder)))
		.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
		.filter((path) => !output.has(path));
	if (!check) {
		for (const [path, text] of changed) write(join(root, path), text);
		for (const path of left) rmSync(join(root, path));
	}
	return [...changed.map(([path]) => path), ...left];
}

function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

process.chdir(root);
const stale = [...(await updateAll('registries'))];
// Documents import the registries, so these are updated first.
if (!check || stale.length === 0) stale.push(...(await updateAll('documents')));
for (const path of stale) console.log(`${check ? 'stale' : 'updated'}: ${path}`);
if (check && stale.length > 0) {
	console.error(`${stale.length} generated files are stale. Run npm run generate.`);
	process.exitCode = 1;
}
