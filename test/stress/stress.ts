/**
 * `npm run stress`: bundles the nightly run like the product, and runs it in a separate process.
 * `-- fuzz shapes` selects parts, `--cases 30000` and `--seconds 600` (of processor time) limit the part of fuzz cases,
 * `--every 40` the part of shapes, and `--only IOPCIMatch` selects those with that name,
 * `--restart` forgets what an earlier run did, `--write` writes the figures to `docs/benchmarks/` and `docs/benchmarks.md`.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const bundle = join(root, '.cache/stress/run.mjs');

await build({
	absWorkingDir: root,
	entryPoints: ['test/stress/run.ts'],
	outfile: bundle,
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node20',
	packages: 'external',
	logLevel: 'warning',
});
// So much memory for young objects that no garbage is collected while one operation runs: collections depend on earlier work, and
// only the larger of two documents would pay for them.
const memory = [
	'--expose-gc',
	'--single-threaded-gc',
	'--min-semi-space-size=2048',
	'--max-semi-space-size=2048',
];
run(process.execPath, [...memory, bundle, ...process.argv.slice(2)]);

function run(program: string, args: readonly string[]): void {
	const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exitCode = status ?? 1;
}
