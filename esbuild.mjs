/** Bundles client, server and command line into `dist/`. `--production` minifies, `--watch` rebuilds, names (`server cli`) select bundles. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const production = process.argv.includes('--production');
const root = dirname(fileURLToPath(import.meta.url));
process.chdir(root);

/**
 * Resolves `#templates` to all templates of `client/templates/`.
 * @type {import('esbuild').Plugin}
 */
const templates = {
	name: 'templates',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^#templates$/ }, ({ path }) => ({
			path,
			namespace: 'templates',
		}));
		onLoad({ filter: /.*/, namespace: 'templates' }, async () => {
			const { templatesModule } = await importTypeScript('scripts/templates.ts');
			const entries = readdirSync('client/templates', { recursive: true, encoding: 'utf8' });
			return {
				contents: templatesModule(),
				loader: 'js',
				watchFiles: entries.map((path) => resolve('client/templates', path)),
			};
		});
	},
};

/**
 * Adds JSON to the bundles as strings for `JSON.parse`, which is faster than the same data as source code.
 * @type {import('esbuild').Plugin}
 */
const parsedJson = {
	name: 'parsedJson',
	setup({ onLoad, initialOptions: { outfile } }) {
		onLoad({ filter: /[\\/]schemas[\\/].*\.json$/ }, async ({ path }) => {
			const json = readJson(path, await readFile(path, 'utf8'), outfile);
			return { contents: `export default JSON.parse(${JSON.stringify(json)});`, loader: 'js' };
		});
	},
};

/** The keys inside each file of facts that the extension does not read. The command line shows the sources. */
const notInExtension = new Map([
	['comparedProperties', ['source']],
	['kextFamilies', ['source']],
	['logMessages', ['example', 'source']],
	['pairings', ['source']],
	['swiftTypes', ['source']],
]);

/**
 * Facts and schemas without what only authors and the tests read, as JSON.
 * @param {string} path
 * @param {string} text
 * @param {string | undefined} outfile
 */
function readJson(path, text, outfile) {
	if (!/[\\/]facts[\\/]/.test(path)) {
		return JSON.stringify(JSON.parse(text), without(['$schema', '$id']));
	}
	const { $schema, note, source, ...facts } = JSON.parse(text);
	const unread = notInExtension.get(basename(path, '.json')) ?? [];
	const shown = outfile === 'dist/commandLine.js' ? ['source'] : [];
	return JSON.stringify(facts, without(unread.filter((key) => !shown.includes(key))));
}

/**
 * A function for JSON.stringify.
 * @param {readonly string[]} keys
 * @returns {(key: string, value: unknown) => unknown}
 */
function without(keys) {
	return (key, value) => (keys.includes(key) ? undefined : value);
}

/**
 * Uses only the writer of `@bacons/xcode`, without its parser and without Node's Buffer, which the Web lacks and
 * which only binary values require.
 * @type {import('esbuild').Plugin}
 */
const xcodeWriter = {
	name: 'xcodeWriter',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^\.\/parser$/ }, ({ importer, path }) =>
			/@bacons.xcode.build.json/.test(importer) ? { path, namespace: 'nothing' } : undefined,
		);
		onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
		onLoad({ filter: /@bacons.xcode.build.json.writer\.js$/ }, ({ path }) => ({
			contents: readFileSync(path, 'utf8').replaceAll('instanceof Buffer', 'instanceof Uint8Array'),
		}));
	},
};

/**
 * Keeps the language client and the dialogs of commands out of the desktop extension: these are nine tenths of the code, and most XML files need none.
 * Opening an XML file takes a quarter of the processor time, 5 ms instead of 20.
 * @type {import('esbuild').Plugin}
 */
