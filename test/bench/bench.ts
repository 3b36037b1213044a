/**
 * `npm run bench`: bundles the measurements and the peers like the product, and runs them in a separate process.
 * Names of groups (`-- start servers`) select groups, `--json` prints JSON, `--write` writes `docs/benchmarks.md`.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.cache/bench');
const bundle = join(folder, 'measure.mjs');

const common: BuildOptions = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	target: 'node20',
	logLevel: 'warning',
};

// Bundled, because classes and names cost more if they are run from source.
await build({
	...common,
	entryPoints: ['test/bench/measure.ts'],
	outfile: bundle,
	format: 'esm',
	packages: 'external',
});
// Editors also bundle these servers, which start faster then.
await build({
	...common,
	entryPoints: {
		jsonServer:
			'node_modules/vscode-langservers-extracted/lib/json-language-server/node/jsonServerMain.js',
		yamlServer: 'node_modules/yaml-language-server/out/server/src/server.js',
	},
	outdir: folder,
	outExtension: { '.js': '.cjs' },
	mainFields: ['module', 'main'],
	format: 'cjs',
	minify: true,
});
run('esbuild.mjs', '--production', 'cli', 'commandLine', 'server', 'serverProcess');
run('--expose-gc', bundle, ...process.argv.slice(2));

function run(...args: readonly string[]): void {
	const isMeasuring = args.includes(bundle);
	const { status } = spawnSync(process.execPath, args, {
		cwd: root,
		stdio: ['ignore', isMeasuring ? 'inherit' : 'ignore', 'inherit'],
	});
	if (status !== 0) process.exit(status ?? 1);
}
