/** The extension loads only the client for XML files; everything else is in the server. */
import { build, type Metafile } from 'esbuild';
import { expect, it } from 'vitest';
import { root } from './sourceFiles.js';

async function bundle(entry: string): Promise<Metafile> {
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
	return metafile;
}

/** Files that are not empty after tree shaking. */
function bundledFiles({ outputs }: Metafile): readonly string[] {
	return Object.values(outputs).flatMap(({ inputs }) =>
		Object.keys(inputs).filter((path) => inputs[path]?.bytesInOutput),
	);
}

/** The files that client and server share: requests, and the detection of documents. */
const shared =
	/^(?:client\/src\/|package\.json$|server\/src\/rulePage\.ts$|server\/src\/lsp\/(?:protocol|recognition)\.ts$|server\/src\/configuration\/(?:globMatcher|globProgram|globTokens|teamFileName)\.ts$|server\/src\/project\/(?:ignoreFiles|ignorePatterns|neighborFiles|plistSearch)\.ts$|server\/src\/service\/(?:recognize|document\/bundlePath)\.ts$|(?:.*\/)?node_modules\/)/;

it.each(['client/src/node/main.ts', 'client/src/browser/main.ts'])(
	'%s contains neither the service nor the templates',
	async (entry) => {
		const files = bundledFiles(await bundle(entry));
		expect(files).toContain('server/src/lsp/recognition.ts');
		expect(files.filter((path) => !shared.test(path))).toEqual([]);
	},
);

/** A module that is also imported dynamically runs only for that import, so that what others import of it is undefined. */
it('the dialogs of commands import each other statically', async () => {
	const { inputs } = await bundle('client/src/node/languageClient.ts');
	const dynamic = Object.entries(inputs)
		.filter(([path]) => /^client\/src\/(?:matching|pick)\//.test(path))
		.map(([path, { imports }]) => [path, imports.filter(({ kind }) => kind === 'dynamic-import')]);
	expect(dynamic.length).toBeGreaterThan(20);
	expect(dynamic.filter(([, imports]) => imports && imports.length > 0)).toEqual([]);
});
