/** The dependencies between parts of the project. */
import { describe, expect, it } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './sourceFiles.js';

/** `file imports module`, for each import that `isWrong` accepts. */
function wrongImports(
	files: readonly SourceFile[],
	isWrong: (imported: string, file: SourceFile) => boolean,
): readonly string[] {
	return files.flatMap((file) =>
		importsOf(file)
			.filter((imported) => isWrong(imported, file))
			.map((imported) => `${file.path} imports ${imported}`),
	);
}

const service = sourceFiles(/^server\/src\/service\//);
const server = sourceFiles(/^server\/src\//);
const client = sourceFiles(/^client\/src\//);

/** From the bottom up. A layer may import itself and the layers before it. */
const layers = [
	'text',
	'messages',
	'platform',
	'syntax',
	'value',
	'document',
	'edit',
	'bytes',
	'schema',
	'libraries',
	'registry',
	'matching',
	'rules',
	'features',
];

function layerOf(path: string): number {
	return layers.indexOf(/^server\/src\/service\/([^/]+)\//.exec(path)?.[1] ?? '');
}

describe('imports', () => {
	it('are found', () => {
		expect(service.length).toBeGreaterThan(20);
		expect(service.flatMap(importsOf).length).toBeGreaterThan(20);
	});

	it('of the service stay inside the service and the schemas', () => {
		expect(
			wrongImports(service, (name) => !/^(?:server\/src\/service|schemas)\//.test(name)),
		).toEqual([]);
	});

	it('of the service are from a layer', () => {
		const folders = service.flatMap(
			({ path }) => /^server\/src\/service\/([^/]+)\//.exec(path)?.[1] ?? [],
		);
		expect([...new Set(folders)].sort()).toEqual([...layers].sort());
	});

	it('of the service are from lower layers', () => {
		const wrong = wrongImports(service, (name, { path }) => {
			const [from, to] = [layerOf(path), layerOf(name)];
			return from >= 0 && to > from;
		});
		expect(wrong).toEqual([]);
	});

	it('from outside use only the two entry points of the service', () => {
		const outside = [...server, ...client].filter(
			({ path }) => !path.startsWith('server/src/service/'),
		);
		const wrong = wrongImports(outside, (name) =>
			/^server\/src\/service\/(?!(?:index|recognize)\.js$)/.test(name),
		);
		expect(wrong).toEqual([]);
	});

	it('of the language server packages are in lsp, node and browser only', () => {
		const others = server.filter(({ path }) => !/^server\/src\/(?:lsp|node|browser)\//.test(path));
		expect(wrongImports(others, (name) => name.startsWith('vscode-languageserver'))).toEqual([]);
	});

	it('of Node are not in code that runs in a browser', () => {
		const shared = [...server, ...client].filter(({ path }) =>
			/^(?:server\/src\/(?:lsp|browser|service)|client\/src\/(?!node\/))/.test(path),
		);
		expect(wrongImports(shared, (name) => name.startsWith('node:'))).toEqual([]);
	});

	it('of vscode are in the client only', () => {
		const others = sourceFiles(/^(?:server|scripts|test)\//);
		expect(wrongImports(others, (name) => name === 'vscode')).toEqual([]);
	});

	it('of scaffolding stay inside scaffolding and the service', () => {
		const scaffold = sourceFiles(/^server\/src\/scaffold\//);
		const inside = /^server\/src\/(?:scaffold|service)\//;
		const outside = (name: string): boolean =>
			name === 'vscode' ||
			name.startsWith('node:') ||
			(/^(?:client|server)\//.test(name) && !inside.test(name));
		expect(scaffold.length).toBeGreaterThan(10);
		expect(wrongImports(scaffold, outside)).toEqual([]);
	});

	it('of the server are not from the client', () => {
		expect(wrongImports(server, (name) => name.startsWith('client/'))).toEqual([]);
	});

	it('of the client from the server are the protocol and the detection of documents', () => {
		const allowed = /^server\/src\/lsp\/(?:protocol|recognition)\.js$/;
		const wrong = wrongImports(client, (name) => name.startsWith('server/') && !allowed.test(name));
		expect(wrong).toEqual([]);
	});

	it('form no cycles, including type imports', () => {
		const imports = new Map([...server, ...client].map((file) => [file.path, importsOf(file)]));
		expect(circlesIn(imports)).toEqual([]);
	});
});

describe('facts', () => {
	it('are read by the platform layer alone', () => {
		const readers = sourceFiles(/^(?:client|server|scripts|esbuild|vitest)/)
			.filter(({ text }) => /['"][^'"\n]*schemas\/facts\//.test(text))
			.map(({ path }) => path);
		const outside = readers.filter((path) => !path.startsWith('server/src/service/platform/'));
		expect(outside).toEqual([]);
		expect(readers.length).toBeGreaterThan(5);
	});
});

/** The import cycles found by traversing all imports. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
	const circles: string[] = [];
	const done = new Set<string>();
	const visit = (file: string, way: readonly string[]): void => {
		const start = way.indexOf(file);
		if (start >= 0) circles.push([...way.slice(start), file].join(' → '));
		if (start >= 0 || done.has(file)) return;
		for (const name of imports.get(file) ?? []) visit(name.replace(/\.js$/, '.ts'), [...way, file]);
		done.add(file);
	};
	for (const file of imports.keys()) visit(file, []);
	return circles;
}
