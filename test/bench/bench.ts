/** `npm run bench`: bundles the measurements as the product is bundled, and runs them in a process of their own. `-- --json` for machines. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const bundle = join(root, '.cache/bench/measure.mjs');

// Run from source, classes and names would cost more than they do where the product runs.
await build({
	absWorkingDir: root,
	entryPoints: ['test/bench/measure.ts'],
	outfile: bundle,
	bundle: true,
	platform: 'node',
	target: 'node20',
	format: 'esm',
	packages: 'external',
	logLevel: 'warning',
});
run('esbuild.mjs', '--production', 'cli');
run('--expose-gc', bundle, ...process.argv.slice(2));

function run(...args: readonly string[]): void {
	const isMeasuring = args.includes(bundle);
	const { status } = spawnSync(process.execPath, args, {
		cwd: root,
		stdio: ['ignore', isMeasuring ? 'inherit' : 'ignore', 'inherit'],
	});
	if (status !== 0) process.exit(status ?? 1);
}