const separateLanguageClient = {
	name: 'separateLanguageClient',
	setup({ onResolve }) {
		const separate = { path: './languageClient.cjs', external: true };
		onResolve({ filter: /^\.\/(?:languageClient|serverMiddleware)\.js$/ }, () => separate);
		onResolve({ filter: /^\.\.\/(?:matching|pick)\// }, ({ importer, kind }) =>
			/[\\/]commands[\\/]/.test(importer) && kind === 'dynamic-import' ? separate : undefined,
		);
	},
};

/** Modules of the language client with features that the server does not have. */
const unusedFeatures =
	'callHierarchy|colorProvider|declaration|definition|documentHighlight|documentLink|fileOperations|formatting|implementation|inlineCompletion|inlineValue|linkedEditingRange|reference|rename|selectionRange|semanticTokens|signatureHelp|textDocumentContent|typeDefinition|typeHierarchy|workspaceSymbol';

/** The feature for notebooks, whose cells are not property lists, with what the rest of the language client calls. */
const noNotebooks = `
const never = () => ({ dispose() {} });
exports.NotebookDocumentSyncFeature = class {
	static CellScheme = 'vscode-notebook-cell';
	registrationType = { method: 'notebookDocument/sync' };
	onOpenNotificationSent = never;
	onChangeNotificationSent = never;
	onSaveNotificationSent = never;
	onCloseNotificationSent = never;
	fillClientCapabilities() {}
	initialize() {}
	register() {}
	unregister() {}
	clear() {}
	getState() { return { kind: 'static' }; }
	handles() { return false; }
};`;

/**
 * Leaves out features of the language client that the server does not have: a fifth of its code, in each of two bundles.
 * @type {import('esbuild').Plugin}
 */
const usedFeatures = {
	name: 'usedFeatures',
	setup({ onLoad }) {
		const folder = 'vscode-languageclient[\\\\/]lib[\\\\/]common[\\\\/]';
		onLoad({ filter: new RegExp(`${folder}(?:${unusedFeatures})\\.js$`) }, () => ({
			contents: '',
		}));
		onLoad({ filter: new RegExp(`${folder}notebook\\.js$`) }, () => ({ contents: noNotebooks }));
		onLoad({ filter: new RegExp(`${folder}client\\.js$`) }, ({ path }) => ({
			contents: readFileSync(path, 'utf8').replace(
				new RegExp(
					`this\\.registerFeature\\(new (?:${unusedFeatures})_1\\.\\w+\\(this\\)\\);`,
					'g',
				),
				'',
			),
		}));
	},
};

/** Modules of the library of the server with features that it does not have, each a class that extends the one before. */
const unusedMixins = {
	callHierarchy: 'CallHierarchyFeature',
	fileOperations: 'FileOperationsFeature',
	inlineCompletion: 'InlineCompletionFeature',
	inlineValue: 'InlineValueFeature',
	linkedEditingRange: 'LinkedEditingRangeFeature',
	moniker: 'MonikerFeature',
	notebook: 'NotebookSyncFeature',
	semanticTokens: 'SemanticTokensFeature',
	textDocumentContent: 'TextDocumentContentFeature',
	typeHierarchy: 'TypeHierarchyFeature',
};

/**
 * Leaves out features of the library of the server that the server does not have.
 * @type {import('esbuild').Plugin}
 */
const usedMixins = {
	name: 'usedMixins',
	setup({ onLoad }) {
		const folder = 'vscode-languageserver[\\\\/]lib[\\\\/]common[\\\\/]';
		for (const [module, mixin] of Object.entries(unusedMixins)) {
			onLoad({ filter: new RegExp(`${folder}${module}\\.js$`) }, () => ({
				contents: `exports.${mixin} = (Base) => Base;`,
			}));
		}
		// It finds modules of npm.
		onLoad({ filter: /vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/ }, () => ({
			contents: '',
		}));
	},
};

/**
 * Escapes the characters that esbuild leaves in regular expressions, because the starters read the bundles as ASCII.
 * @type {import('esbuild').Plugin}
 */
const asciiOnly = {
	name: 'asciiOnly',
	setup({ onEnd }) {
		onEnd(({ metafile }) => {
			for (const path of Object.keys(metafile?.outputs ?? {}).filter(
				(each) => !each.endsWith('.map'),
			)) {
				const code = readFileSync(path, 'utf8');
				const escaped = code.replace(
					/[^\0-\x7f]/g,
					(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
				);
				if (escaped !== code) writeFileSync(path, escaped);
			}
		});
	},
};

/** Node 20 does not support TypeScript. @param {string} path */
async function importTypeScript(path) {
	const { outputFiles } = await build({
		absWorkingDir: root,
		entryPoints: [path],
		bundle: true,
		platform: 'node',
		format: 'esm',
		write: false,
	});
	const code = outputFiles.map(({ text }) => text).join('');
	return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** @type {import('esbuild').BuildOptions} */
const common = {
	absWorkingDir: root,
	bundle: true,
	minify: production,
	sourcemap: production ? false : 'linked',
	metafile: true,
	legalComments: 'none',
	logLevel: 'warning',
	mainFields: ['module', 'main'],
	plugins: [templates, parsedJson, xcodeWriter, usedFeatures, usedMixins, asciiOnly],
};
const node = { platform: 'node', target: 'node20' };
const browser = {
	platform: 'browser',
	target: 'es2022',
	mainFields: ['browser', 'module', 'main'],
};

/**
 * The package.json in `dist/` makes `.js` files CommonJS, so that `server.js` runs both as a worker and as a process.
 * The web extension host appends `.js` to its entry and uses the module system of `main`, which therefore is `.cjs`.
 * @type {import('esbuild').BuildOptions[]}
 */
const bundles = [
	{
		...node,
		entryPoints: ['client/src/node/main.ts'],
		outfile: 'dist/client.cjs',
		format: 'cjs',
		external: ['vscode'],
		plugins: [separateLanguageClient],
		// VS Code answers for `vscode` where it is required.
		supported: { 'dynamic-import': false },
	},
	{
		...node,
		entryPoints: ['client/src/node/languageClient.ts'],
		outfile: 'dist/languageClient.cjs',
		format: 'cjs',
		external: ['vscode'],
	},
	{
		...browser,
		entryPoints: ['client/src/browser/main.ts'],
		outfile: 'dist/client-web.js',
		format: 'cjs',
		external: ['vscode'],
	},
	{
		...node,
		entryPoints: ['server/src/main.ts'],
		outfile: 'dist/server.js',
		// It contains both hosts, and a worker can't load CommonJS modules.
		conditions: ['browser'],
		format: 'iife',
	},
	{
		...node,
		entryPoints: ['server/src/node/start.ts'],
		outfile: 'dist/serverProcess.js',
		format: 'cjs',
	},
	{
		...node,
		entryPoints: ['server/src/cli/main.ts'],
		outfile: 'dist/commandLine.js',
		format: 'iife',
	},
	{
		...node,
		entryPoints: ['server/src/cli/start.ts'],
		outfile: 'dist/cli.js',
		format: 'cjs',
		banner: { js: '#!/usr/bin/env node' },
	},
];

/** @param {import('esbuild').Metafile | undefined} metafile */
function printSizes(metafile) {
	for (const [path, { bytes }] of Object.entries(metafile?.outputs ?? {})) {
		if (path.endsWith('.map')) continue;
		console.log(`${path.padEnd(20)}${(bytes / 1000).toFixed(0).padStart(7)} kB`);
	}
}

/** @param {readonly import('esbuild').BuildResult[]} built */
async function writeNotices(built) {
	const { thirdPartyNotices } = await importTypeScript('scripts/thirdPartyNotices.ts');
	const inputs = built.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
	writeFileSync('dist/ThirdPartyNotices.txt', thirdPartyNotices(inputs));
}

/** The pages of all rules, which the extension shows without a network: Markdown by code, in one file, since many small ones take more space. */
function writeRulePages() {
	const folder = 'docs/rules';
	const files = readdirSync(folder).filter((name) => name !== 'README.md');
	const pages = files.map((name) => [
		name.replace('.md', ''),
		readFileSync(`${folder}/${name}`, 'utf8').replace(/^<!--.*-->\n/, ''),
	]);
	writeFileSync('dist/rulePages.json', JSON.stringify(Object.fromEntries(pages)));
}

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const chosen = bundles.filter(
	({ outfile }) =>
		names.length === 0 || names.some((name) => outfile?.replace(/\.\w+$/, '') === `dist/${name}`),
);

mkdirSync('dist', { recursive: true });
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
writeRulePages();
if (process.argv.includes('--watch')) {
	for (const bundle of chosen) {
		await (await context({ ...common, ...bundle, logLevel: 'info' })).watch();
	}
} else {
	const built = await Promise.all(chosen.map((bundle) => build({ ...common, ...bundle })));
	for (const { metafile } of built) printSizes(metafile);
	if (chosen.length === bundles.length) await writeNotices(built);
}
