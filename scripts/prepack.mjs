/**
 * Builds what `npm pack` packs. In a clone without packages it installs them first: a script in TypeScript could not
 * run there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

if (!existsSync(join(root, 'node_modules/esbuild'))) run('npm', ['ci', '--ignore-scripts']);
run(process.execPath, ['esbuild.mjs', '--production']);

/** @param {string} program @param {readonly string[]} args */
function run(program, args) {
	// `npm pack` prints the name of the package to standard output, and only that.
	const { status } = spawnSync(program, args, {
		cwd: root,
		stdio: ['ignore', 2, 'inherit'],
		shell: process.platform === 'win32',
	});
	if (status !== 0) process.exit(status ?? 1);
}
