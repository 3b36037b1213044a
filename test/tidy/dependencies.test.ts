/** Every package in package.json is used. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFiles, root } from './sourceFiles.js';

const { devDependencies, scripts } = JSON.parse(
	readFileSync(join(root, 'package.json'), 'utf8'),
) as {
	readonly devDependencies: Readonly<Record<string, string>>;
	readonly scripts: Readonly<Record<string, string>>;
};

/** Packages that no file names, and what uses them. */
const elsewhere: Readonly<Record<string, string>> = {
	'@biomejs/biome': 'npm run check',
	'@types/node': 'types',
	typescript: 'npm run check',
	tsx: 'npm start',
};

/** This file, which names those of `elsewhere`. */
const own = 'test/tidy/dependencies.test.ts';

it('every dependency is used', () => {
	const code = projectFiles()
		.filter((path) => /^(?:client|server|scripts|test|esbuild|vitest|tsconfig)/.test(path))
		.filter((path) => /\.(?:ts|mjs|cjs|json)$/.test(path) && path !== own)
		.map((path) => readFileSync(join(root, path), 'utf8'))
		.join('\n');
	const commands = Object.values(scripts).join('\n');
	const unused = Object.keys(devDependencies).filter((name) => {
		const imported = new RegExp(
			`['"](?:node_modules/)?${name.replace('@types/', '')}(?:/[^'"]*)?['"]`,
		);
		return !imported.test(code) && !Object.hasOwn(elsewhere, name);
	});
	expect(unused).toEqual([]);
	for (const name of Object.keys(elsewhere)) expect(devDependencies).toHaveProperty([name]);
	expect(commands).toContain('biome check');
});
