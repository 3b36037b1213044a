/** The extension loads only the client for XML files; everything else is in the server. */
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { root } from './sourceFiles.js';

/** Files that are not empty after tree shaking. */
async function bundledFiles(entry: string): Promise<readonly string[]> {
	const { metafile } = await build({
		absWorkingDir: root,
		entryPoints: [entry],
		bundle: true,
		metafile: true,
		write: false,
		outdir: 'dist',
		platform: 'node',
		format: 'cjs',
		mainFields: ['module', 'main'],
		conditions: ['browser'],
		external: ['vscode', '#templates'],
	});
	return Object.values(metafile.outputs).flatMap(({ inputs }) =>
		Object.keys(inputs).filter((path) => inputs[path]?.bytesInOutput),
	);
}

/** The files that client and server share: requests, and the detection of documents. */
const shared =
	/^(?:client\/src\/|package\.json$|server\/src\/rulePage\.ts$|server\/src\/lsp\/(?:protocol|recognition)\.ts$|server\/src\/configuration\/(?:globMatcher|globProgram|globTokens|teamFileName)\.ts$|server\/src\/project\/(?:ignoreFiles|ignorePatterns|neighborFiles|plistSearch)\.ts$|server\/src\/service\/(?:recognize|document\/bundlePath)\.ts$|(?:.*\/)?node_modules\/)/;

it.each(['client/src/node/main.ts', 'client/src/browser/main.ts'])(
	'%s contains neither the service nor the templates',
	async (entry) => {
		const files = await bundledFiles(entry);
		expect(files).toContain('server/src/lsp/recognition.ts');
		expect(files.filter((path) => !shared.test(path))).toEqual([]);
	},
);
